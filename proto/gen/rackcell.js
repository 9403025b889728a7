/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $String = $util.global.String, $Boolean = $util.global.Boolean, $Number = $util.global.Number, $Array = $util.global.Array, $parseInt = $util.global.parseInt, $BigInt = $util.global.BigInt;

// Exported root namespace
const $root = $protobuf.roots["rackcell"] || ($protobuf.roots["rackcell"] = {});

export const rackcell = $root.rackcell = (() => {

    /**
     * Namespace rackcell.
     * @exports rackcell
     * @namespace
     */
    const rackcell = {};

    rackcell.Entry = (function() {

        /**
         * Properties of an Entry.
         * @typedef {Object} rackcell.Entry.$Properties
         * @property {string} [key] Entry key
         * @property {Uint8Array|null} [value] Entry value
         * @property {boolean|null} [deleted] Entry deleted
         * @property {number} [schema] Entry schema
         * @property {rackcell.Intent.$Properties|null} [intent] Entry intent
         * @property {string|null} [subject] Entry subject
         * @property {Uint8Array|null} [request] Entry request
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Entry.
         * @memberof rackcell
         * @interface IEntry
         * @augments rackcell.Entry.$Properties
         * @deprecated Use rackcell.Entry.$Properties instead.
         */

        /**
         * Shape of an Entry.
         * @typedef {rackcell.Entry.$Properties} rackcell.Entry.$Shape
         */

        /**
         * Constructs a new Entry.
         * @memberof rackcell
         * @classdesc Represents an Entry.
         * @constructor
         * @param {rackcell.Entry.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Entry = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Entry key.
         * @member {string} key
         * @memberof rackcell.Entry
         * @instance
         */
        Entry.prototype.key = "";

        /**
         * Entry value.
         * @member {Uint8Array|null} value
         * @memberof rackcell.Entry
         * @instance
         */
        Entry.prototype.value = null;

        /**
         * Entry deleted.
         * @member {boolean|null} deleted
         * @memberof rackcell.Entry
         * @instance
         */
        Entry.prototype.deleted = null;

        /**
         * Entry schema.
         * @member {number} schema
         * @memberof rackcell.Entry
         * @instance
         */
        Entry.prototype.schema = 0;

        /**
         * Entry intent.
         * @member {rackcell.Intent|null} intent
         * @memberof rackcell.Entry
         * @instance
         */
        Entry.prototype.intent = null;

        /**
         * Entry subject.
         * @member {string|null} subject
         * @memberof rackcell.Entry
         * @instance
         */
        Entry.prototype.subject = null;

        /**
         * Entry request.
         * @member {Uint8Array|null} request
         * @memberof rackcell.Entry
         * @instance
         */
        Entry.prototype.request = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Entry.prototype, "_value", {
            get: $util.oneOfGetter($oneOfFields = ["value"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Entry.prototype, "_deleted", {
            get: $util.oneOfGetter($oneOfFields = ["deleted"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Entry.prototype, "_intent", {
            get: $util.oneOfGetter($oneOfFields = ["intent"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Entry.prototype, "_subject", {
            get: $util.oneOfGetter($oneOfFields = ["subject"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Entry.prototype, "_request", {
            get: $util.oneOfGetter($oneOfFields = ["request"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new Entry instance using the specified properties.
         * @function create
         * @memberof rackcell.Entry
         * @static
         * @param {rackcell.Entry.$Properties=} [properties] Properties to set
         * @returns {rackcell.Entry} Entry instance
         * @type {{
         *   (properties: rackcell.Entry.$Shape): rackcell.Entry & rackcell.Entry.$Shape;
         *   (properties?: rackcell.Entry.$Properties): rackcell.Entry;
         * }}
         */
        Entry.create = function(properties) {
            return new Entry(properties);
        };

        /**
         * Encodes the specified Entry message. Does not implicitly {@link rackcell.Entry.verify|verify} messages.
         * @function encode
         * @memberof rackcell.Entry
         * @static
         * @param {rackcell.Entry.$Properties} message Entry message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Entry.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.key);
            if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.value);
            if (message.deleted != null && $Object.hasOwnProperty.call(message, "deleted"))
                writer.uint32(/* id 3, wireType 0 =*/24).bool(message.deleted);
            if (message.schema != null && $Object.hasOwnProperty.call(message, "schema") && message.schema !== 0)
                writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.schema);
            if (message.intent != null && $Object.hasOwnProperty.call(message, "intent"))
                $root.rackcell.Intent.encode(message.intent, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.subject != null && $Object.hasOwnProperty.call(message, "subject"))
                writer.uint32(/* id 6, wireType 2 =*/50).string(message.subject);
            if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.request);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Entry message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.Entry
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.Entry & rackcell.Entry.$Shape} Entry
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Entry.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.Entry();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.key = value;
                        else
                            delete message.key;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.value = reader.bytes();
                        message._value = "value";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.deleted = reader.bool();
                        message._deleted = "deleted";
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.schema = value;
                        else
                            delete message.schema;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.intent = $root.rackcell.Intent.decode(reader, reader.size(), $undefined, _depth + 1, message.intent);
                        message._intent = "intent";
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.subject = reader.stringVerify();
                        message._subject = "subject";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.request = reader.bytes();
                        message._request = "request";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates an Entry message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.Entry
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.Entry} Entry
         */
        Entry.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.Entry)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.Entry: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.Entry();
            if (object.key != null)
                if (typeof object.key !== "string" || object.key.length)
                    message.key = $String(object.key);
            if (object.value != null)
                if (typeof object.value === "string")
                    $util.base64.decode(object.value, message.value = $util.newBuffer($util.base64.length(object.value)), 0);
                else if (object.value.length >= 0)
                    message.value = object.value;
            if (object.deleted != null)
                message.deleted = $Boolean(object.deleted);
            if (object.schema != null)
                if ($Number(object.schema) !== 0)
                    message.schema = object.schema >>> 0;
            if (object.intent != null) {
                if (!$util.isObject(object.intent))
                    throw $TypeError(".rackcell.Entry.intent: object expected");
                message.intent = $root.rackcell.Intent.fromObject(object.intent, _depth + 1);
            }
            if (object.subject != null)
                message.subject = $String(object.subject);
            if (object.request != null)
                if (typeof object.request === "string")
                    $util.base64.decode(object.request, message.request = $util.newBuffer($util.base64.length(object.request)), 0);
                else if (object.request.length >= 0)
                    message.request = object.request;
            return message;
        };

        /**
         * Creates a plain object from an Entry message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.Entry
         * @static
         * @param {rackcell.Entry} message Entry
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Entry.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                object.key = "";
                object.schema = 0;
            }
            if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                object.key = message.key;
            if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                object.value = options.bytes === $String ? $util.base64.encode(message.value, 0, message.value.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.value) : message.value;
            if (message.deleted != null && $Object.hasOwnProperty.call(message, "deleted"))
                object.deleted = message.deleted;
            if (message.schema != null && $Object.hasOwnProperty.call(message, "schema"))
                object.schema = message.schema;
            if (message.intent != null && $Object.hasOwnProperty.call(message, "intent"))
                object.intent = $root.rackcell.Intent.toObject(message.intent, options, _depth + 1);
            if (message.subject != null && $Object.hasOwnProperty.call(message, "subject"))
                object.subject = message.subject;
            if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                object.request = options.bytes === $String ? $util.base64.encode(message.request, 0, message.request.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.request) : message.request;
            return object;
        };

        /**
         * Converts this Entry to JSON.
         * @function toJSON
         * @memberof rackcell.Entry
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Entry.prototype.toJSON = function() {
            return Entry.toObject(this, $protobuf.util.toJSONOptions);
        };

        return Entry;
    })();

    rackcell.Intent = (function() {

        /**
         * Properties of an Intent.
         * @typedef {Object} rackcell.Intent.$Properties
         * @property {Array.<Uint8Array>} [parents] Intent parents
         * @property {number} [wallMs] Intent wallMs
         * @property {number} [counter] Intent counter
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Intent.
         * @memberof rackcell
         * @interface IIntent
         * @augments rackcell.Intent.$Properties
         * @deprecated Use rackcell.Intent.$Properties instead.
         */

        /**
         * Shape of an Intent.
         * @typedef {rackcell.Intent.$Properties} rackcell.Intent.$Shape
         */

        /**
         * Constructs a new Intent.
         * @memberof rackcell
         * @classdesc Represents an Intent.
         * @constructor
         * @param {rackcell.Intent.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Intent = function (properties) {
            this.parents = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Intent parents.
         * @member {Array.<Uint8Array>} parents
         * @memberof rackcell.Intent
         * @instance
         */
        Intent.prototype.parents = $util.emptyArray;

        /**
         * Intent wallMs.
         * @member {number} wallMs
         * @memberof rackcell.Intent
         * @instance
         */
        Intent.prototype.wallMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Intent counter.
         * @member {number} counter
         * @memberof rackcell.Intent
         * @instance
         */
        Intent.prototype.counter = 0;

        /**
         * Creates a new Intent instance using the specified properties.
         * @function create
         * @memberof rackcell.Intent
         * @static
         * @param {rackcell.Intent.$Properties=} [properties] Properties to set
         * @returns {rackcell.Intent} Intent instance
         * @type {{
         *   (properties: rackcell.Intent.$Shape): rackcell.Intent & rackcell.Intent.$Shape;
         *   (properties?: rackcell.Intent.$Properties): rackcell.Intent;
         * }}
         */
        Intent.create = function(properties) {
            return new Intent(properties);
        };

        /**
         * Encodes the specified Intent message. Does not implicitly {@link rackcell.Intent.verify|verify} messages.
         * @function encode
         * @memberof rackcell.Intent
         * @static
         * @param {rackcell.Intent.$Properties} message Intent message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Intent.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.parents != null && message.parents.length)
                for (let i = 0; i < message.parents.length; ++i)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.parents[i]);
            if (message.wallMs != null && $Object.hasOwnProperty.call(message, "wallMs") && (typeof message.wallMs === "object" ? message.wallMs.low || message.wallMs.high : message.wallMs !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.wallMs);
            if (message.counter != null && $Object.hasOwnProperty.call(message, "counter") && message.counter !== 0)
                writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.counter);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Intent message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.Intent
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.Intent & rackcell.Intent.$Shape} Intent
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Intent.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.Intent();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.parents && message.parents.length))
                            message.parents = [];
                        message.parents.push(reader.bytes());
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.wallMs = value;
                        else
                            delete message.wallMs;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.counter = value;
                        else
                            delete message.counter;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates an Intent message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.Intent
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.Intent} Intent
         */
        Intent.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.Intent)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.Intent: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.Intent();
            if (object.parents) {
                if (!$Array.isArray(object.parents))
                    throw $TypeError(".rackcell.Intent.parents: array expected");
                message.parents = $Array(object.parents.length);
                for (let i = 0; i < object.parents.length; ++i)
                    if (typeof object.parents[i] === "string")
                        $util.base64.decode(object.parents[i], message.parents[i] = $util.newBuffer($util.base64.length(object.parents[i])), 0);
                    else if (object.parents[i].length >= 0)
                        message.parents[i] = object.parents[i];
            }
            if (object.wallMs != null)
                if (typeof object.wallMs === "object" ? object.wallMs.low || object.wallMs.high : $Number(object.wallMs) !== 0)
                    if ($util.Long)
                        message.wallMs = $util.Long.fromValue(object.wallMs, true);
                    else if (typeof object.wallMs === "string")
                        message.wallMs = $parseInt(object.wallMs, 10);
                    else if (typeof object.wallMs === "number")
                        message.wallMs = object.wallMs;
                    else if (typeof object.wallMs === "object")
                        message.wallMs = new $util.LongBits(object.wallMs.low >>> 0, object.wallMs.high >>> 0).toNumber(true);
            if (object.counter != null)
                if ($Number(object.counter) !== 0)
                    message.counter = object.counter >>> 0;
            return message;
        };

        /**
         * Creates a plain object from an Intent message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.Intent
         * @static
         * @param {rackcell.Intent} message Intent
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Intent.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.arrays || options.defaults)
                object.parents = [];
            if (options.defaults) {
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.wallMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.wallMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                object.counter = 0;
            }
            if (message.parents && message.parents.length) {
                object.parents = $Array(message.parents.length);
                for (let j = 0; j < message.parents.length; ++j)
                    object.parents[j] = options.bytes === $String ? $util.base64.encode(message.parents[j], 0, message.parents[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.parents[j]) : message.parents[j];
            }
            if (message.wallMs != null && $Object.hasOwnProperty.call(message, "wallMs"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.wallMs = typeof message.wallMs === "number" ? $BigInt(message.wallMs) : $util.Long.fromBits(message.wallMs.low >>> 0, message.wallMs.high >>> 0, true).toBigInt();
                else if (typeof message.wallMs === "number")
                    object.wallMs = options.longs === $String ? $String(message.wallMs) : message.wallMs;
                else
                    object.wallMs = options.longs === $String ? $util.Long.prototype.toString.call(message.wallMs) : options.longs === $Number ? new $util.LongBits(message.wallMs.low >>> 0, message.wallMs.high >>> 0).toNumber(true) : message.wallMs;
            if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                object.counter = message.counter;
            return object;
        };

        /**
         * Converts this Intent to JSON.
         * @function toJSON
         * @memberof rackcell.Intent
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Intent.prototype.toJSON = function() {
            return Intent.toObject(this, $protobuf.util.toJSONOptions);
        };

        return Intent;
    })();

    /**
     * FeedName enum.
     * @name rackcell.FeedName
     * @enum {number}
     * @property {number} FEED_NONE=0 FEED_NONE value
     * @property {number} FEED_PUBLIC=1 FEED_PUBLIC value
     * @property {number} FEED_CLOSE=2 FEED_CLOSE value
     */
    rackcell.FeedName = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "FEED_NONE"] = 0;
        values[valuesById[1] = "FEED_PUBLIC"] = 1;
        values[valuesById[2] = "FEED_CLOSE"] = 2;
        return values;
    })();

    rackcell.Order = (function() {

        /**
         * Properties of an Order.
         * @typedef {Object} rackcell.Order.$Properties
         * @property {number} [term] Order term
         * @property {number} [boot] Order boot
         * @property {number} [seq] Order seq
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Order.
         * @memberof rackcell
         * @interface IOrder
         * @augments rackcell.Order.$Properties
         * @deprecated Use rackcell.Order.$Properties instead.
         */

        /**
         * Shape of an Order.
         * @typedef {rackcell.Order.$Properties} rackcell.Order.$Shape
         */

        /**
         * Constructs a new Order.
         * @memberof rackcell
         * @classdesc Represents an Order.
         * @constructor
         * @param {rackcell.Order.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Order = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Order term.
         * @member {number} term
         * @memberof rackcell.Order
         * @instance
         */
        Order.prototype.term = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Order boot.
         * @member {number} boot
         * @memberof rackcell.Order
         * @instance
         */
        Order.prototype.boot = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Order seq.
         * @member {number} seq
         * @memberof rackcell.Order
         * @instance
         */
        Order.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Creates a new Order instance using the specified properties.
         * @function create
         * @memberof rackcell.Order
         * @static
         * @param {rackcell.Order.$Properties=} [properties] Properties to set
         * @returns {rackcell.Order} Order instance
         * @type {{
         *   (properties: rackcell.Order.$Shape): rackcell.Order & rackcell.Order.$Shape;
         *   (properties?: rackcell.Order.$Properties): rackcell.Order;
         * }}
         */
        Order.create = function(properties) {
            return new Order(properties);
        };

        /**
         * Encodes the specified Order message. Does not implicitly {@link rackcell.Order.verify|verify} messages.
         * @function encode
         * @memberof rackcell.Order
         * @static
         * @param {rackcell.Order.$Properties} message Order message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Order.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.term != null && $Object.hasOwnProperty.call(message, "term") && (typeof message.term === "object" ? message.term.low || message.term.high : message.term !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.term);
            if (message.boot != null && $Object.hasOwnProperty.call(message, "boot") && (typeof message.boot === "object" ? message.boot.low || message.boot.high : message.boot !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.boot);
            if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.seq);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Order message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.Order
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.Order & rackcell.Order.$Shape} Order
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Order.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.Order();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.term = value;
                        else
                            delete message.term;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.boot = value;
                        else
                            delete message.boot;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.seq = value;
                        else
                            delete message.seq;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates an Order message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.Order
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.Order} Order
         */
        Order.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.Order)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.Order: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.Order();
            if (object.term != null)
                if (typeof object.term === "object" ? object.term.low || object.term.high : $Number(object.term) !== 0)
                    if ($util.Long)
                        message.term = $util.Long.fromValue(object.term, true);
                    else if (typeof object.term === "string")
                        message.term = $parseInt(object.term, 10);
                    else if (typeof object.term === "number")
                        message.term = object.term;
                    else if (typeof object.term === "object")
                        message.term = new $util.LongBits(object.term.low >>> 0, object.term.high >>> 0).toNumber(true);
            if (object.boot != null)
                if (typeof object.boot === "object" ? object.boot.low || object.boot.high : $Number(object.boot) !== 0)
                    if ($util.Long)
                        message.boot = $util.Long.fromValue(object.boot, true);
                    else if (typeof object.boot === "string")
                        message.boot = $parseInt(object.boot, 10);
                    else if (typeof object.boot === "number")
                        message.boot = object.boot;
                    else if (typeof object.boot === "object")
                        message.boot = new $util.LongBits(object.boot.low >>> 0, object.boot.high >>> 0).toNumber(true);
            if (object.seq != null)
                if (typeof object.seq === "object" ? object.seq.low || object.seq.high : $Number(object.seq) !== 0)
                    if ($util.Long)
                        message.seq = $util.Long.fromValue(object.seq, true);
                    else if (typeof object.seq === "string")
                        message.seq = $parseInt(object.seq, 10);
                    else if (typeof object.seq === "number")
                        message.seq = object.seq;
                    else if (typeof object.seq === "object")
                        message.seq = new $util.LongBits(object.seq.low >>> 0, object.seq.high >>> 0).toNumber(true);
            return message;
        };

        /**
         * Creates a plain object from an Order message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.Order
         * @static
         * @param {rackcell.Order} message Order
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Order.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.term = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.term = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.boot = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.boot = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.seq = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.seq = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
            }
            if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.term = typeof message.term === "number" ? $BigInt(message.term) : $util.Long.fromBits(message.term.low >>> 0, message.term.high >>> 0, true).toBigInt();
                else if (typeof message.term === "number")
                    object.term = options.longs === $String ? $String(message.term) : message.term;
                else
                    object.term = options.longs === $String ? $util.Long.prototype.toString.call(message.term) : options.longs === $Number ? new $util.LongBits(message.term.low >>> 0, message.term.high >>> 0).toNumber(true) : message.term;
            if (message.boot != null && $Object.hasOwnProperty.call(message, "boot"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.boot = typeof message.boot === "number" ? $BigInt(message.boot) : $util.Long.fromBits(message.boot.low >>> 0, message.boot.high >>> 0, true).toBigInt();
                else if (typeof message.boot === "number")
                    object.boot = options.longs === $String ? $String(message.boot) : message.boot;
                else
                    object.boot = options.longs === $String ? $util.Long.prototype.toString.call(message.boot) : options.longs === $Number ? new $util.LongBits(message.boot.low >>> 0, message.boot.high >>> 0).toNumber(true) : message.boot;
            if (message.seq != null && $Object.hasOwnProperty.call(message, "seq"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.seq = typeof message.seq === "number" ? $BigInt(message.seq) : $util.Long.fromBits(message.seq.low >>> 0, message.seq.high >>> 0, true).toBigInt();
                else if (typeof message.seq === "number")
                    object.seq = options.longs === $String ? $String(message.seq) : message.seq;
                else
                    object.seq = options.longs === $String ? $util.Long.prototype.toString.call(message.seq) : options.longs === $Number ? new $util.LongBits(message.seq.low >>> 0, message.seq.high >>> 0).toNumber(true) : message.seq;
            return object;
        };

        /**
         * Converts this Order to JSON.
         * @function toJSON
         * @memberof rackcell.Order
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Order.prototype.toJSON = function() {
            return Order.toObject(this, $protobuf.util.toJSONOptions);
        };

        return Order;
    })();

    rackcell.Head = (function() {

        /**
         * Properties of a Head.
         * @typedef {Object} rackcell.Head.$Properties
         * @property {number} [version] Head version
         * @property {string} [cell] Head cell
         * @property {rackcell.FeedName} [feed] Head feed
         * @property {rackcell.Order.$Properties} [order] Head order
         * @property {number} [roster] Head roster
         * @property {Uint8Array|null} [previous] Head previous
         * @property {Array.<Uint8Array>} [entryHashes] Head entryHashes
         * @property {Uint8Array} [root] Head root
         * @property {number} [wallMs] Head wallMs
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Head.
         * @memberof rackcell
         * @interface IHead
         * @augments rackcell.Head.$Properties
         * @deprecated Use rackcell.Head.$Properties instead.
         */

        /**
         * Shape of a Head.
         * @typedef {rackcell.Head.$Properties} rackcell.Head.$Shape
         */

        /**
         * Constructs a new Head.
         * @memberof rackcell
         * @classdesc Represents a Head.
         * @constructor
         * @param {rackcell.Head.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Head = function (properties) {
            this.entryHashes = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Head version.
         * @member {number} version
         * @memberof rackcell.Head
         * @instance
         */
        Head.prototype.version = 0;

        /**
         * Head cell.
         * @member {string} cell
         * @memberof rackcell.Head
         * @instance
         */
        Head.prototype.cell = "";

        /**
         * Head feed.
         * @member {rackcell.FeedName} feed
         * @memberof rackcell.Head
         * @instance
         */
        Head.prototype.feed = 0;

        /**
         * Head order.
         * @member {rackcell.Order} order
         * @memberof rackcell.Head
         * @instance
         */
        Head.prototype.order = null;

        /**
         * Head roster.
         * @member {number} roster
         * @memberof rackcell.Head
         * @instance
         */
        Head.prototype.roster = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Head previous.
         * @member {Uint8Array|null} previous
         * @memberof rackcell.Head
         * @instance
         */
        Head.prototype.previous = null;

        /**
         * Head entryHashes.
         * @member {Array.<Uint8Array>} entryHashes
         * @memberof rackcell.Head
         * @instance
         */
        Head.prototype.entryHashes = $util.emptyArray;

        /**
         * Head root.
         * @member {Uint8Array} root
         * @memberof rackcell.Head
         * @instance
         */
        Head.prototype.root = $util.newBuffer([]);

        /**
         * Head wallMs.
         * @member {number} wallMs
         * @memberof rackcell.Head
         * @instance
         */
        Head.prototype.wallMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Head.prototype, "_previous", {
            get: $util.oneOfGetter($oneOfFields = ["previous"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new Head instance using the specified properties.
         * @function create
         * @memberof rackcell.Head
         * @static
         * @param {rackcell.Head.$Properties=} [properties] Properties to set
         * @returns {rackcell.Head} Head instance
         * @type {{
         *   (properties: rackcell.Head.$Shape): rackcell.Head & rackcell.Head.$Shape;
         *   (properties?: rackcell.Head.$Properties): rackcell.Head;
         * }}
         */
        Head.create = function(properties) {
            return new Head(properties);
        };

        /**
         * Encodes the specified Head message. Does not implicitly {@link rackcell.Head.verify|verify} messages.
         * @function encode
         * @memberof rackcell.Head
         * @static
         * @param {rackcell.Head.$Properties} message Head message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Head.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.version);
            if (message.cell != null && $Object.hasOwnProperty.call(message, "cell") && message.cell !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.cell);
            if (message.feed != null && $Object.hasOwnProperty.call(message, "feed") && message.feed !== 0)
                writer.uint32(/* id 3, wireType 0 =*/24).int32(message.feed);
            if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                $root.rackcell.Order.encode(message.order, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.roster != null && $Object.hasOwnProperty.call(message, "roster") && (typeof message.roster === "object" ? message.roster.low || message.roster.high : message.roster !== 0))
                writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.roster);
            if (message.previous != null && $Object.hasOwnProperty.call(message, "previous"))
                writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.previous);
            if (message.entryHashes != null && message.entryHashes.length)
                for (let i = 0; i < message.entryHashes.length; ++i)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.entryHashes[i]);
            if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root.length)
                writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.root);
            if (message.wallMs != null && $Object.hasOwnProperty.call(message, "wallMs") && (typeof message.wallMs === "object" ? message.wallMs.low || message.wallMs.high : message.wallMs !== 0))
                writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.wallMs);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Head message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.Head
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.Head & rackcell.Head.$Shape} Head
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Head.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.Head();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.version = value;
                        else
                            delete message.version;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.cell = value;
                        else
                            delete message.cell;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.feed = value;
                        else
                            delete message.feed;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.order = $root.rackcell.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.roster = value;
                        else
                            delete message.roster;
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.previous = reader.bytes();
                        message._previous = "previous";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        if (!(message.entryHashes && message.entryHashes.length))
                            message.entryHashes = [];
                        message.entryHashes.push(reader.bytes());
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.root = value;
                        else
                            delete message.root;
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.wallMs = value;
                        else
                            delete message.wallMs;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates a Head message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.Head
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.Head} Head
         */
        Head.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.Head)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.Head: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.Head();
            if (object.version != null)
                if ($Number(object.version) !== 0)
                    message.version = object.version >>> 0;
            if (object.cell != null)
                if (typeof object.cell !== "string" || object.cell.length)
                    message.cell = $String(object.cell);
            if (object.feed !== 0 && (typeof object.feed !== "string" || $root.rackcell.FeedName[object.feed] !== 0))
                switch (object.feed) {
                case "FEED_NONE":
                case 0:
                    message.feed = 0;
                    break;
                case "FEED_PUBLIC":
                case 1:
                    message.feed = 1;
                    break;
                case "FEED_CLOSE":
                case 2:
                    message.feed = 2;
                    break;
                default:
                    if (typeof object.feed === "number" && (object.feed | 0) === object.feed)
                        message.feed = object.feed;
                }
            if (object.order != null) {
                if (!$util.isObject(object.order))
                    throw $TypeError(".rackcell.Head.order: object expected");
                message.order = $root.rackcell.Order.fromObject(object.order, _depth + 1);
            }
            if (object.roster != null)
                if (typeof object.roster === "object" ? object.roster.low || object.roster.high : $Number(object.roster) !== 0)
                    if ($util.Long)
                        message.roster = $util.Long.fromValue(object.roster, true);
                    else if (typeof object.roster === "string")
                        message.roster = $parseInt(object.roster, 10);
                    else if (typeof object.roster === "number")
                        message.roster = object.roster;
                    else if (typeof object.roster === "object")
                        message.roster = new $util.LongBits(object.roster.low >>> 0, object.roster.high >>> 0).toNumber(true);
            if (object.previous != null)
                if (typeof object.previous === "string")
                    $util.base64.decode(object.previous, message.previous = $util.newBuffer($util.base64.length(object.previous)), 0);
                else if (object.previous.length >= 0)
                    message.previous = object.previous;
            if (object.entryHashes) {
                if (!$Array.isArray(object.entryHashes))
                    throw $TypeError(".rackcell.Head.entryHashes: array expected");
                message.entryHashes = $Array(object.entryHashes.length);
                for (let i = 0; i < object.entryHashes.length; ++i)
                    if (typeof object.entryHashes[i] === "string")
                        $util.base64.decode(object.entryHashes[i], message.entryHashes[i] = $util.newBuffer($util.base64.length(object.entryHashes[i])), 0);
                    else if (object.entryHashes[i].length >= 0)
                        message.entryHashes[i] = object.entryHashes[i];
            }
            if (object.root != null)
                if (object.root.length)
                    if (typeof object.root === "string")
                        $util.base64.decode(object.root, message.root = $util.newBuffer($util.base64.length(object.root)), 0);
                    else if (object.root.length >= 0)
                        message.root = object.root;
            if (object.wallMs != null)
                if (typeof object.wallMs === "object" ? object.wallMs.low || object.wallMs.high : $Number(object.wallMs) !== 0)
                    if ($util.Long)
                        message.wallMs = $util.Long.fromValue(object.wallMs, true);
                    else if (typeof object.wallMs === "string")
                        message.wallMs = $parseInt(object.wallMs, 10);
                    else if (typeof object.wallMs === "number")
                        message.wallMs = object.wallMs;
                    else if (typeof object.wallMs === "object")
                        message.wallMs = new $util.LongBits(object.wallMs.low >>> 0, object.wallMs.high >>> 0).toNumber(true);
            return message;
        };

        /**
         * Creates a plain object from a Head message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.Head
         * @static
         * @param {rackcell.Head} message Head
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Head.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.arrays || options.defaults)
                object.entryHashes = [];
            if (options.defaults) {
                object.version = 0;
                object.cell = "";
                object.feed = options.enums === $String ? "FEED_NONE" : 0;
                object.order = null;
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.roster = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.roster = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (options.bytes === $String)
                    object.root = "";
                else {
                    object.root = [];
                    if (options.bytes !== $Array)
                        object.root = $util.newBuffer(object.root);
                }
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.wallMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.wallMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
            }
            if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                object.version = message.version;
            if (message.cell != null && $Object.hasOwnProperty.call(message, "cell"))
                object.cell = message.cell;
            if (message.feed != null && $Object.hasOwnProperty.call(message, "feed"))
                object.feed = options.enums === $String ? $root.rackcell.FeedName[message.feed] === $undefined ? message.feed : $root.rackcell.FeedName[message.feed] : message.feed;
            if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                object.order = $root.rackcell.Order.toObject(message.order, options, _depth + 1);
            if (message.roster != null && $Object.hasOwnProperty.call(message, "roster"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.roster = typeof message.roster === "number" ? $BigInt(message.roster) : $util.Long.fromBits(message.roster.low >>> 0, message.roster.high >>> 0, true).toBigInt();
                else if (typeof message.roster === "number")
                    object.roster = options.longs === $String ? $String(message.roster) : message.roster;
                else
                    object.roster = options.longs === $String ? $util.Long.prototype.toString.call(message.roster) : options.longs === $Number ? new $util.LongBits(message.roster.low >>> 0, message.roster.high >>> 0).toNumber(true) : message.roster;
            if (message.previous != null && $Object.hasOwnProperty.call(message, "previous"))
                object.previous = options.bytes === $String ? $util.base64.encode(message.previous, 0, message.previous.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.previous) : message.previous;
            if (message.entryHashes && message.entryHashes.length) {
                object.entryHashes = $Array(message.entryHashes.length);
                for (let j = 0; j < message.entryHashes.length; ++j)
                    object.entryHashes[j] = options.bytes === $String ? $util.base64.encode(message.entryHashes[j], 0, message.entryHashes[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.entryHashes[j]) : message.entryHashes[j];
            }
            if (message.root != null && $Object.hasOwnProperty.call(message, "root"))
                object.root = options.bytes === $String ? $util.base64.encode(message.root, 0, message.root.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.root) : message.root;
            if (message.wallMs != null && $Object.hasOwnProperty.call(message, "wallMs"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.wallMs = typeof message.wallMs === "number" ? $BigInt(message.wallMs) : $util.Long.fromBits(message.wallMs.low >>> 0, message.wallMs.high >>> 0, true).toBigInt();
                else if (typeof message.wallMs === "number")
                    object.wallMs = options.longs === $String ? $String(message.wallMs) : message.wallMs;
                else
                    object.wallMs = options.longs === $String ? $util.Long.prototype.toString.call(message.wallMs) : options.longs === $Number ? new $util.LongBits(message.wallMs.low >>> 0, message.wallMs.high >>> 0).toNumber(true) : message.wallMs;
            return object;
        };

        /**
         * Converts this Head to JSON.
         * @function toJSON
         * @memberof rackcell.Head
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Head.prototype.toJSON = function() {
            return Head.toObject(this, $protobuf.util.toJSONOptions);
        };

        return Head;
    })();

    rackcell.SignedHead = (function() {

        /**
         * Properties of a SignedHead.
         * @typedef {Object} rackcell.SignedHead.$Properties
         * @property {Uint8Array} [head] SignedHead head
         * @property {Uint8Array} [signature] SignedHead signature
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SignedHead.
         * @memberof rackcell
         * @interface ISignedHead
         * @augments rackcell.SignedHead.$Properties
         * @deprecated Use rackcell.SignedHead.$Properties instead.
         */

        /**
         * Shape of a SignedHead.
         * @typedef {rackcell.SignedHead.$Properties} rackcell.SignedHead.$Shape
         */

        /**
         * Constructs a new SignedHead.
         * @memberof rackcell
         * @classdesc Represents a SignedHead.
         * @constructor
         * @param {rackcell.SignedHead.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SignedHead = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SignedHead head.
         * @member {Uint8Array} head
         * @memberof rackcell.SignedHead
         * @instance
         */
        SignedHead.prototype.head = $util.newBuffer([]);

        /**
         * SignedHead signature.
         * @member {Uint8Array} signature
         * @memberof rackcell.SignedHead
         * @instance
         */
        SignedHead.prototype.signature = $util.newBuffer([]);

        /**
         * Creates a new SignedHead instance using the specified properties.
         * @function create
         * @memberof rackcell.SignedHead
         * @static
         * @param {rackcell.SignedHead.$Properties=} [properties] Properties to set
         * @returns {rackcell.SignedHead} SignedHead instance
         * @type {{
         *   (properties: rackcell.SignedHead.$Shape): rackcell.SignedHead & rackcell.SignedHead.$Shape;
         *   (properties?: rackcell.SignedHead.$Properties): rackcell.SignedHead;
         * }}
         */
        SignedHead.create = function(properties) {
            return new SignedHead(properties);
        };

        /**
         * Encodes the specified SignedHead message. Does not implicitly {@link rackcell.SignedHead.verify|verify} messages.
         * @function encode
         * @memberof rackcell.SignedHead
         * @static
         * @param {rackcell.SignedHead.$Properties} message SignedHead message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SignedHead.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.head != null && $Object.hasOwnProperty.call(message, "head") && message.head.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.head);
            if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a SignedHead message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.SignedHead
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.SignedHead & rackcell.SignedHead.$Shape} SignedHead
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SignedHead.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.SignedHead();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.head = value;
                        else
                            delete message.head;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.signature = value;
                        else
                            delete message.signature;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates a SignedHead message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.SignedHead
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.SignedHead} SignedHead
         */
        SignedHead.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.SignedHead)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.SignedHead: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.SignedHead();
            if (object.head != null)
                if (object.head.length)
                    if (typeof object.head === "string")
                        $util.base64.decode(object.head, message.head = $util.newBuffer($util.base64.length(object.head)), 0);
                    else if (object.head.length >= 0)
                        message.head = object.head;
            if (object.signature != null)
                if (object.signature.length)
                    if (typeof object.signature === "string")
                        $util.base64.decode(object.signature, message.signature = $util.newBuffer($util.base64.length(object.signature)), 0);
                    else if (object.signature.length >= 0)
                        message.signature = object.signature;
            return message;
        };

        /**
         * Creates a plain object from a SignedHead message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.SignedHead
         * @static
         * @param {rackcell.SignedHead} message SignedHead
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        SignedHead.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                if (options.bytes === $String)
                    object.head = "";
                else {
                    object.head = [];
                    if (options.bytes !== $Array)
                        object.head = $util.newBuffer(object.head);
                }
                if (options.bytes === $String)
                    object.signature = "";
                else {
                    object.signature = [];
                    if (options.bytes !== $Array)
                        object.signature = $util.newBuffer(object.signature);
                }
            }
            if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                object.head = options.bytes === $String ? $util.base64.encode(message.head, 0, message.head.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.head) : message.head;
            if (message.signature != null && $Object.hasOwnProperty.call(message, "signature"))
                object.signature = options.bytes === $String ? $util.base64.encode(message.signature, 0, message.signature.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.signature) : message.signature;
            return object;
        };

        /**
         * Converts this SignedHead to JSON.
         * @function toJSON
         * @memberof rackcell.SignedHead
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        SignedHead.prototype.toJSON = function() {
            return SignedHead.toObject(this, $protobuf.util.toJSONOptions);
        };

        return SignedHead;
    })();

    rackcell.Stored = (function() {

        /**
         * Properties of a Stored.
         * @typedef {Object} rackcell.Stored.$Properties
         * @property {rackcell.Order.$Properties|null} [order] Stored order
         * @property {number|null} [index] Stored index
         * @property {Uint8Array} [entry] Stored entry
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Stored.
         * @memberof rackcell
         * @interface IStored
         * @augments rackcell.Stored.$Properties
         * @deprecated Use rackcell.Stored.$Properties instead.
         */

        /**
         * Shape of a Stored.
         * @typedef {rackcell.Stored.$Properties} rackcell.Stored.$Shape
         */

        /**
         * Constructs a new Stored.
         * @memberof rackcell
         * @classdesc Represents a Stored.
         * @constructor
         * @param {rackcell.Stored.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Stored = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Stored order.
         * @member {rackcell.Order|null} order
         * @memberof rackcell.Stored
         * @instance
         */
        Stored.prototype.order = null;

        /**
         * Stored index.
         * @member {number|null} index
         * @memberof rackcell.Stored
         * @instance
         */
        Stored.prototype.index = null;

        /**
         * Stored entry.
         * @member {Uint8Array} entry
         * @memberof rackcell.Stored
         * @instance
         */
        Stored.prototype.entry = $util.newBuffer([]);

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Stored.prototype, "_order", {
            get: $util.oneOfGetter($oneOfFields = ["order"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Stored.prototype, "_index", {
            get: $util.oneOfGetter($oneOfFields = ["index"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new Stored instance using the specified properties.
         * @function create
         * @memberof rackcell.Stored
         * @static
         * @param {rackcell.Stored.$Properties=} [properties] Properties to set
         * @returns {rackcell.Stored} Stored instance
         * @type {{
         *   (properties: rackcell.Stored.$Shape): rackcell.Stored & rackcell.Stored.$Shape;
         *   (properties?: rackcell.Stored.$Properties): rackcell.Stored;
         * }}
         */
        Stored.create = function(properties) {
            return new Stored(properties);
        };

        /**
         * Encodes the specified Stored message. Does not implicitly {@link rackcell.Stored.verify|verify} messages.
         * @function encode
         * @memberof rackcell.Stored
         * @static
         * @param {rackcell.Stored.$Properties} message Stored message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Stored.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                $root.rackcell.Order.encode(message.order, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.index);
            if (message.entry != null && $Object.hasOwnProperty.call(message, "entry") && message.entry.length)
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.entry);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Stored message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.Stored
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.Stored & rackcell.Stored.$Shape} Stored
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Stored.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.Stored();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.order = $root.rackcell.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                        message._order = "order";
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.index = reader.uint32();
                        message._index = "index";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.entry = value;
                        else
                            delete message.entry;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates a Stored message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.Stored
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.Stored} Stored
         */
        Stored.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.Stored)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.Stored: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.Stored();
            if (object.order != null) {
                if (!$util.isObject(object.order))
                    throw $TypeError(".rackcell.Stored.order: object expected");
                message.order = $root.rackcell.Order.fromObject(object.order, _depth + 1);
            }
            if (object.index != null)
                message.index = object.index >>> 0;
            if (object.entry != null)
                if (object.entry.length)
                    if (typeof object.entry === "string")
                        $util.base64.decode(object.entry, message.entry = $util.newBuffer($util.base64.length(object.entry)), 0);
                    else if (object.entry.length >= 0)
                        message.entry = object.entry;
            return message;
        };

        /**
         * Creates a plain object from a Stored message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.Stored
         * @static
         * @param {rackcell.Stored} message Stored
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Stored.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults)
                if (options.bytes === $String)
                    object.entry = "";
                else {
                    object.entry = [];
                    if (options.bytes !== $Array)
                        object.entry = $util.newBuffer(object.entry);
                }
            if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                object.order = $root.rackcell.Order.toObject(message.order, options, _depth + 1);
            if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                object.index = message.index;
            if (message.entry != null && $Object.hasOwnProperty.call(message, "entry"))
                object.entry = options.bytes === $String ? $util.base64.encode(message.entry, 0, message.entry.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.entry) : message.entry;
            return object;
        };

        /**
         * Converts this Stored to JSON.
         * @function toJSON
         * @memberof rackcell.Stored
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Stored.prototype.toJSON = function() {
            return Stored.toObject(this, $protobuf.util.toJSONOptions);
        };

        return Stored;
    })();

    rackcell.Digest = (function() {

        /**
         * Properties of a Digest.
         * @typedef {Object} rackcell.Digest.$Properties
         * @property {number} [version] Digest version
         * @property {string} [cell] Digest cell
         * @property {rackcell.FeedName} [feed] Digest feed
         * @property {rackcell.Order.$Properties} [order] Digest order
         * @property {number} [roster] Digest roster
         * @property {Uint8Array} [headHash] Digest headHash
         * @property {Uint8Array} [root] Digest root
         * @property {rackcell.Order.$Properties} [logStart] Digest logStart
         * @property {number} [records] Digest records
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Digest.
         * @memberof rackcell
         * @interface IDigest
         * @augments rackcell.Digest.$Properties
         * @deprecated Use rackcell.Digest.$Properties instead.
         */

        /**
         * Shape of a Digest.
         * @typedef {rackcell.Digest.$Properties} rackcell.Digest.$Shape
         */

        /**
         * Constructs a new Digest.
         * @memberof rackcell
         * @classdesc Represents a Digest.
         * @constructor
         * @param {rackcell.Digest.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Digest = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Digest version.
         * @member {number} version
         * @memberof rackcell.Digest
         * @instance
         */
        Digest.prototype.version = 0;

        /**
         * Digest cell.
         * @member {string} cell
         * @memberof rackcell.Digest
         * @instance
         */
        Digest.prototype.cell = "";

        /**
         * Digest feed.
         * @member {rackcell.FeedName} feed
         * @memberof rackcell.Digest
         * @instance
         */
        Digest.prototype.feed = 0;

        /**
         * Digest order.
         * @member {rackcell.Order} order
         * @memberof rackcell.Digest
         * @instance
         */
        Digest.prototype.order = null;

        /**
         * Digest roster.
         * @member {number} roster
         * @memberof rackcell.Digest
         * @instance
         */
        Digest.prototype.roster = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Digest headHash.
         * @member {Uint8Array} headHash
         * @memberof rackcell.Digest
         * @instance
         */
        Digest.prototype.headHash = $util.newBuffer([]);

        /**
         * Digest root.
         * @member {Uint8Array} root
         * @memberof rackcell.Digest
         * @instance
         */
        Digest.prototype.root = $util.newBuffer([]);

        /**
         * Digest logStart.
         * @member {rackcell.Order} logStart
         * @memberof rackcell.Digest
         * @instance
         */
        Digest.prototype.logStart = null;

        /**
         * Digest records.
         * @member {number} records
         * @memberof rackcell.Digest
         * @instance
         */
        Digest.prototype.records = 0;

        /**
         * Creates a new Digest instance using the specified properties.
         * @function create
         * @memberof rackcell.Digest
         * @static
         * @param {rackcell.Digest.$Properties=} [properties] Properties to set
         * @returns {rackcell.Digest} Digest instance
         * @type {{
         *   (properties: rackcell.Digest.$Shape): rackcell.Digest & rackcell.Digest.$Shape;
         *   (properties?: rackcell.Digest.$Properties): rackcell.Digest;
         * }}
         */
        Digest.create = function(properties) {
            return new Digest(properties);
        };

        /**
         * Encodes the specified Digest message. Does not implicitly {@link rackcell.Digest.verify|verify} messages.
         * @function encode
         * @memberof rackcell.Digest
         * @static
         * @param {rackcell.Digest.$Properties} message Digest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Digest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.version);
            if (message.cell != null && $Object.hasOwnProperty.call(message, "cell") && message.cell !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.cell);
            if (message.feed != null && $Object.hasOwnProperty.call(message, "feed") && message.feed !== 0)
                writer.uint32(/* id 3, wireType 0 =*/24).int32(message.feed);
            if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                $root.rackcell.Order.encode(message.order, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.roster != null && $Object.hasOwnProperty.call(message, "roster") && (typeof message.roster === "object" ? message.roster.low || message.roster.high : message.roster !== 0))
                writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.roster);
            if (message.headHash != null && $Object.hasOwnProperty.call(message, "headHash") && message.headHash.length)
                writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.headHash);
            if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root.length)
                writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.root);
            if (message.logStart != null && $Object.hasOwnProperty.call(message, "logStart"))
                $root.rackcell.Order.encode(message.logStart, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
            if (message.records != null && $Object.hasOwnProperty.call(message, "records") && message.records !== 0)
                writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.records);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Digest message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.Digest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.Digest & rackcell.Digest.$Shape} Digest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Digest.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.Digest();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.version = value;
                        else
                            delete message.version;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.cell = value;
                        else
                            delete message.cell;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.feed = value;
                        else
                            delete message.feed;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.order = $root.rackcell.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.roster = value;
                        else
                            delete message.roster;
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.headHash = value;
                        else
                            delete message.headHash;
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.root = value;
                        else
                            delete message.root;
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.logStart = $root.rackcell.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.logStart);
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.records = value;
                        else
                            delete message.records;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates a Digest message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.Digest
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.Digest} Digest
         */
        Digest.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.Digest)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.Digest: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.Digest();
            if (object.version != null)
                if ($Number(object.version) !== 0)
                    message.version = object.version >>> 0;
            if (object.cell != null)
                if (typeof object.cell !== "string" || object.cell.length)
                    message.cell = $String(object.cell);
            if (object.feed !== 0 && (typeof object.feed !== "string" || $root.rackcell.FeedName[object.feed] !== 0))
                switch (object.feed) {
                case "FEED_NONE":
                case 0:
                    message.feed = 0;
                    break;
                case "FEED_PUBLIC":
                case 1:
                    message.feed = 1;
                    break;
                case "FEED_CLOSE":
                case 2:
                    message.feed = 2;
                    break;
                default:
                    if (typeof object.feed === "number" && (object.feed | 0) === object.feed)
                        message.feed = object.feed;
                }
            if (object.order != null) {
                if (!$util.isObject(object.order))
                    throw $TypeError(".rackcell.Digest.order: object expected");
                message.order = $root.rackcell.Order.fromObject(object.order, _depth + 1);
            }
            if (object.roster != null)
                if (typeof object.roster === "object" ? object.roster.low || object.roster.high : $Number(object.roster) !== 0)
                    if ($util.Long)
                        message.roster = $util.Long.fromValue(object.roster, true);
                    else if (typeof object.roster === "string")
                        message.roster = $parseInt(object.roster, 10);
                    else if (typeof object.roster === "number")
                        message.roster = object.roster;
                    else if (typeof object.roster === "object")
                        message.roster = new $util.LongBits(object.roster.low >>> 0, object.roster.high >>> 0).toNumber(true);
            if (object.headHash != null)
                if (object.headHash.length)
                    if (typeof object.headHash === "string")
                        $util.base64.decode(object.headHash, message.headHash = $util.newBuffer($util.base64.length(object.headHash)), 0);
                    else if (object.headHash.length >= 0)
                        message.headHash = object.headHash;
            if (object.root != null)
                if (object.root.length)
                    if (typeof object.root === "string")
                        $util.base64.decode(object.root, message.root = $util.newBuffer($util.base64.length(object.root)), 0);
                    else if (object.root.length >= 0)
                        message.root = object.root;
            if (object.logStart != null) {
                if (!$util.isObject(object.logStart))
                    throw $TypeError(".rackcell.Digest.logStart: object expected");
                message.logStart = $root.rackcell.Order.fromObject(object.logStart, _depth + 1);
            }
            if (object.records != null)
                if ($Number(object.records) !== 0)
                    message.records = object.records >>> 0;
            return message;
        };

        /**
         * Creates a plain object from a Digest message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.Digest
         * @static
         * @param {rackcell.Digest} message Digest
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Digest.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                object.version = 0;
                object.cell = "";
                object.feed = options.enums === $String ? "FEED_NONE" : 0;
                object.order = null;
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.roster = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.roster = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (options.bytes === $String)
                    object.headHash = "";
                else {
                    object.headHash = [];
                    if (options.bytes !== $Array)
                        object.headHash = $util.newBuffer(object.headHash);
                }
                if (options.bytes === $String)
                    object.root = "";
                else {
                    object.root = [];
                    if (options.bytes !== $Array)
                        object.root = $util.newBuffer(object.root);
                }
                object.logStart = null;
                object.records = 0;
            }
            if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                object.version = message.version;
            if (message.cell != null && $Object.hasOwnProperty.call(message, "cell"))
                object.cell = message.cell;
            if (message.feed != null && $Object.hasOwnProperty.call(message, "feed"))
                object.feed = options.enums === $String ? $root.rackcell.FeedName[message.feed] === $undefined ? message.feed : $root.rackcell.FeedName[message.feed] : message.feed;
            if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                object.order = $root.rackcell.Order.toObject(message.order, options, _depth + 1);
            if (message.roster != null && $Object.hasOwnProperty.call(message, "roster"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.roster = typeof message.roster === "number" ? $BigInt(message.roster) : $util.Long.fromBits(message.roster.low >>> 0, message.roster.high >>> 0, true).toBigInt();
                else if (typeof message.roster === "number")
                    object.roster = options.longs === $String ? $String(message.roster) : message.roster;
                else
                    object.roster = options.longs === $String ? $util.Long.prototype.toString.call(message.roster) : options.longs === $Number ? new $util.LongBits(message.roster.low >>> 0, message.roster.high >>> 0).toNumber(true) : message.roster;
            if (message.headHash != null && $Object.hasOwnProperty.call(message, "headHash"))
                object.headHash = options.bytes === $String ? $util.base64.encode(message.headHash, 0, message.headHash.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.headHash) : message.headHash;
            if (message.root != null && $Object.hasOwnProperty.call(message, "root"))
                object.root = options.bytes === $String ? $util.base64.encode(message.root, 0, message.root.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.root) : message.root;
            if (message.logStart != null && $Object.hasOwnProperty.call(message, "logStart"))
                object.logStart = $root.rackcell.Order.toObject(message.logStart, options, _depth + 1);
            if (message.records != null && $Object.hasOwnProperty.call(message, "records"))
                object.records = message.records;
            return object;
        };

        /**
         * Converts this Digest to JSON.
         * @function toJSON
         * @memberof rackcell.Digest
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Digest.prototype.toJSON = function() {
            return Digest.toObject(this, $protobuf.util.toJSONOptions);
        };

        return Digest;
    })();

    rackcell.SignedDigest = (function() {

        /**
         * Properties of a SignedDigest.
         * @typedef {Object} rackcell.SignedDigest.$Properties
         * @property {Uint8Array} [digest] SignedDigest digest
         * @property {Uint8Array} [signature] SignedDigest signature
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SignedDigest.
         * @memberof rackcell
         * @interface ISignedDigest
         * @augments rackcell.SignedDigest.$Properties
         * @deprecated Use rackcell.SignedDigest.$Properties instead.
         */

        /**
         * Shape of a SignedDigest.
         * @typedef {rackcell.SignedDigest.$Properties} rackcell.SignedDigest.$Shape
         */

        /**
         * Constructs a new SignedDigest.
         * @memberof rackcell
         * @classdesc Represents a SignedDigest.
         * @constructor
         * @param {rackcell.SignedDigest.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SignedDigest = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SignedDigest digest.
         * @member {Uint8Array} digest
         * @memberof rackcell.SignedDigest
         * @instance
         */
        SignedDigest.prototype.digest = $util.newBuffer([]);

        /**
         * SignedDigest signature.
         * @member {Uint8Array} signature
         * @memberof rackcell.SignedDigest
         * @instance
         */
        SignedDigest.prototype.signature = $util.newBuffer([]);

        /**
         * Creates a new SignedDigest instance using the specified properties.
         * @function create
         * @memberof rackcell.SignedDigest
         * @static
         * @param {rackcell.SignedDigest.$Properties=} [properties] Properties to set
         * @returns {rackcell.SignedDigest} SignedDigest instance
         * @type {{
         *   (properties: rackcell.SignedDigest.$Shape): rackcell.SignedDigest & rackcell.SignedDigest.$Shape;
         *   (properties?: rackcell.SignedDigest.$Properties): rackcell.SignedDigest;
         * }}
         */
        SignedDigest.create = function(properties) {
            return new SignedDigest(properties);
        };

        /**
         * Encodes the specified SignedDigest message. Does not implicitly {@link rackcell.SignedDigest.verify|verify} messages.
         * @function encode
         * @memberof rackcell.SignedDigest
         * @static
         * @param {rackcell.SignedDigest.$Properties} message SignedDigest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SignedDigest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.digest);
            if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a SignedDigest message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.SignedDigest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.SignedDigest & rackcell.SignedDigest.$Shape} SignedDigest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SignedDigest.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.SignedDigest();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.digest = value;
                        else
                            delete message.digest;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.signature = value;
                        else
                            delete message.signature;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates a SignedDigest message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.SignedDigest
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.SignedDigest} SignedDigest
         */
        SignedDigest.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.SignedDigest)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.SignedDigest: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.SignedDigest();
            if (object.digest != null)
                if (object.digest.length)
                    if (typeof object.digest === "string")
                        $util.base64.decode(object.digest, message.digest = $util.newBuffer($util.base64.length(object.digest)), 0);
                    else if (object.digest.length >= 0)
                        message.digest = object.digest;
            if (object.signature != null)
                if (object.signature.length)
                    if (typeof object.signature === "string")
                        $util.base64.decode(object.signature, message.signature = $util.newBuffer($util.base64.length(object.signature)), 0);
                    else if (object.signature.length >= 0)
                        message.signature = object.signature;
            return message;
        };

        /**
         * Creates a plain object from a SignedDigest message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.SignedDigest
         * @static
         * @param {rackcell.SignedDigest} message SignedDigest
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        SignedDigest.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                if (options.bytes === $String)
                    object.digest = "";
                else {
                    object.digest = [];
                    if (options.bytes !== $Array)
                        object.digest = $util.newBuffer(object.digest);
                }
                if (options.bytes === $String)
                    object.signature = "";
                else {
                    object.signature = [];
                    if (options.bytes !== $Array)
                        object.signature = $util.newBuffer(object.signature);
                }
            }
            if (message.digest != null && $Object.hasOwnProperty.call(message, "digest"))
                object.digest = options.bytes === $String ? $util.base64.encode(message.digest, 0, message.digest.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.digest) : message.digest;
            if (message.signature != null && $Object.hasOwnProperty.call(message, "signature"))
                object.signature = options.bytes === $String ? $util.base64.encode(message.signature, 0, message.signature.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.signature) : message.signature;
            return object;
        };

        /**
         * Converts this SignedDigest to JSON.
         * @function toJSON
         * @memberof rackcell.SignedDigest
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        SignedDigest.prototype.toJSON = function() {
            return SignedDigest.toObject(this, $protobuf.util.toJSONOptions);
        };

        return SignedDigest;
    })();

    rackcell.Component = (function() {

        /**
         * Properties of a Component.
         * @typedef {Object} rackcell.Component.$Properties
         * @property {string} [id] Component id
         * @property {string} [type] Component type
         * @property {string|null} [state] Component state
         * @property {string|null} [flag] Component flag
         * @property {boolean} [enabled] Component enabled
         * @property {string|null} [softwareStatus] Component softwareStatus
         * @property {string|null} [role] Component role
         * @property {string|null} [subRole] Component subRole
         * @property {number|null} [nid] Component nid
         * @property {string|null} [subtype] Component subtype
         * @property {string|null} [netType] Component netType
         * @property {string|null} [arch] Component arch
         * @property {string|null} ["class"] Component class
         * @property {boolean|null} [reservationDisabled] Component reservationDisabled
         * @property {boolean|null} [locked] Component locked
         * @property {string|null} [hostname] Component hostname
         * @property {number|null} [createdMs] Component createdMs
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Component.
         * @memberof rackcell
         * @interface IComponent
         * @augments rackcell.Component.$Properties
         * @deprecated Use rackcell.Component.$Properties instead.
         */

        /**
         * Shape of a Component.
         * @typedef {rackcell.Component.$Properties} rackcell.Component.$Shape
         */

        /**
         * Constructs a new Component.
         * @memberof rackcell
         * @classdesc Represents a Component.
         * @constructor
         * @param {rackcell.Component.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Component = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Component id.
         * @member {string} id
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.id = "";

        /**
         * Component type.
         * @member {string} type
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.type = "";

        /**
         * Component state.
         * @member {string|null} state
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.state = null;

        /**
         * Component flag.
         * @member {string|null} flag
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.flag = null;

        /**
         * Component enabled.
         * @member {boolean} enabled
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.enabled = false;

        /**
         * Component softwareStatus.
         * @member {string|null} softwareStatus
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.softwareStatus = null;

        /**
         * Component role.
         * @member {string|null} role
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.role = null;

        /**
         * Component subRole.
         * @member {string|null} subRole
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.subRole = null;

        /**
         * Component nid.
         * @member {number|null} nid
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.nid = null;

        /**
         * Component subtype.
         * @member {string|null} subtype
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.subtype = null;

        /**
         * Component netType.
         * @member {string|null} netType
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.netType = null;

        /**
         * Component arch.
         * @member {string|null} arch
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.arch = null;

        /**
         * Component class.
         * @member {string|null} class
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype["class"] = null;

        /**
         * Component reservationDisabled.
         * @member {boolean|null} reservationDisabled
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.reservationDisabled = null;

        /**
         * Component locked.
         * @member {boolean|null} locked
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.locked = null;

        /**
         * Component hostname.
         * @member {string|null} hostname
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.hostname = null;

        /**
         * Component createdMs.
         * @member {number|null} createdMs
         * @memberof rackcell.Component
         * @instance
         */
        Component.prototype.createdMs = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Component.prototype, "_state", {
            get: $util.oneOfGetter($oneOfFields = ["state"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Component.prototype, "_flag", {
            get: $util.oneOfGetter($oneOfFields = ["flag"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Component.prototype, "_softwareStatus", {
            get: $util.oneOfGetter($oneOfFields = ["softwareStatus"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Component.prototype, "_role", {
            get: $util.oneOfGetter($oneOfFields = ["role"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Component.prototype, "_subRole", {
            get: $util.oneOfGetter($oneOfFields = ["subRole"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Component.prototype, "_nid", {
            get: $util.oneOfGetter($oneOfFields = ["nid"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Component.prototype, "_subtype", {
            get: $util.oneOfGetter($oneOfFields = ["subtype"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Component.prototype, "_netType", {
            get: $util.oneOfGetter($oneOfFields = ["netType"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Component.prototype, "_arch", {
            get: $util.oneOfGetter($oneOfFields = ["arch"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Component.prototype, "_class", {
            get: $util.oneOfGetter($oneOfFields = ["class"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Component.prototype, "_reservationDisabled", {
            get: $util.oneOfGetter($oneOfFields = ["reservationDisabled"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Component.prototype, "_locked", {
            get: $util.oneOfGetter($oneOfFields = ["locked"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Component.prototype, "_hostname", {
            get: $util.oneOfGetter($oneOfFields = ["hostname"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Component.prototype, "_createdMs", {
            get: $util.oneOfGetter($oneOfFields = ["createdMs"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new Component instance using the specified properties.
         * @function create
         * @memberof rackcell.Component
         * @static
         * @param {rackcell.Component.$Properties=} [properties] Properties to set
         * @returns {rackcell.Component} Component instance
         * @type {{
         *   (properties: rackcell.Component.$Shape): rackcell.Component & rackcell.Component.$Shape;
         *   (properties?: rackcell.Component.$Properties): rackcell.Component;
         * }}
         */
        Component.create = function(properties) {
            return new Component(properties);
        };

        /**
         * Encodes the specified Component message. Does not implicitly {@link rackcell.Component.verify|verify} messages.
         * @function encode
         * @memberof rackcell.Component
         * @static
         * @param {rackcell.Component.$Properties} message Component message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Component.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
            if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.type);
            if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.state);
            if (message.flag != null && $Object.hasOwnProperty.call(message, "flag"))
                writer.uint32(/* id 4, wireType 2 =*/34).string(message.flag);
            if (message.enabled != null && $Object.hasOwnProperty.call(message, "enabled") && message.enabled !== false)
                writer.uint32(/* id 5, wireType 0 =*/40).bool(message.enabled);
            if (message.softwareStatus != null && $Object.hasOwnProperty.call(message, "softwareStatus"))
                writer.uint32(/* id 6, wireType 2 =*/50).string(message.softwareStatus);
            if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                writer.uint32(/* id 7, wireType 2 =*/58).string(message.role);
            if (message.subRole != null && $Object.hasOwnProperty.call(message, "subRole"))
                writer.uint32(/* id 8, wireType 2 =*/66).string(message.subRole);
            if (message.nid != null && $Object.hasOwnProperty.call(message, "nid"))
                writer.uint32(/* id 9, wireType 0 =*/72).sint32(message.nid);
            if (message.subtype != null && $Object.hasOwnProperty.call(message, "subtype"))
                writer.uint32(/* id 10, wireType 2 =*/82).string(message.subtype);
            if (message.netType != null && $Object.hasOwnProperty.call(message, "netType"))
                writer.uint32(/* id 11, wireType 2 =*/90).string(message.netType);
            if (message.arch != null && $Object.hasOwnProperty.call(message, "arch"))
                writer.uint32(/* id 12, wireType 2 =*/98).string(message.arch);
            if (message["class"] != null && $Object.hasOwnProperty.call(message, "class"))
                writer.uint32(/* id 13, wireType 2 =*/106).string(message["class"]);
            if (message.reservationDisabled != null && $Object.hasOwnProperty.call(message, "reservationDisabled"))
                writer.uint32(/* id 14, wireType 0 =*/112).bool(message.reservationDisabled);
            if (message.locked != null && $Object.hasOwnProperty.call(message, "locked"))
                writer.uint32(/* id 15, wireType 0 =*/120).bool(message.locked);
            if (message.hostname != null && $Object.hasOwnProperty.call(message, "hostname"))
                writer.uint32(/* id 16, wireType 2 =*/130).string(message.hostname);
            if (message.createdMs != null && $Object.hasOwnProperty.call(message, "createdMs"))
                writer.uint32(/* id 17, wireType 0 =*/136).uint64(message.createdMs);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Component message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.Component
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.Component & rackcell.Component.$Shape} Component
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Component.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.Component();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.id = value;
                        else
                            delete message.id;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.type = value;
                        else
                            delete message.type;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.state = reader.stringVerify();
                        message._state = "state";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.flag = reader.stringVerify();
                        message._flag = "flag";
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.enabled = value;
                        else
                            delete message.enabled;
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.softwareStatus = reader.stringVerify();
                        message._softwareStatus = "softwareStatus";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.role = reader.stringVerify();
                        message._role = "role";
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.subRole = reader.stringVerify();
                        message._subRole = "subRole";
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        message.nid = reader.sint32();
                        message._nid = "nid";
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        message.subtype = reader.stringVerify();
                        message._subtype = "subtype";
                        continue;
                    }
                case 11: {
                        if (wireType !== 2)
                            break;
                        message.netType = reader.stringVerify();
                        message._netType = "netType";
                        continue;
                    }
                case 12: {
                        if (wireType !== 2)
                            break;
                        message.arch = reader.stringVerify();
                        message._arch = "arch";
                        continue;
                    }
                case 13: {
                        if (wireType !== 2)
                            break;
                        message["class"] = reader.stringVerify();
                        message._class = "class";
                        continue;
                    }
                case 14: {
                        if (wireType !== 0)
                            break;
                        message.reservationDisabled = reader.bool();
                        message._reservationDisabled = "reservationDisabled";
                        continue;
                    }
                case 15: {
                        if (wireType !== 0)
                            break;
                        message.locked = reader.bool();
                        message._locked = "locked";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        message.hostname = reader.stringVerify();
                        message._hostname = "hostname";
                        continue;
                    }
                case 17: {
                        if (wireType !== 0)
                            break;
                        message.createdMs = reader.uint64();
                        message._createdMs = "createdMs";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates a Component message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.Component
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.Component} Component
         */
        Component.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.Component)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.Component: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.Component();
            if (object.id != null)
                if (typeof object.id !== "string" || object.id.length)
                    message.id = $String(object.id);
            if (object.type != null)
                if (typeof object.type !== "string" || object.type.length)
                    message.type = $String(object.type);
            if (object.state != null)
                message.state = $String(object.state);
            if (object.flag != null)
                message.flag = $String(object.flag);
            if (object.enabled != null)
                if (object.enabled)
                    message.enabled = $Boolean(object.enabled);
            if (object.softwareStatus != null)
                message.softwareStatus = $String(object.softwareStatus);
            if (object.role != null)
                message.role = $String(object.role);
            if (object.subRole != null)
                message.subRole = $String(object.subRole);
            if (object.nid != null)
                message.nid = object.nid | 0;
            if (object.subtype != null)
                message.subtype = $String(object.subtype);
            if (object.netType != null)
                message.netType = $String(object.netType);
            if (object.arch != null)
                message.arch = $String(object.arch);
            if (object["class"] != null)
                message["class"] = $String(object["class"]);
            if (object.reservationDisabled != null)
                message.reservationDisabled = $Boolean(object.reservationDisabled);
            if (object.locked != null)
                message.locked = $Boolean(object.locked);
            if (object.hostname != null)
                message.hostname = $String(object.hostname);
            if (object.createdMs != null)
                if ($util.Long)
                    message.createdMs = $util.Long.fromValue(object.createdMs, true);
                else if (typeof object.createdMs === "string")
                    message.createdMs = $parseInt(object.createdMs, 10);
                else if (typeof object.createdMs === "number")
                    message.createdMs = object.createdMs;
                else if (typeof object.createdMs === "object")
                    message.createdMs = new $util.LongBits(object.createdMs.low >>> 0, object.createdMs.high >>> 0).toNumber(true);
            return message;
        };

        /**
         * Creates a plain object from a Component message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.Component
         * @static
         * @param {rackcell.Component} message Component
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Component.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                object.id = "";
                object.type = "";
                object.enabled = false;
            }
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                object.id = message.id;
            if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                object.type = message.type;
            if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                object.state = message.state;
            if (message.flag != null && $Object.hasOwnProperty.call(message, "flag"))
                object.flag = message.flag;
            if (message.enabled != null && $Object.hasOwnProperty.call(message, "enabled"))
                object.enabled = message.enabled;
            if (message.softwareStatus != null && $Object.hasOwnProperty.call(message, "softwareStatus"))
                object.softwareStatus = message.softwareStatus;
            if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                object.role = message.role;
            if (message.subRole != null && $Object.hasOwnProperty.call(message, "subRole"))
                object.subRole = message.subRole;
            if (message.nid != null && $Object.hasOwnProperty.call(message, "nid"))
                object.nid = message.nid;
            if (message.subtype != null && $Object.hasOwnProperty.call(message, "subtype"))
                object.subtype = message.subtype;
            if (message.netType != null && $Object.hasOwnProperty.call(message, "netType"))
                object.netType = message.netType;
            if (message.arch != null && $Object.hasOwnProperty.call(message, "arch"))
                object.arch = message.arch;
            if (message["class"] != null && $Object.hasOwnProperty.call(message, "class"))
                object["class"] = message["class"];
            if (message.reservationDisabled != null && $Object.hasOwnProperty.call(message, "reservationDisabled"))
                object.reservationDisabled = message.reservationDisabled;
            if (message.locked != null && $Object.hasOwnProperty.call(message, "locked"))
                object.locked = message.locked;
            if (message.hostname != null && $Object.hasOwnProperty.call(message, "hostname"))
                object.hostname = message.hostname;
            if (message.createdMs != null && $Object.hasOwnProperty.call(message, "createdMs"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.createdMs = typeof message.createdMs === "number" ? $BigInt(message.createdMs) : $util.Long.fromBits(message.createdMs.low >>> 0, message.createdMs.high >>> 0, true).toBigInt();
                else if (typeof message.createdMs === "number")
                    object.createdMs = options.longs === $String ? $String(message.createdMs) : message.createdMs;
                else
                    object.createdMs = options.longs === $String ? $util.Long.prototype.toString.call(message.createdMs) : options.longs === $Number ? new $util.LongBits(message.createdMs.low >>> 0, message.createdMs.high >>> 0).toNumber(true) : message.createdMs;
            return object;
        };

        /**
         * Converts this Component to JSON.
         * @function toJSON
         * @memberof rackcell.Component
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Component.prototype.toJSON = function() {
            return Component.toObject(this, $protobuf.util.toJSONOptions);
        };

        return Component;
    })();

    rackcell.RedfishEndpoint = (function() {

        /**
         * Properties of a RedfishEndpoint.
         * @typedef {Object} rackcell.RedfishEndpoint.$Properties
         * @property {string} [id] RedfishEndpoint id
         * @property {string} [type] RedfishEndpoint type
         * @property {string|null} [name] RedfishEndpoint name
         * @property {string} [hostname] RedfishEndpoint hostname
         * @property {string} [domain] RedfishEndpoint domain
         * @property {string} [fqdn] RedfishEndpoint fqdn
         * @property {boolean} [enabled] RedfishEndpoint enabled
         * @property {string|null} [uuid] RedfishEndpoint uuid
         * @property {string|null} [user] RedfishEndpoint user
         * @property {boolean|null} [useSsdp] RedfishEndpoint useSsdp
         * @property {boolean|null} [macRequired] RedfishEndpoint macRequired
         * @property {string|null} [macAddr] RedfishEndpoint macAddr
         * @property {string|null} [ipAddress] RedfishEndpoint ipAddress
         * @property {boolean} [rediscoverOnUpdate] RedfishEndpoint rediscoverOnUpdate
         * @property {string|null} [templateId] RedfishEndpoint templateId
         * @property {string|null} [lastDiscoveryAttempt] RedfishEndpoint lastDiscoveryAttempt
         * @property {string|null} [lastDiscoveryStatus] RedfishEndpoint lastDiscoveryStatus
         * @property {string|null} [redfishVersion] RedfishEndpoint redfishVersion
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RedfishEndpoint.
         * @memberof rackcell
         * @interface IRedfishEndpoint
         * @augments rackcell.RedfishEndpoint.$Properties
         * @deprecated Use rackcell.RedfishEndpoint.$Properties instead.
         */

        /**
         * Shape of a RedfishEndpoint.
         * @typedef {rackcell.RedfishEndpoint.$Properties} rackcell.RedfishEndpoint.$Shape
         */

        /**
         * Constructs a new RedfishEndpoint.
         * @memberof rackcell
         * @classdesc Represents a RedfishEndpoint.
         * @constructor
         * @param {rackcell.RedfishEndpoint.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RedfishEndpoint = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RedfishEndpoint id.
         * @member {string} id
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.id = "";

        /**
         * RedfishEndpoint type.
         * @member {string} type
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.type = "";

        /**
         * RedfishEndpoint name.
         * @member {string|null} name
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.name = null;

        /**
         * RedfishEndpoint hostname.
         * @member {string} hostname
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.hostname = "";

        /**
         * RedfishEndpoint domain.
         * @member {string} domain
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.domain = "";

        /**
         * RedfishEndpoint fqdn.
         * @member {string} fqdn
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.fqdn = "";

        /**
         * RedfishEndpoint enabled.
         * @member {boolean} enabled
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.enabled = false;

        /**
         * RedfishEndpoint uuid.
         * @member {string|null} uuid
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.uuid = null;

        /**
         * RedfishEndpoint user.
         * @member {string|null} user
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.user = null;

        /**
         * RedfishEndpoint useSsdp.
         * @member {boolean|null} useSsdp
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.useSsdp = null;

        /**
         * RedfishEndpoint macRequired.
         * @member {boolean|null} macRequired
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.macRequired = null;

        /**
         * RedfishEndpoint macAddr.
         * @member {string|null} macAddr
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.macAddr = null;

        /**
         * RedfishEndpoint ipAddress.
         * @member {string|null} ipAddress
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.ipAddress = null;

        /**
         * RedfishEndpoint rediscoverOnUpdate.
         * @member {boolean} rediscoverOnUpdate
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.rediscoverOnUpdate = false;

        /**
         * RedfishEndpoint templateId.
         * @member {string|null} templateId
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.templateId = null;

        /**
         * RedfishEndpoint lastDiscoveryAttempt.
         * @member {string|null} lastDiscoveryAttempt
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.lastDiscoveryAttempt = null;

        /**
         * RedfishEndpoint lastDiscoveryStatus.
         * @member {string|null} lastDiscoveryStatus
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.lastDiscoveryStatus = null;

        /**
         * RedfishEndpoint redfishVersion.
         * @member {string|null} redfishVersion
         * @memberof rackcell.RedfishEndpoint
         * @instance
         */
        RedfishEndpoint.prototype.redfishVersion = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RedfishEndpoint.prototype, "_name", {
            get: $util.oneOfGetter($oneOfFields = ["name"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RedfishEndpoint.prototype, "_uuid", {
            get: $util.oneOfGetter($oneOfFields = ["uuid"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RedfishEndpoint.prototype, "_user", {
            get: $util.oneOfGetter($oneOfFields = ["user"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RedfishEndpoint.prototype, "_useSsdp", {
            get: $util.oneOfGetter($oneOfFields = ["useSsdp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RedfishEndpoint.prototype, "_macRequired", {
            get: $util.oneOfGetter($oneOfFields = ["macRequired"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RedfishEndpoint.prototype, "_macAddr", {
            get: $util.oneOfGetter($oneOfFields = ["macAddr"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RedfishEndpoint.prototype, "_ipAddress", {
            get: $util.oneOfGetter($oneOfFields = ["ipAddress"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RedfishEndpoint.prototype, "_templateId", {
            get: $util.oneOfGetter($oneOfFields = ["templateId"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RedfishEndpoint.prototype, "_lastDiscoveryAttempt", {
            get: $util.oneOfGetter($oneOfFields = ["lastDiscoveryAttempt"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RedfishEndpoint.prototype, "_lastDiscoveryStatus", {
            get: $util.oneOfGetter($oneOfFields = ["lastDiscoveryStatus"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RedfishEndpoint.prototype, "_redfishVersion", {
            get: $util.oneOfGetter($oneOfFields = ["redfishVersion"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RedfishEndpoint instance using the specified properties.
         * @function create
         * @memberof rackcell.RedfishEndpoint
         * @static
         * @param {rackcell.RedfishEndpoint.$Properties=} [properties] Properties to set
         * @returns {rackcell.RedfishEndpoint} RedfishEndpoint instance
         * @type {{
         *   (properties: rackcell.RedfishEndpoint.$Shape): rackcell.RedfishEndpoint & rackcell.RedfishEndpoint.$Shape;
         *   (properties?: rackcell.RedfishEndpoint.$Properties): rackcell.RedfishEndpoint;
         * }}
         */
        RedfishEndpoint.create = function(properties) {
            return new RedfishEndpoint(properties);
        };

        /**
         * Encodes the specified RedfishEndpoint message. Does not implicitly {@link rackcell.RedfishEndpoint.verify|verify} messages.
         * @function encode
         * @memberof rackcell.RedfishEndpoint
         * @static
         * @param {rackcell.RedfishEndpoint.$Properties} message RedfishEndpoint message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RedfishEndpoint.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
            if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.type);
            if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.name);
            if (message.hostname != null && $Object.hasOwnProperty.call(message, "hostname") && message.hostname !== "")
                writer.uint32(/* id 4, wireType 2 =*/34).string(message.hostname);
            if (message.domain != null && $Object.hasOwnProperty.call(message, "domain") && message.domain !== "")
                writer.uint32(/* id 5, wireType 2 =*/42).string(message.domain);
            if (message.fqdn != null && $Object.hasOwnProperty.call(message, "fqdn") && message.fqdn !== "")
                writer.uint32(/* id 6, wireType 2 =*/50).string(message.fqdn);
            if (message.enabled != null && $Object.hasOwnProperty.call(message, "enabled") && message.enabled !== false)
                writer.uint32(/* id 7, wireType 0 =*/56).bool(message.enabled);
            if (message.uuid != null && $Object.hasOwnProperty.call(message, "uuid"))
                writer.uint32(/* id 8, wireType 2 =*/66).string(message.uuid);
            if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                writer.uint32(/* id 9, wireType 2 =*/74).string(message.user);
            if (message.useSsdp != null && $Object.hasOwnProperty.call(message, "useSsdp"))
                writer.uint32(/* id 10, wireType 0 =*/80).bool(message.useSsdp);
            if (message.macRequired != null && $Object.hasOwnProperty.call(message, "macRequired"))
                writer.uint32(/* id 11, wireType 0 =*/88).bool(message.macRequired);
            if (message.macAddr != null && $Object.hasOwnProperty.call(message, "macAddr"))
                writer.uint32(/* id 12, wireType 2 =*/98).string(message.macAddr);
            if (message.ipAddress != null && $Object.hasOwnProperty.call(message, "ipAddress"))
                writer.uint32(/* id 13, wireType 2 =*/106).string(message.ipAddress);
            if (message.rediscoverOnUpdate != null && $Object.hasOwnProperty.call(message, "rediscoverOnUpdate") && message.rediscoverOnUpdate !== false)
                writer.uint32(/* id 14, wireType 0 =*/112).bool(message.rediscoverOnUpdate);
            if (message.templateId != null && $Object.hasOwnProperty.call(message, "templateId"))
                writer.uint32(/* id 15, wireType 2 =*/122).string(message.templateId);
            if (message.lastDiscoveryAttempt != null && $Object.hasOwnProperty.call(message, "lastDiscoveryAttempt"))
                writer.uint32(/* id 16, wireType 2 =*/130).string(message.lastDiscoveryAttempt);
            if (message.lastDiscoveryStatus != null && $Object.hasOwnProperty.call(message, "lastDiscoveryStatus"))
                writer.uint32(/* id 17, wireType 2 =*/138).string(message.lastDiscoveryStatus);
            if (message.redfishVersion != null && $Object.hasOwnProperty.call(message, "redfishVersion"))
                writer.uint32(/* id 18, wireType 2 =*/146).string(message.redfishVersion);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RedfishEndpoint message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.RedfishEndpoint
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.RedfishEndpoint & rackcell.RedfishEndpoint.$Shape} RedfishEndpoint
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RedfishEndpoint.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.RedfishEndpoint();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.id = value;
                        else
                            delete message.id;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.type = value;
                        else
                            delete message.type;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.name = reader.stringVerify();
                        message._name = "name";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.hostname = value;
                        else
                            delete message.hostname;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.domain = value;
                        else
                            delete message.domain;
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.fqdn = value;
                        else
                            delete message.fqdn;
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.enabled = value;
                        else
                            delete message.enabled;
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.uuid = reader.stringVerify();
                        message._uuid = "uuid";
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        message.user = reader.stringVerify();
                        message._user = "user";
                        continue;
                    }
                case 10: {
                        if (wireType !== 0)
                            break;
                        message.useSsdp = reader.bool();
                        message._useSsdp = "useSsdp";
                        continue;
                    }
                case 11: {
                        if (wireType !== 0)
                            break;
                        message.macRequired = reader.bool();
                        message._macRequired = "macRequired";
                        continue;
                    }
                case 12: {
                        if (wireType !== 2)
                            break;
                        message.macAddr = reader.stringVerify();
                        message._macAddr = "macAddr";
                        continue;
                    }
                case 13: {
                        if (wireType !== 2)
                            break;
                        message.ipAddress = reader.stringVerify();
                        message._ipAddress = "ipAddress";
                        continue;
                    }
                case 14: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.rediscoverOnUpdate = value;
                        else
                            delete message.rediscoverOnUpdate;
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.templateId = reader.stringVerify();
                        message._templateId = "templateId";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        message.lastDiscoveryAttempt = reader.stringVerify();
                        message._lastDiscoveryAttempt = "lastDiscoveryAttempt";
                        continue;
                    }
                case 17: {
                        if (wireType !== 2)
                            break;
                        message.lastDiscoveryStatus = reader.stringVerify();
                        message._lastDiscoveryStatus = "lastDiscoveryStatus";
                        continue;
                    }
                case 18: {
                        if (wireType !== 2)
                            break;
                        message.redfishVersion = reader.stringVerify();
                        message._redfishVersion = "redfishVersion";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates a RedfishEndpoint message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.RedfishEndpoint
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.RedfishEndpoint} RedfishEndpoint
         */
        RedfishEndpoint.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.RedfishEndpoint)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.RedfishEndpoint: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.RedfishEndpoint();
            if (object.id != null)
                if (typeof object.id !== "string" || object.id.length)
                    message.id = $String(object.id);
            if (object.type != null)
                if (typeof object.type !== "string" || object.type.length)
                    message.type = $String(object.type);
            if (object.name != null)
                message.name = $String(object.name);
            if (object.hostname != null)
                if (typeof object.hostname !== "string" || object.hostname.length)
                    message.hostname = $String(object.hostname);
            if (object.domain != null)
                if (typeof object.domain !== "string" || object.domain.length)
                    message.domain = $String(object.domain);
            if (object.fqdn != null)
                if (typeof object.fqdn !== "string" || object.fqdn.length)
                    message.fqdn = $String(object.fqdn);
            if (object.enabled != null)
                if (object.enabled)
                    message.enabled = $Boolean(object.enabled);
            if (object.uuid != null)
                message.uuid = $String(object.uuid);
            if (object.user != null)
                message.user = $String(object.user);
            if (object.useSsdp != null)
                message.useSsdp = $Boolean(object.useSsdp);
            if (object.macRequired != null)
                message.macRequired = $Boolean(object.macRequired);
            if (object.macAddr != null)
                message.macAddr = $String(object.macAddr);
            if (object.ipAddress != null)
                message.ipAddress = $String(object.ipAddress);
            if (object.rediscoverOnUpdate != null)
                if (object.rediscoverOnUpdate)
                    message.rediscoverOnUpdate = $Boolean(object.rediscoverOnUpdate);
            if (object.templateId != null)
                message.templateId = $String(object.templateId);
            if (object.lastDiscoveryAttempt != null)
                message.lastDiscoveryAttempt = $String(object.lastDiscoveryAttempt);
            if (object.lastDiscoveryStatus != null)
                message.lastDiscoveryStatus = $String(object.lastDiscoveryStatus);
            if (object.redfishVersion != null)
                message.redfishVersion = $String(object.redfishVersion);
            return message;
        };

        /**
         * Creates a plain object from a RedfishEndpoint message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.RedfishEndpoint
         * @static
         * @param {rackcell.RedfishEndpoint} message RedfishEndpoint
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        RedfishEndpoint.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                object.id = "";
                object.type = "";
                object.hostname = "";
                object.domain = "";
                object.fqdn = "";
                object.enabled = false;
                object.rediscoverOnUpdate = false;
            }
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                object.id = message.id;
            if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                object.type = message.type;
            if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                object.name = message.name;
            if (message.hostname != null && $Object.hasOwnProperty.call(message, "hostname"))
                object.hostname = message.hostname;
            if (message.domain != null && $Object.hasOwnProperty.call(message, "domain"))
                object.domain = message.domain;
            if (message.fqdn != null && $Object.hasOwnProperty.call(message, "fqdn"))
                object.fqdn = message.fqdn;
            if (message.enabled != null && $Object.hasOwnProperty.call(message, "enabled"))
                object.enabled = message.enabled;
            if (message.uuid != null && $Object.hasOwnProperty.call(message, "uuid"))
                object.uuid = message.uuid;
            if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                object.user = message.user;
            if (message.useSsdp != null && $Object.hasOwnProperty.call(message, "useSsdp"))
                object.useSsdp = message.useSsdp;
            if (message.macRequired != null && $Object.hasOwnProperty.call(message, "macRequired"))
                object.macRequired = message.macRequired;
            if (message.macAddr != null && $Object.hasOwnProperty.call(message, "macAddr"))
                object.macAddr = message.macAddr;
            if (message.ipAddress != null && $Object.hasOwnProperty.call(message, "ipAddress"))
                object.ipAddress = message.ipAddress;
            if (message.rediscoverOnUpdate != null && $Object.hasOwnProperty.call(message, "rediscoverOnUpdate"))
                object.rediscoverOnUpdate = message.rediscoverOnUpdate;
            if (message.templateId != null && $Object.hasOwnProperty.call(message, "templateId"))
                object.templateId = message.templateId;
            if (message.lastDiscoveryAttempt != null && $Object.hasOwnProperty.call(message, "lastDiscoveryAttempt"))
                object.lastDiscoveryAttempt = message.lastDiscoveryAttempt;
            if (message.lastDiscoveryStatus != null && $Object.hasOwnProperty.call(message, "lastDiscoveryStatus"))
                object.lastDiscoveryStatus = message.lastDiscoveryStatus;
            if (message.redfishVersion != null && $Object.hasOwnProperty.call(message, "redfishVersion"))
                object.redfishVersion = message.redfishVersion;
            return object;
        };

        /**
         * Converts this RedfishEndpoint to JSON.
         * @function toJSON
         * @memberof rackcell.RedfishEndpoint
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        RedfishEndpoint.prototype.toJSON = function() {
            return RedfishEndpoint.toObject(this, $protobuf.util.toJSONOptions);
        };

        return RedfishEndpoint;
    })();

    rackcell.EndpointSecret = (function() {

        /**
         * Properties of an EndpointSecret.
         * @typedef {Object} rackcell.EndpointSecret.$Properties
         * @property {string} [id] EndpointSecret id
         * @property {string} [password] EndpointSecret password
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an EndpointSecret.
         * @memberof rackcell
         * @interface IEndpointSecret
         * @augments rackcell.EndpointSecret.$Properties
         * @deprecated Use rackcell.EndpointSecret.$Properties instead.
         */

        /**
         * Shape of an EndpointSecret.
         * @typedef {rackcell.EndpointSecret.$Properties} rackcell.EndpointSecret.$Shape
         */

        /**
         * Constructs a new EndpointSecret.
         * @memberof rackcell
         * @classdesc Represents an EndpointSecret.
         * @constructor
         * @param {rackcell.EndpointSecret.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const EndpointSecret = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * EndpointSecret id.
         * @member {string} id
         * @memberof rackcell.EndpointSecret
         * @instance
         */
        EndpointSecret.prototype.id = "";

        /**
         * EndpointSecret password.
         * @member {string} password
         * @memberof rackcell.EndpointSecret
         * @instance
         */
        EndpointSecret.prototype.password = "";

        /**
         * Creates a new EndpointSecret instance using the specified properties.
         * @function create
         * @memberof rackcell.EndpointSecret
         * @static
         * @param {rackcell.EndpointSecret.$Properties=} [properties] Properties to set
         * @returns {rackcell.EndpointSecret} EndpointSecret instance
         * @type {{
         *   (properties: rackcell.EndpointSecret.$Shape): rackcell.EndpointSecret & rackcell.EndpointSecret.$Shape;
         *   (properties?: rackcell.EndpointSecret.$Properties): rackcell.EndpointSecret;
         * }}
         */
        EndpointSecret.create = function(properties) {
            return new EndpointSecret(properties);
        };

        /**
         * Encodes the specified EndpointSecret message. Does not implicitly {@link rackcell.EndpointSecret.verify|verify} messages.
         * @function encode
         * @memberof rackcell.EndpointSecret
         * @static
         * @param {rackcell.EndpointSecret.$Properties} message EndpointSecret message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        EndpointSecret.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
            if (message.password != null && $Object.hasOwnProperty.call(message, "password") && message.password !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.password);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an EndpointSecret message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.EndpointSecret
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.EndpointSecret & rackcell.EndpointSecret.$Shape} EndpointSecret
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        EndpointSecret.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.EndpointSecret();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.id = value;
                        else
                            delete message.id;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.password = value;
                        else
                            delete message.password;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates an EndpointSecret message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.EndpointSecret
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.EndpointSecret} EndpointSecret
         */
        EndpointSecret.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.EndpointSecret)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.EndpointSecret: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.EndpointSecret();
            if (object.id != null)
                if (typeof object.id !== "string" || object.id.length)
                    message.id = $String(object.id);
            if (object.password != null)
                if (typeof object.password !== "string" || object.password.length)
                    message.password = $String(object.password);
            return message;
        };

        /**
         * Creates a plain object from an EndpointSecret message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.EndpointSecret
         * @static
         * @param {rackcell.EndpointSecret} message EndpointSecret
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        EndpointSecret.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                object.id = "";
                object.password = "";
            }
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                object.id = message.id;
            if (message.password != null && $Object.hasOwnProperty.call(message, "password"))
                object.password = message.password;
            return object;
        };

        /**
         * Converts this EndpointSecret to JSON.
         * @function toJSON
         * @memberof rackcell.EndpointSecret
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        EndpointSecret.prototype.toJSON = function() {
            return EndpointSecret.toObject(this, $protobuf.util.toJSONOptions);
        };

        return EndpointSecret;
    })();

    rackcell.ComponentEndpoint = (function() {

        /**
         * Properties of a ComponentEndpoint.
         * @typedef {Object} rackcell.ComponentEndpoint.$Properties
         * @property {string} [id] ComponentEndpoint id
         * @property {string} [type] ComponentEndpoint type
         * @property {string|null} [domain] ComponentEndpoint domain
         * @property {string|null} [fqdn] ComponentEndpoint fqdn
         * @property {string} [redfishType] ComponentEndpoint redfishType
         * @property {string} [redfishSubtype] ComponentEndpoint redfishSubtype
         * @property {string|null} [macAddr] ComponentEndpoint macAddr
         * @property {string|null} [uuid] ComponentEndpoint uuid
         * @property {string} [odataId] ComponentEndpoint odataId
         * @property {string} [redfishEndpointId] ComponentEndpoint redfishEndpointId
         * @property {string} [redfishUrl] ComponentEndpoint redfishUrl
         * @property {string} [componentEndpointType] ComponentEndpoint componentEndpointType
         * @property {string|null} [infoName] ComponentEndpoint infoName
         * @property {string|null} [infoJson] ComponentEndpoint infoJson
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ComponentEndpoint.
         * @memberof rackcell
         * @interface IComponentEndpoint
         * @augments rackcell.ComponentEndpoint.$Properties
         * @deprecated Use rackcell.ComponentEndpoint.$Properties instead.
         */

        /**
         * Shape of a ComponentEndpoint.
         * @typedef {rackcell.ComponentEndpoint.$Properties} rackcell.ComponentEndpoint.$Shape
         */

        /**
         * Constructs a new ComponentEndpoint.
         * @memberof rackcell
         * @classdesc Represents a ComponentEndpoint.
         * @constructor
         * @param {rackcell.ComponentEndpoint.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ComponentEndpoint = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ComponentEndpoint id.
         * @member {string} id
         * @memberof rackcell.ComponentEndpoint
         * @instance
         */
        ComponentEndpoint.prototype.id = "";

        /**
         * ComponentEndpoint type.
         * @member {string} type
         * @memberof rackcell.ComponentEndpoint
         * @instance
         */
        ComponentEndpoint.prototype.type = "";

        /**
         * ComponentEndpoint domain.
         * @member {string|null} domain
         * @memberof rackcell.ComponentEndpoint
         * @instance
         */
        ComponentEndpoint.prototype.domain = null;

        /**
         * ComponentEndpoint fqdn.
         * @member {string|null} fqdn
         * @memberof rackcell.ComponentEndpoint
         * @instance
         */
        ComponentEndpoint.prototype.fqdn = null;

        /**
         * ComponentEndpoint redfishType.
         * @member {string} redfishType
         * @memberof rackcell.ComponentEndpoint
         * @instance
         */
        ComponentEndpoint.prototype.redfishType = "";

        /**
         * ComponentEndpoint redfishSubtype.
         * @member {string} redfishSubtype
         * @memberof rackcell.ComponentEndpoint
         * @instance
         */
        ComponentEndpoint.prototype.redfishSubtype = "";

        /**
         * ComponentEndpoint macAddr.
         * @member {string|null} macAddr
         * @memberof rackcell.ComponentEndpoint
         * @instance
         */
        ComponentEndpoint.prototype.macAddr = null;

        /**
         * ComponentEndpoint uuid.
         * @member {string|null} uuid
         * @memberof rackcell.ComponentEndpoint
         * @instance
         */
        ComponentEndpoint.prototype.uuid = null;

        /**
         * ComponentEndpoint odataId.
         * @member {string} odataId
         * @memberof rackcell.ComponentEndpoint
         * @instance
         */
        ComponentEndpoint.prototype.odataId = "";

        /**
         * ComponentEndpoint redfishEndpointId.
         * @member {string} redfishEndpointId
         * @memberof rackcell.ComponentEndpoint
         * @instance
         */
        ComponentEndpoint.prototype.redfishEndpointId = "";

        /**
         * ComponentEndpoint redfishUrl.
         * @member {string} redfishUrl
         * @memberof rackcell.ComponentEndpoint
         * @instance
         */
        ComponentEndpoint.prototype.redfishUrl = "";

        /**
         * ComponentEndpoint componentEndpointType.
         * @member {string} componentEndpointType
         * @memberof rackcell.ComponentEndpoint
         * @instance
         */
        ComponentEndpoint.prototype.componentEndpointType = "";

        /**
         * ComponentEndpoint infoName.
         * @member {string|null} infoName
         * @memberof rackcell.ComponentEndpoint
         * @instance
         */
        ComponentEndpoint.prototype.infoName = null;

        /**
         * ComponentEndpoint infoJson.
         * @member {string|null} infoJson
         * @memberof rackcell.ComponentEndpoint
         * @instance
         */
        ComponentEndpoint.prototype.infoJson = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ComponentEndpoint.prototype, "_domain", {
            get: $util.oneOfGetter($oneOfFields = ["domain"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ComponentEndpoint.prototype, "_fqdn", {
            get: $util.oneOfGetter($oneOfFields = ["fqdn"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ComponentEndpoint.prototype, "_macAddr", {
            get: $util.oneOfGetter($oneOfFields = ["macAddr"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ComponentEndpoint.prototype, "_uuid", {
            get: $util.oneOfGetter($oneOfFields = ["uuid"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ComponentEndpoint.prototype, "_infoName", {
            get: $util.oneOfGetter($oneOfFields = ["infoName"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ComponentEndpoint.prototype, "_infoJson", {
            get: $util.oneOfGetter($oneOfFields = ["infoJson"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ComponentEndpoint instance using the specified properties.
         * @function create
         * @memberof rackcell.ComponentEndpoint
         * @static
         * @param {rackcell.ComponentEndpoint.$Properties=} [properties] Properties to set
         * @returns {rackcell.ComponentEndpoint} ComponentEndpoint instance
         * @type {{
         *   (properties: rackcell.ComponentEndpoint.$Shape): rackcell.ComponentEndpoint & rackcell.ComponentEndpoint.$Shape;
         *   (properties?: rackcell.ComponentEndpoint.$Properties): rackcell.ComponentEndpoint;
         * }}
         */
        ComponentEndpoint.create = function(properties) {
            return new ComponentEndpoint(properties);
        };

        /**
         * Encodes the specified ComponentEndpoint message. Does not implicitly {@link rackcell.ComponentEndpoint.verify|verify} messages.
         * @function encode
         * @memberof rackcell.ComponentEndpoint
         * @static
         * @param {rackcell.ComponentEndpoint.$Properties} message ComponentEndpoint message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ComponentEndpoint.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
            if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.type);
            if (message.domain != null && $Object.hasOwnProperty.call(message, "domain"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.domain);
            if (message.fqdn != null && $Object.hasOwnProperty.call(message, "fqdn"))
                writer.uint32(/* id 4, wireType 2 =*/34).string(message.fqdn);
            if (message.redfishType != null && $Object.hasOwnProperty.call(message, "redfishType") && message.redfishType !== "")
                writer.uint32(/* id 5, wireType 2 =*/42).string(message.redfishType);
            if (message.redfishSubtype != null && $Object.hasOwnProperty.call(message, "redfishSubtype") && message.redfishSubtype !== "")
                writer.uint32(/* id 6, wireType 2 =*/50).string(message.redfishSubtype);
            if (message.macAddr != null && $Object.hasOwnProperty.call(message, "macAddr"))
                writer.uint32(/* id 7, wireType 2 =*/58).string(message.macAddr);
            if (message.uuid != null && $Object.hasOwnProperty.call(message, "uuid"))
                writer.uint32(/* id 8, wireType 2 =*/66).string(message.uuid);
            if (message.odataId != null && $Object.hasOwnProperty.call(message, "odataId") && message.odataId !== "")
                writer.uint32(/* id 9, wireType 2 =*/74).string(message.odataId);
            if (message.redfishEndpointId != null && $Object.hasOwnProperty.call(message, "redfishEndpointId") && message.redfishEndpointId !== "")
                writer.uint32(/* id 10, wireType 2 =*/82).string(message.redfishEndpointId);
            if (message.redfishUrl != null && $Object.hasOwnProperty.call(message, "redfishUrl") && message.redfishUrl !== "")
                writer.uint32(/* id 11, wireType 2 =*/90).string(message.redfishUrl);
            if (message.componentEndpointType != null && $Object.hasOwnProperty.call(message, "componentEndpointType") && message.componentEndpointType !== "")
                writer.uint32(/* id 12, wireType 2 =*/98).string(message.componentEndpointType);
            if (message.infoName != null && $Object.hasOwnProperty.call(message, "infoName"))
                writer.uint32(/* id 13, wireType 2 =*/106).string(message.infoName);
            if (message.infoJson != null && $Object.hasOwnProperty.call(message, "infoJson"))
                writer.uint32(/* id 14, wireType 2 =*/114).string(message.infoJson);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ComponentEndpoint message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.ComponentEndpoint
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.ComponentEndpoint & rackcell.ComponentEndpoint.$Shape} ComponentEndpoint
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ComponentEndpoint.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.ComponentEndpoint();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.id = value;
                        else
                            delete message.id;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.type = value;
                        else
                            delete message.type;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.domain = reader.stringVerify();
                        message._domain = "domain";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.fqdn = reader.stringVerify();
                        message._fqdn = "fqdn";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.redfishType = value;
                        else
                            delete message.redfishType;
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.redfishSubtype = value;
                        else
                            delete message.redfishSubtype;
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.macAddr = reader.stringVerify();
                        message._macAddr = "macAddr";
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.uuid = reader.stringVerify();
                        message._uuid = "uuid";
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.odataId = value;
                        else
                            delete message.odataId;
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.redfishEndpointId = value;
                        else
                            delete message.redfishEndpointId;
                        continue;
                    }
                case 11: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.redfishUrl = value;
                        else
                            delete message.redfishUrl;
                        continue;
                    }
                case 12: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.componentEndpointType = value;
                        else
                            delete message.componentEndpointType;
                        continue;
                    }
                case 13: {
                        if (wireType !== 2)
                            break;
                        message.infoName = reader.stringVerify();
                        message._infoName = "infoName";
                        continue;
                    }
                case 14: {
                        if (wireType !== 2)
                            break;
                        message.infoJson = reader.stringVerify();
                        message._infoJson = "infoJson";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates a ComponentEndpoint message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.ComponentEndpoint
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.ComponentEndpoint} ComponentEndpoint
         */
        ComponentEndpoint.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.ComponentEndpoint)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.ComponentEndpoint: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.ComponentEndpoint();
            if (object.id != null)
                if (typeof object.id !== "string" || object.id.length)
                    message.id = $String(object.id);
            if (object.type != null)
                if (typeof object.type !== "string" || object.type.length)
                    message.type = $String(object.type);
            if (object.domain != null)
                message.domain = $String(object.domain);
            if (object.fqdn != null)
                message.fqdn = $String(object.fqdn);
            if (object.redfishType != null)
                if (typeof object.redfishType !== "string" || object.redfishType.length)
                    message.redfishType = $String(object.redfishType);
            if (object.redfishSubtype != null)
                if (typeof object.redfishSubtype !== "string" || object.redfishSubtype.length)
                    message.redfishSubtype = $String(object.redfishSubtype);
            if (object.macAddr != null)
                message.macAddr = $String(object.macAddr);
            if (object.uuid != null)
                message.uuid = $String(object.uuid);
            if (object.odataId != null)
                if (typeof object.odataId !== "string" || object.odataId.length)
                    message.odataId = $String(object.odataId);
            if (object.redfishEndpointId != null)
                if (typeof object.redfishEndpointId !== "string" || object.redfishEndpointId.length)
                    message.redfishEndpointId = $String(object.redfishEndpointId);
            if (object.redfishUrl != null)
                if (typeof object.redfishUrl !== "string" || object.redfishUrl.length)
                    message.redfishUrl = $String(object.redfishUrl);
            if (object.componentEndpointType != null)
                if (typeof object.componentEndpointType !== "string" || object.componentEndpointType.length)
                    message.componentEndpointType = $String(object.componentEndpointType);
            if (object.infoName != null)
                message.infoName = $String(object.infoName);
            if (object.infoJson != null)
                message.infoJson = $String(object.infoJson);
            return message;
        };

        /**
         * Creates a plain object from a ComponentEndpoint message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.ComponentEndpoint
         * @static
         * @param {rackcell.ComponentEndpoint} message ComponentEndpoint
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        ComponentEndpoint.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                object.id = "";
                object.type = "";
                object.redfishType = "";
                object.redfishSubtype = "";
                object.odataId = "";
                object.redfishEndpointId = "";
                object.redfishUrl = "";
                object.componentEndpointType = "";
            }
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                object.id = message.id;
            if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                object.type = message.type;
            if (message.domain != null && $Object.hasOwnProperty.call(message, "domain"))
                object.domain = message.domain;
            if (message.fqdn != null && $Object.hasOwnProperty.call(message, "fqdn"))
                object.fqdn = message.fqdn;
            if (message.redfishType != null && $Object.hasOwnProperty.call(message, "redfishType"))
                object.redfishType = message.redfishType;
            if (message.redfishSubtype != null && $Object.hasOwnProperty.call(message, "redfishSubtype"))
                object.redfishSubtype = message.redfishSubtype;
            if (message.macAddr != null && $Object.hasOwnProperty.call(message, "macAddr"))
                object.macAddr = message.macAddr;
            if (message.uuid != null && $Object.hasOwnProperty.call(message, "uuid"))
                object.uuid = message.uuid;
            if (message.odataId != null && $Object.hasOwnProperty.call(message, "odataId"))
                object.odataId = message.odataId;
            if (message.redfishEndpointId != null && $Object.hasOwnProperty.call(message, "redfishEndpointId"))
                object.redfishEndpointId = message.redfishEndpointId;
            if (message.redfishUrl != null && $Object.hasOwnProperty.call(message, "redfishUrl"))
                object.redfishUrl = message.redfishUrl;
            if (message.componentEndpointType != null && $Object.hasOwnProperty.call(message, "componentEndpointType"))
                object.componentEndpointType = message.componentEndpointType;
            if (message.infoName != null && $Object.hasOwnProperty.call(message, "infoName"))
                object.infoName = message.infoName;
            if (message.infoJson != null && $Object.hasOwnProperty.call(message, "infoJson"))
                object.infoJson = message.infoJson;
            return object;
        };

        /**
         * Converts this ComponentEndpoint to JSON.
         * @function toJSON
         * @memberof rackcell.ComponentEndpoint
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        ComponentEndpoint.prototype.toJSON = function() {
            return ComponentEndpoint.toObject(this, $protobuf.util.toJSONOptions);
        };

        return ComponentEndpoint;
    })();

    rackcell.EthernetInterface = (function() {

        /**
         * Properties of an EthernetInterface.
         * @typedef {Object} rackcell.EthernetInterface.$Properties
         * @property {string} [id] EthernetInterface id
         * @property {string|null} [description] EthernetInterface description
         * @property {string} [macAddress] EthernetInterface macAddress
         * @property {number} [lastUpdateMs] EthernetInterface lastUpdateMs
         * @property {string|null} [componentId] EthernetInterface componentId
         * @property {Array.<rackcell.IpAddress.$Properties>} [ipAddresses] EthernetInterface ipAddresses
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an EthernetInterface.
         * @memberof rackcell
         * @interface IEthernetInterface
         * @augments rackcell.EthernetInterface.$Properties
         * @deprecated Use rackcell.EthernetInterface.$Properties instead.
         */

        /**
         * Shape of an EthernetInterface.
         * @typedef {rackcell.EthernetInterface.$Properties} rackcell.EthernetInterface.$Shape
         */

        /**
         * Constructs a new EthernetInterface.
         * @memberof rackcell
         * @classdesc Represents an EthernetInterface.
         * @constructor
         * @param {rackcell.EthernetInterface.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const EthernetInterface = function (properties) {
            this.ipAddresses = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * EthernetInterface id.
         * @member {string} id
         * @memberof rackcell.EthernetInterface
         * @instance
         */
        EthernetInterface.prototype.id = "";

        /**
         * EthernetInterface description.
         * @member {string|null} description
         * @memberof rackcell.EthernetInterface
         * @instance
         */
        EthernetInterface.prototype.description = null;

        /**
         * EthernetInterface macAddress.
         * @member {string} macAddress
         * @memberof rackcell.EthernetInterface
         * @instance
         */
        EthernetInterface.prototype.macAddress = "";

        /**
         * EthernetInterface lastUpdateMs.
         * @member {number} lastUpdateMs
         * @memberof rackcell.EthernetInterface
         * @instance
         */
        EthernetInterface.prototype.lastUpdateMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * EthernetInterface componentId.
         * @member {string|null} componentId
         * @memberof rackcell.EthernetInterface
         * @instance
         */
        EthernetInterface.prototype.componentId = null;

        /**
         * EthernetInterface ipAddresses.
         * @member {Array.<rackcell.IpAddress>} ipAddresses
         * @memberof rackcell.EthernetInterface
         * @instance
         */
        EthernetInterface.prototype.ipAddresses = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(EthernetInterface.prototype, "_description", {
            get: $util.oneOfGetter($oneOfFields = ["description"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(EthernetInterface.prototype, "_componentId", {
            get: $util.oneOfGetter($oneOfFields = ["componentId"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new EthernetInterface instance using the specified properties.
         * @function create
         * @memberof rackcell.EthernetInterface
         * @static
         * @param {rackcell.EthernetInterface.$Properties=} [properties] Properties to set
         * @returns {rackcell.EthernetInterface} EthernetInterface instance
         * @type {{
         *   (properties: rackcell.EthernetInterface.$Shape): rackcell.EthernetInterface & rackcell.EthernetInterface.$Shape;
         *   (properties?: rackcell.EthernetInterface.$Properties): rackcell.EthernetInterface;
         * }}
         */
        EthernetInterface.create = function(properties) {
            return new EthernetInterface(properties);
        };

        /**
         * Encodes the specified EthernetInterface message. Does not implicitly {@link rackcell.EthernetInterface.verify|verify} messages.
         * @function encode
         * @memberof rackcell.EthernetInterface
         * @static
         * @param {rackcell.EthernetInterface.$Properties} message EthernetInterface message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        EthernetInterface.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
            if (message.description != null && $Object.hasOwnProperty.call(message, "description"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.description);
            if (message.macAddress != null && $Object.hasOwnProperty.call(message, "macAddress") && message.macAddress !== "")
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.macAddress);
            if (message.lastUpdateMs != null && $Object.hasOwnProperty.call(message, "lastUpdateMs") && (typeof message.lastUpdateMs === "object" ? message.lastUpdateMs.low || message.lastUpdateMs.high : message.lastUpdateMs !== 0))
                writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.lastUpdateMs);
            if (message.componentId != null && $Object.hasOwnProperty.call(message, "componentId"))
                writer.uint32(/* id 5, wireType 2 =*/42).string(message.componentId);
            if (message.ipAddresses != null && message.ipAddresses.length)
                for (let i = 0; i < message.ipAddresses.length; ++i)
                    $root.rackcell.IpAddress.encode(message.ipAddresses[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an EthernetInterface message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.EthernetInterface
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.EthernetInterface & rackcell.EthernetInterface.$Shape} EthernetInterface
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        EthernetInterface.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.EthernetInterface();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.id = value;
                        else
                            delete message.id;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.description = reader.stringVerify();
                        message._description = "description";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.macAddress = value;
                        else
                            delete message.macAddress;
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.lastUpdateMs = value;
                        else
                            delete message.lastUpdateMs;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.componentId = reader.stringVerify();
                        message._componentId = "componentId";
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        if (!(message.ipAddresses && message.ipAddresses.length))
                            message.ipAddresses = [];
                        message.ipAddresses.push($root.rackcell.IpAddress.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates an EthernetInterface message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.EthernetInterface
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.EthernetInterface} EthernetInterface
         */
        EthernetInterface.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.EthernetInterface)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.EthernetInterface: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.EthernetInterface();
            if (object.id != null)
                if (typeof object.id !== "string" || object.id.length)
                    message.id = $String(object.id);
            if (object.description != null)
                message.description = $String(object.description);
            if (object.macAddress != null)
                if (typeof object.macAddress !== "string" || object.macAddress.length)
                    message.macAddress = $String(object.macAddress);
            if (object.lastUpdateMs != null)
                if (typeof object.lastUpdateMs === "object" ? object.lastUpdateMs.low || object.lastUpdateMs.high : $Number(object.lastUpdateMs) !== 0)
                    if ($util.Long)
                        message.lastUpdateMs = $util.Long.fromValue(object.lastUpdateMs, true);
                    else if (typeof object.lastUpdateMs === "string")
                        message.lastUpdateMs = $parseInt(object.lastUpdateMs, 10);
                    else if (typeof object.lastUpdateMs === "number")
                        message.lastUpdateMs = object.lastUpdateMs;
                    else if (typeof object.lastUpdateMs === "object")
                        message.lastUpdateMs = new $util.LongBits(object.lastUpdateMs.low >>> 0, object.lastUpdateMs.high >>> 0).toNumber(true);
            if (object.componentId != null)
                message.componentId = $String(object.componentId);
            if (object.ipAddresses) {
                if (!$Array.isArray(object.ipAddresses))
                    throw $TypeError(".rackcell.EthernetInterface.ipAddresses: array expected");
                message.ipAddresses = $Array(object.ipAddresses.length);
                for (let i = 0; i < object.ipAddresses.length; ++i) {
                    if (!$util.isObject(object.ipAddresses[i]))
                        throw $TypeError(".rackcell.EthernetInterface.ipAddresses: object expected");
                    message.ipAddresses[i] = $root.rackcell.IpAddress.fromObject(object.ipAddresses[i], _depth + 1);
                }
            }
            return message;
        };

        /**
         * Creates a plain object from an EthernetInterface message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.EthernetInterface
         * @static
         * @param {rackcell.EthernetInterface} message EthernetInterface
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        EthernetInterface.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.arrays || options.defaults)
                object.ipAddresses = [];
            if (options.defaults) {
                object.id = "";
                object.macAddress = "";
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.lastUpdateMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.lastUpdateMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
            }
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                object.id = message.id;
            if (message.description != null && $Object.hasOwnProperty.call(message, "description"))
                object.description = message.description;
            if (message.macAddress != null && $Object.hasOwnProperty.call(message, "macAddress"))
                object.macAddress = message.macAddress;
            if (message.lastUpdateMs != null && $Object.hasOwnProperty.call(message, "lastUpdateMs"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.lastUpdateMs = typeof message.lastUpdateMs === "number" ? $BigInt(message.lastUpdateMs) : $util.Long.fromBits(message.lastUpdateMs.low >>> 0, message.lastUpdateMs.high >>> 0, true).toBigInt();
                else if (typeof message.lastUpdateMs === "number")
                    object.lastUpdateMs = options.longs === $String ? $String(message.lastUpdateMs) : message.lastUpdateMs;
                else
                    object.lastUpdateMs = options.longs === $String ? $util.Long.prototype.toString.call(message.lastUpdateMs) : options.longs === $Number ? new $util.LongBits(message.lastUpdateMs.low >>> 0, message.lastUpdateMs.high >>> 0).toNumber(true) : message.lastUpdateMs;
            if (message.componentId != null && $Object.hasOwnProperty.call(message, "componentId"))
                object.componentId = message.componentId;
            if (message.ipAddresses && message.ipAddresses.length) {
                object.ipAddresses = $Array(message.ipAddresses.length);
                for (let j = 0; j < message.ipAddresses.length; ++j)
                    object.ipAddresses[j] = $root.rackcell.IpAddress.toObject(message.ipAddresses[j], options, _depth + 1);
            }
            return object;
        };

        /**
         * Converts this EthernetInterface to JSON.
         * @function toJSON
         * @memberof rackcell.EthernetInterface
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        EthernetInterface.prototype.toJSON = function() {
            return EthernetInterface.toObject(this, $protobuf.util.toJSONOptions);
        };

        return EthernetInterface;
    })();

    rackcell.IpAddress = (function() {

        /**
         * Properties of an IpAddress.
         * @typedef {Object} rackcell.IpAddress.$Properties
         * @property {string} [ipAddress] IpAddress ipAddress
         * @property {string|null} [network] IpAddress network
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an IpAddress.
         * @memberof rackcell
         * @interface IIpAddress
         * @augments rackcell.IpAddress.$Properties
         * @deprecated Use rackcell.IpAddress.$Properties instead.
         */

        /**
         * Shape of an IpAddress.
         * @typedef {rackcell.IpAddress.$Properties} rackcell.IpAddress.$Shape
         */

        /**
         * Constructs a new IpAddress.
         * @memberof rackcell
         * @classdesc Represents an IpAddress.
         * @constructor
         * @param {rackcell.IpAddress.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const IpAddress = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * IpAddress ipAddress.
         * @member {string} ipAddress
         * @memberof rackcell.IpAddress
         * @instance
         */
        IpAddress.prototype.ipAddress = "";

        /**
         * IpAddress network.
         * @member {string|null} network
         * @memberof rackcell.IpAddress
         * @instance
         */
        IpAddress.prototype.network = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(IpAddress.prototype, "_network", {
            get: $util.oneOfGetter($oneOfFields = ["network"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new IpAddress instance using the specified properties.
         * @function create
         * @memberof rackcell.IpAddress
         * @static
         * @param {rackcell.IpAddress.$Properties=} [properties] Properties to set
         * @returns {rackcell.IpAddress} IpAddress instance
         * @type {{
         *   (properties: rackcell.IpAddress.$Shape): rackcell.IpAddress & rackcell.IpAddress.$Shape;
         *   (properties?: rackcell.IpAddress.$Properties): rackcell.IpAddress;
         * }}
         */
        IpAddress.create = function(properties) {
            return new IpAddress(properties);
        };

        /**
         * Encodes the specified IpAddress message. Does not implicitly {@link rackcell.IpAddress.verify|verify} messages.
         * @function encode
         * @memberof rackcell.IpAddress
         * @static
         * @param {rackcell.IpAddress.$Properties} message IpAddress message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        IpAddress.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.ipAddress != null && $Object.hasOwnProperty.call(message, "ipAddress") && message.ipAddress !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.ipAddress);
            if (message.network != null && $Object.hasOwnProperty.call(message, "network"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.network);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an IpAddress message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.IpAddress
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.IpAddress & rackcell.IpAddress.$Shape} IpAddress
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        IpAddress.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.IpAddress();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ipAddress = value;
                        else
                            delete message.ipAddress;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.network = reader.stringVerify();
                        message._network = "network";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates an IpAddress message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.IpAddress
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.IpAddress} IpAddress
         */
        IpAddress.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.IpAddress)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.IpAddress: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.IpAddress();
            if (object.ipAddress != null)
                if (typeof object.ipAddress !== "string" || object.ipAddress.length)
                    message.ipAddress = $String(object.ipAddress);
            if (object.network != null)
                message.network = $String(object.network);
            return message;
        };

        /**
         * Creates a plain object from an IpAddress message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.IpAddress
         * @static
         * @param {rackcell.IpAddress} message IpAddress
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        IpAddress.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults)
                object.ipAddress = "";
            if (message.ipAddress != null && $Object.hasOwnProperty.call(message, "ipAddress"))
                object.ipAddress = message.ipAddress;
            if (message.network != null && $Object.hasOwnProperty.call(message, "network"))
                object.network = message.network;
            return object;
        };

        /**
         * Converts this IpAddress to JSON.
         * @function toJSON
         * @memberof rackcell.IpAddress
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        IpAddress.prototype.toJSON = function() {
            return IpAddress.toObject(this, $protobuf.util.toJSONOptions);
        };

        return IpAddress;
    })();

    rackcell.Group = (function() {

        /**
         * Properties of a Group.
         * @typedef {Object} rackcell.Group.$Properties
         * @property {string} [label] Group label
         * @property {string|null} [description] Group description
         * @property {string|null} [exclusiveGroup] Group exclusiveGroup
         * @property {Array.<string>} [tags] Group tags
         * @property {string} [creationId] Group creationId
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Group.
         * @memberof rackcell
         * @interface IGroup
         * @augments rackcell.Group.$Properties
         * @deprecated Use rackcell.Group.$Properties instead.
         */

        /**
         * Shape of a Group.
         * @typedef {rackcell.Group.$Properties} rackcell.Group.$Shape
         */

        /**
         * Constructs a new Group.
         * @memberof rackcell
         * @classdesc Represents a Group.
         * @constructor
         * @param {rackcell.Group.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Group = function (properties) {
            this.tags = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Group label.
         * @member {string} label
         * @memberof rackcell.Group
         * @instance
         */
        Group.prototype.label = "";

        /**
         * Group description.
         * @member {string|null} description
         * @memberof rackcell.Group
         * @instance
         */
        Group.prototype.description = null;

        /**
         * Group exclusiveGroup.
         * @member {string|null} exclusiveGroup
         * @memberof rackcell.Group
         * @instance
         */
        Group.prototype.exclusiveGroup = null;

        /**
         * Group tags.
         * @member {Array.<string>} tags
         * @memberof rackcell.Group
         * @instance
         */
        Group.prototype.tags = $util.emptyArray;

        /**
         * Group creationId.
         * @member {string} creationId
         * @memberof rackcell.Group
         * @instance
         */
        Group.prototype.creationId = "";

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Group.prototype, "_description", {
            get: $util.oneOfGetter($oneOfFields = ["description"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Group.prototype, "_exclusiveGroup", {
            get: $util.oneOfGetter($oneOfFields = ["exclusiveGroup"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new Group instance using the specified properties.
         * @function create
         * @memberof rackcell.Group
         * @static
         * @param {rackcell.Group.$Properties=} [properties] Properties to set
         * @returns {rackcell.Group} Group instance
         * @type {{
         *   (properties: rackcell.Group.$Shape): rackcell.Group & rackcell.Group.$Shape;
         *   (properties?: rackcell.Group.$Properties): rackcell.Group;
         * }}
         */
        Group.create = function(properties) {
            return new Group(properties);
        };

        /**
         * Encodes the specified Group message. Does not implicitly {@link rackcell.Group.verify|verify} messages.
         * @function encode
         * @memberof rackcell.Group
         * @static
         * @param {rackcell.Group.$Properties} message Group message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Group.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.label != null && $Object.hasOwnProperty.call(message, "label") && message.label !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.label);
            if (message.description != null && $Object.hasOwnProperty.call(message, "description"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.description);
            if (message.exclusiveGroup != null && $Object.hasOwnProperty.call(message, "exclusiveGroup"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.exclusiveGroup);
            if (message.tags != null && message.tags.length)
                for (let i = 0; i < message.tags.length; ++i)
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.tags[i]);
            if (message.creationId != null && $Object.hasOwnProperty.call(message, "creationId") && message.creationId !== "")
                writer.uint32(/* id 5, wireType 2 =*/42).string(message.creationId);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Group message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.Group
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.Group & rackcell.Group.$Shape} Group
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Group.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.Group();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.label = value;
                        else
                            delete message.label;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.description = reader.stringVerify();
                        message._description = "description";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.exclusiveGroup = reader.stringVerify();
                        message._exclusiveGroup = "exclusiveGroup";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if (!(message.tags && message.tags.length))
                            message.tags = [];
                        message.tags.push(reader.stringVerify());
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.creationId = value;
                        else
                            delete message.creationId;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates a Group message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.Group
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.Group} Group
         */
        Group.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.Group)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.Group: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.Group();
            if (object.label != null)
                if (typeof object.label !== "string" || object.label.length)
                    message.label = $String(object.label);
            if (object.description != null)
                message.description = $String(object.description);
            if (object.exclusiveGroup != null)
                message.exclusiveGroup = $String(object.exclusiveGroup);
            if (object.tags) {
                if (!$Array.isArray(object.tags))
                    throw $TypeError(".rackcell.Group.tags: array expected");
                message.tags = $Array(object.tags.length);
                for (let i = 0; i < object.tags.length; ++i)
                    message.tags[i] = $String(object.tags[i]);
            }
            if (object.creationId != null)
                if (typeof object.creationId !== "string" || object.creationId.length)
                    message.creationId = $String(object.creationId);
            return message;
        };

        /**
         * Creates a plain object from a Group message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.Group
         * @static
         * @param {rackcell.Group} message Group
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Group.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.arrays || options.defaults)
                object.tags = [];
            if (options.defaults) {
                object.label = "";
                object.creationId = "";
            }
            if (message.label != null && $Object.hasOwnProperty.call(message, "label"))
                object.label = message.label;
            if (message.description != null && $Object.hasOwnProperty.call(message, "description"))
                object.description = message.description;
            if (message.exclusiveGroup != null && $Object.hasOwnProperty.call(message, "exclusiveGroup"))
                object.exclusiveGroup = message.exclusiveGroup;
            if (message.tags && message.tags.length) {
                object.tags = $Array(message.tags.length);
                for (let j = 0; j < message.tags.length; ++j)
                    object.tags[j] = message.tags[j];
            }
            if (message.creationId != null && $Object.hasOwnProperty.call(message, "creationId"))
                object.creationId = message.creationId;
            return object;
        };

        /**
         * Converts this Group to JSON.
         * @function toJSON
         * @memberof rackcell.Group
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Group.prototype.toJSON = function() {
            return Group.toObject(this, $protobuf.util.toJSONOptions);
        };

        return Group;
    })();

    rackcell.Membership = (function() {

        /**
         * Properties of a Membership.
         * @typedef {Object} rackcell.Membership.$Properties
         * @property {string} [label] Membership label
         * @property {string} [member] Membership member
         * @property {string} [creationId] Membership creationId
         * @property {string|null} [exclusiveGroup] Membership exclusiveGroup
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Membership.
         * @memberof rackcell
         * @interface IMembership
         * @augments rackcell.Membership.$Properties
         * @deprecated Use rackcell.Membership.$Properties instead.
         */

        /**
         * Shape of a Membership.
         * @typedef {rackcell.Membership.$Properties} rackcell.Membership.$Shape
         */

        /**
         * Constructs a new Membership.
         * @memberof rackcell
         * @classdesc Represents a Membership.
         * @constructor
         * @param {rackcell.Membership.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Membership = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Membership label.
         * @member {string} label
         * @memberof rackcell.Membership
         * @instance
         */
        Membership.prototype.label = "";

        /**
         * Membership member.
         * @member {string} member
         * @memberof rackcell.Membership
         * @instance
         */
        Membership.prototype.member = "";

        /**
         * Membership creationId.
         * @member {string} creationId
         * @memberof rackcell.Membership
         * @instance
         */
        Membership.prototype.creationId = "";

        /**
         * Membership exclusiveGroup.
         * @member {string|null} exclusiveGroup
         * @memberof rackcell.Membership
         * @instance
         */
        Membership.prototype.exclusiveGroup = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Membership.prototype, "_exclusiveGroup", {
            get: $util.oneOfGetter($oneOfFields = ["exclusiveGroup"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new Membership instance using the specified properties.
         * @function create
         * @memberof rackcell.Membership
         * @static
         * @param {rackcell.Membership.$Properties=} [properties] Properties to set
         * @returns {rackcell.Membership} Membership instance
         * @type {{
         *   (properties: rackcell.Membership.$Shape): rackcell.Membership & rackcell.Membership.$Shape;
         *   (properties?: rackcell.Membership.$Properties): rackcell.Membership;
         * }}
         */
        Membership.create = function(properties) {
            return new Membership(properties);
        };

        /**
         * Encodes the specified Membership message. Does not implicitly {@link rackcell.Membership.verify|verify} messages.
         * @function encode
         * @memberof rackcell.Membership
         * @static
         * @param {rackcell.Membership.$Properties} message Membership message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Membership.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.label != null && $Object.hasOwnProperty.call(message, "label") && message.label !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.label);
            if (message.member != null && $Object.hasOwnProperty.call(message, "member") && message.member !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.member);
            if (message.creationId != null && $Object.hasOwnProperty.call(message, "creationId") && message.creationId !== "")
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.creationId);
            if (message.exclusiveGroup != null && $Object.hasOwnProperty.call(message, "exclusiveGroup"))
                writer.uint32(/* id 4, wireType 2 =*/34).string(message.exclusiveGroup);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Membership message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.Membership
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.Membership & rackcell.Membership.$Shape} Membership
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Membership.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.Membership();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.label = value;
                        else
                            delete message.label;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.member = value;
                        else
                            delete message.member;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.creationId = value;
                        else
                            delete message.creationId;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.exclusiveGroup = reader.stringVerify();
                        message._exclusiveGroup = "exclusiveGroup";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates a Membership message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.Membership
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.Membership} Membership
         */
        Membership.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.Membership)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.Membership: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.Membership();
            if (object.label != null)
                if (typeof object.label !== "string" || object.label.length)
                    message.label = $String(object.label);
            if (object.member != null)
                if (typeof object.member !== "string" || object.member.length)
                    message.member = $String(object.member);
            if (object.creationId != null)
                if (typeof object.creationId !== "string" || object.creationId.length)
                    message.creationId = $String(object.creationId);
            if (object.exclusiveGroup != null)
                message.exclusiveGroup = $String(object.exclusiveGroup);
            return message;
        };

        /**
         * Creates a plain object from a Membership message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.Membership
         * @static
         * @param {rackcell.Membership} message Membership
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Membership.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                object.label = "";
                object.member = "";
                object.creationId = "";
            }
            if (message.label != null && $Object.hasOwnProperty.call(message, "label"))
                object.label = message.label;
            if (message.member != null && $Object.hasOwnProperty.call(message, "member"))
                object.member = message.member;
            if (message.creationId != null && $Object.hasOwnProperty.call(message, "creationId"))
                object.creationId = message.creationId;
            if (message.exclusiveGroup != null && $Object.hasOwnProperty.call(message, "exclusiveGroup"))
                object.exclusiveGroup = message.exclusiveGroup;
            return object;
        };

        /**
         * Converts this Membership to JSON.
         * @function toJSON
         * @memberof rackcell.Membership
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Membership.prototype.toJSON = function() {
            return Membership.toObject(this, $protobuf.util.toJSONOptions);
        };

        return Membership;
    })();

    rackcell.BootParameters = (function() {

        /**
         * Properties of a BootParameters.
         * @typedef {Object} rackcell.BootParameters.$Properties
         * @property {string} [subject] BootParameters subject
         * @property {string|null} [kernel] BootParameters kernel
         * @property {string|null} [initrd] BootParameters initrd
         * @property {string|null} [params] BootParameters params
         * @property {string|null} [metaDataJson] BootParameters metaDataJson
         * @property {string|null} [userDataJson] BootParameters userDataJson
         * @property {string|null} [phoneHomeJson] BootParameters phoneHomeJson
         * @property {string|null} [referralToken] BootParameters referralToken
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a BootParameters.
         * @memberof rackcell
         * @interface IBootParameters
         * @augments rackcell.BootParameters.$Properties
         * @deprecated Use rackcell.BootParameters.$Properties instead.
         */

        /**
         * Shape of a BootParameters.
         * @typedef {rackcell.BootParameters.$Properties} rackcell.BootParameters.$Shape
         */

        /**
         * Constructs a new BootParameters.
         * @memberof rackcell
         * @classdesc Represents a BootParameters.
         * @constructor
         * @param {rackcell.BootParameters.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const BootParameters = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * BootParameters subject.
         * @member {string} subject
         * @memberof rackcell.BootParameters
         * @instance
         */
        BootParameters.prototype.subject = "";

        /**
         * BootParameters kernel.
         * @member {string|null} kernel
         * @memberof rackcell.BootParameters
         * @instance
         */
        BootParameters.prototype.kernel = null;

        /**
         * BootParameters initrd.
         * @member {string|null} initrd
         * @memberof rackcell.BootParameters
         * @instance
         */
        BootParameters.prototype.initrd = null;

        /**
         * BootParameters params.
         * @member {string|null} params
         * @memberof rackcell.BootParameters
         * @instance
         */
        BootParameters.prototype.params = null;

        /**
         * BootParameters metaDataJson.
         * @member {string|null} metaDataJson
         * @memberof rackcell.BootParameters
         * @instance
         */
        BootParameters.prototype.metaDataJson = null;

        /**
         * BootParameters userDataJson.
         * @member {string|null} userDataJson
         * @memberof rackcell.BootParameters
         * @instance
         */
        BootParameters.prototype.userDataJson = null;

        /**
         * BootParameters phoneHomeJson.
         * @member {string|null} phoneHomeJson
         * @memberof rackcell.BootParameters
         * @instance
         */
        BootParameters.prototype.phoneHomeJson = null;

        /**
         * BootParameters referralToken.
         * @member {string|null} referralToken
         * @memberof rackcell.BootParameters
         * @instance
         */
        BootParameters.prototype.referralToken = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(BootParameters.prototype, "_kernel", {
            get: $util.oneOfGetter($oneOfFields = ["kernel"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(BootParameters.prototype, "_initrd", {
            get: $util.oneOfGetter($oneOfFields = ["initrd"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(BootParameters.prototype, "_params", {
            get: $util.oneOfGetter($oneOfFields = ["params"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(BootParameters.prototype, "_metaDataJson", {
            get: $util.oneOfGetter($oneOfFields = ["metaDataJson"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(BootParameters.prototype, "_userDataJson", {
            get: $util.oneOfGetter($oneOfFields = ["userDataJson"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(BootParameters.prototype, "_phoneHomeJson", {
            get: $util.oneOfGetter($oneOfFields = ["phoneHomeJson"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(BootParameters.prototype, "_referralToken", {
            get: $util.oneOfGetter($oneOfFields = ["referralToken"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new BootParameters instance using the specified properties.
         * @function create
         * @memberof rackcell.BootParameters
         * @static
         * @param {rackcell.BootParameters.$Properties=} [properties] Properties to set
         * @returns {rackcell.BootParameters} BootParameters instance
         * @type {{
         *   (properties: rackcell.BootParameters.$Shape): rackcell.BootParameters & rackcell.BootParameters.$Shape;
         *   (properties?: rackcell.BootParameters.$Properties): rackcell.BootParameters;
         * }}
         */
        BootParameters.create = function(properties) {
            return new BootParameters(properties);
        };

        /**
         * Encodes the specified BootParameters message. Does not implicitly {@link rackcell.BootParameters.verify|verify} messages.
         * @function encode
         * @memberof rackcell.BootParameters
         * @static
         * @param {rackcell.BootParameters.$Properties} message BootParameters message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        BootParameters.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.subject != null && $Object.hasOwnProperty.call(message, "subject") && message.subject !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.subject);
            if (message.kernel != null && $Object.hasOwnProperty.call(message, "kernel"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.kernel);
            if (message.initrd != null && $Object.hasOwnProperty.call(message, "initrd"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.initrd);
            if (message.params != null && $Object.hasOwnProperty.call(message, "params"))
                writer.uint32(/* id 4, wireType 2 =*/34).string(message.params);
            if (message.metaDataJson != null && $Object.hasOwnProperty.call(message, "metaDataJson"))
                writer.uint32(/* id 5, wireType 2 =*/42).string(message.metaDataJson);
            if (message.userDataJson != null && $Object.hasOwnProperty.call(message, "userDataJson"))
                writer.uint32(/* id 6, wireType 2 =*/50).string(message.userDataJson);
            if (message.phoneHomeJson != null && $Object.hasOwnProperty.call(message, "phoneHomeJson"))
                writer.uint32(/* id 7, wireType 2 =*/58).string(message.phoneHomeJson);
            if (message.referralToken != null && $Object.hasOwnProperty.call(message, "referralToken"))
                writer.uint32(/* id 8, wireType 2 =*/66).string(message.referralToken);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a BootParameters message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.BootParameters
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.BootParameters & rackcell.BootParameters.$Shape} BootParameters
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        BootParameters.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.BootParameters();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.subject = value;
                        else
                            delete message.subject;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.kernel = reader.stringVerify();
                        message._kernel = "kernel";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.initrd = reader.stringVerify();
                        message._initrd = "initrd";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.params = reader.stringVerify();
                        message._params = "params";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.metaDataJson = reader.stringVerify();
                        message._metaDataJson = "metaDataJson";
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.userDataJson = reader.stringVerify();
                        message._userDataJson = "userDataJson";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.phoneHomeJson = reader.stringVerify();
                        message._phoneHomeJson = "phoneHomeJson";
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.referralToken = reader.stringVerify();
                        message._referralToken = "referralToken";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates a BootParameters message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.BootParameters
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.BootParameters} BootParameters
         */
        BootParameters.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.BootParameters)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.BootParameters: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.BootParameters();
            if (object.subject != null)
                if (typeof object.subject !== "string" || object.subject.length)
                    message.subject = $String(object.subject);
            if (object.kernel != null)
                message.kernel = $String(object.kernel);
            if (object.initrd != null)
                message.initrd = $String(object.initrd);
            if (object.params != null)
                message.params = $String(object.params);
            if (object.metaDataJson != null)
                message.metaDataJson = $String(object.metaDataJson);
            if (object.userDataJson != null)
                message.userDataJson = $String(object.userDataJson);
            if (object.phoneHomeJson != null)
                message.phoneHomeJson = $String(object.phoneHomeJson);
            if (object.referralToken != null)
                message.referralToken = $String(object.referralToken);
            return message;
        };

        /**
         * Creates a plain object from a BootParameters message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.BootParameters
         * @static
         * @param {rackcell.BootParameters} message BootParameters
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        BootParameters.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults)
                object.subject = "";
            if (message.subject != null && $Object.hasOwnProperty.call(message, "subject"))
                object.subject = message.subject;
            if (message.kernel != null && $Object.hasOwnProperty.call(message, "kernel"))
                object.kernel = message.kernel;
            if (message.initrd != null && $Object.hasOwnProperty.call(message, "initrd"))
                object.initrd = message.initrd;
            if (message.params != null && $Object.hasOwnProperty.call(message, "params"))
                object.params = message.params;
            if (message.metaDataJson != null && $Object.hasOwnProperty.call(message, "metaDataJson"))
                object.metaDataJson = message.metaDataJson;
            if (message.userDataJson != null && $Object.hasOwnProperty.call(message, "userDataJson"))
                object.userDataJson = message.userDataJson;
            if (message.phoneHomeJson != null && $Object.hasOwnProperty.call(message, "phoneHomeJson"))
                object.phoneHomeJson = message.phoneHomeJson;
            if (message.referralToken != null && $Object.hasOwnProperty.call(message, "referralToken"))
                object.referralToken = message.referralToken;
            return object;
        };

        /**
         * Converts this BootParameters to JSON.
         * @function toJSON
         * @memberof rackcell.BootParameters
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        BootParameters.prototype.toJSON = function() {
            return BootParameters.toObject(this, $protobuf.util.toJSONOptions);
        };

        return BootParameters;
    })();

    rackcell.BootImageParameters = (function() {

        /**
         * Properties of a BootImageParameters.
         * @typedef {Object} rackcell.BootImageParameters.$Properties
         * @property {string} [part] BootImageParameters part
         * @property {string} [path] BootImageParameters path
         * @property {string|null} [params] BootImageParameters params
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a BootImageParameters.
         * @memberof rackcell
         * @interface IBootImageParameters
         * @augments rackcell.BootImageParameters.$Properties
         * @deprecated Use rackcell.BootImageParameters.$Properties instead.
         */

        /**
         * Shape of a BootImageParameters.
         * @typedef {rackcell.BootImageParameters.$Properties} rackcell.BootImageParameters.$Shape
         */

        /**
         * Constructs a new BootImageParameters.
         * @memberof rackcell
         * @classdesc Represents a BootImageParameters.
         * @constructor
         * @param {rackcell.BootImageParameters.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const BootImageParameters = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * BootImageParameters part.
         * @member {string} part
         * @memberof rackcell.BootImageParameters
         * @instance
         */
        BootImageParameters.prototype.part = "";

        /**
         * BootImageParameters path.
         * @member {string} path
         * @memberof rackcell.BootImageParameters
         * @instance
         */
        BootImageParameters.prototype.path = "";

        /**
         * BootImageParameters params.
         * @member {string|null} params
         * @memberof rackcell.BootImageParameters
         * @instance
         */
        BootImageParameters.prototype.params = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(BootImageParameters.prototype, "_params", {
            get: $util.oneOfGetter($oneOfFields = ["params"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new BootImageParameters instance using the specified properties.
         * @function create
         * @memberof rackcell.BootImageParameters
         * @static
         * @param {rackcell.BootImageParameters.$Properties=} [properties] Properties to set
         * @returns {rackcell.BootImageParameters} BootImageParameters instance
         * @type {{
         *   (properties: rackcell.BootImageParameters.$Shape): rackcell.BootImageParameters & rackcell.BootImageParameters.$Shape;
         *   (properties?: rackcell.BootImageParameters.$Properties): rackcell.BootImageParameters;
         * }}
         */
        BootImageParameters.create = function(properties) {
            return new BootImageParameters(properties);
        };

        /**
         * Encodes the specified BootImageParameters message. Does not implicitly {@link rackcell.BootImageParameters.verify|verify} messages.
         * @function encode
         * @memberof rackcell.BootImageParameters
         * @static
         * @param {rackcell.BootImageParameters.$Properties} message BootImageParameters message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        BootImageParameters.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.part != null && $Object.hasOwnProperty.call(message, "part") && message.part !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.part);
            if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.path);
            if (message.params != null && $Object.hasOwnProperty.call(message, "params"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.params);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a BootImageParameters message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.BootImageParameters
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.BootImageParameters & rackcell.BootImageParameters.$Shape} BootImageParameters
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        BootImageParameters.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.BootImageParameters();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.part = value;
                        else
                            delete message.part;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.path = value;
                        else
                            delete message.path;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.params = reader.stringVerify();
                        message._params = "params";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates a BootImageParameters message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.BootImageParameters
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.BootImageParameters} BootImageParameters
         */
        BootImageParameters.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.BootImageParameters)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.BootImageParameters: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.BootImageParameters();
            if (object.part != null)
                if (typeof object.part !== "string" || object.part.length)
                    message.part = $String(object.part);
            if (object.path != null)
                if (typeof object.path !== "string" || object.path.length)
                    message.path = $String(object.path);
            if (object.params != null)
                message.params = $String(object.params);
            return message;
        };

        /**
         * Creates a plain object from a BootImageParameters message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.BootImageParameters
         * @static
         * @param {rackcell.BootImageParameters} message BootImageParameters
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        BootImageParameters.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                object.part = "";
                object.path = "";
            }
            if (message.part != null && $Object.hasOwnProperty.call(message, "part"))
                object.part = message.part;
            if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
                object.path = message.path;
            if (message.params != null && $Object.hasOwnProperty.call(message, "params"))
                object.params = message.params;
            return object;
        };

        /**
         * Converts this BootImageParameters to JSON.
         * @function toJSON
         * @memberof rackcell.BootImageParameters
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        BootImageParameters.prototype.toJSON = function() {
            return BootImageParameters.toObject(this, $protobuf.util.toJSONOptions);
        };

        return BootImageParameters;
    })();

    rackcell.CloudDefaults = (function() {

        /**
         * Properties of a CloudDefaults.
         * @typedef {Object} rackcell.CloudDefaults.$Properties
         * @property {string|null} [cloudProvider] CloudDefaults cloudProvider
         * @property {string|null} [region] CloudDefaults region
         * @property {string|null} [availabilityZone] CloudDefaults availabilityZone
         * @property {string|null} [clusterName] CloudDefaults clusterName
         * @property {string|null} [shortName] CloudDefaults shortName
         * @property {number|null} [nidLength] CloudDefaults nidLength
         * @property {string|null} [baseUrl] CloudDefaults baseUrl
         * @property {Array.<string>} [publicKeys] CloudDefaults publicKeys
         * @property {string|null} [bootSubnet] CloudDefaults bootSubnet
         * @property {string|null} [wgSubnet] CloudDefaults wgSubnet
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a CloudDefaults.
         * @memberof rackcell
         * @interface ICloudDefaults
         * @augments rackcell.CloudDefaults.$Properties
         * @deprecated Use rackcell.CloudDefaults.$Properties instead.
         */

        /**
         * Shape of a CloudDefaults.
         * @typedef {rackcell.CloudDefaults.$Properties} rackcell.CloudDefaults.$Shape
         */

        /**
         * Constructs a new CloudDefaults.
         * @memberof rackcell
         * @classdesc Represents a CloudDefaults.
         * @constructor
         * @param {rackcell.CloudDefaults.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const CloudDefaults = function (properties) {
            this.publicKeys = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * CloudDefaults cloudProvider.
         * @member {string|null} cloudProvider
         * @memberof rackcell.CloudDefaults
         * @instance
         */
        CloudDefaults.prototype.cloudProvider = null;

        /**
         * CloudDefaults region.
         * @member {string|null} region
         * @memberof rackcell.CloudDefaults
         * @instance
         */
        CloudDefaults.prototype.region = null;

        /**
         * CloudDefaults availabilityZone.
         * @member {string|null} availabilityZone
         * @memberof rackcell.CloudDefaults
         * @instance
         */
        CloudDefaults.prototype.availabilityZone = null;

        /**
         * CloudDefaults clusterName.
         * @member {string|null} clusterName
         * @memberof rackcell.CloudDefaults
         * @instance
         */
        CloudDefaults.prototype.clusterName = null;

        /**
         * CloudDefaults shortName.
         * @member {string|null} shortName
         * @memberof rackcell.CloudDefaults
         * @instance
         */
        CloudDefaults.prototype.shortName = null;

        /**
         * CloudDefaults nidLength.
         * @member {number|null} nidLength
         * @memberof rackcell.CloudDefaults
         * @instance
         */
        CloudDefaults.prototype.nidLength = null;

        /**
         * CloudDefaults baseUrl.
         * @member {string|null} baseUrl
         * @memberof rackcell.CloudDefaults
         * @instance
         */
        CloudDefaults.prototype.baseUrl = null;

        /**
         * CloudDefaults publicKeys.
         * @member {Array.<string>} publicKeys
         * @memberof rackcell.CloudDefaults
         * @instance
         */
        CloudDefaults.prototype.publicKeys = $util.emptyArray;

        /**
         * CloudDefaults bootSubnet.
         * @member {string|null} bootSubnet
         * @memberof rackcell.CloudDefaults
         * @instance
         */
        CloudDefaults.prototype.bootSubnet = null;

        /**
         * CloudDefaults wgSubnet.
         * @member {string|null} wgSubnet
         * @memberof rackcell.CloudDefaults
         * @instance
         */
        CloudDefaults.prototype.wgSubnet = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudDefaults.prototype, "_cloudProvider", {
            get: $util.oneOfGetter($oneOfFields = ["cloudProvider"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudDefaults.prototype, "_region", {
            get: $util.oneOfGetter($oneOfFields = ["region"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudDefaults.prototype, "_availabilityZone", {
            get: $util.oneOfGetter($oneOfFields = ["availabilityZone"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudDefaults.prototype, "_clusterName", {
            get: $util.oneOfGetter($oneOfFields = ["clusterName"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudDefaults.prototype, "_shortName", {
            get: $util.oneOfGetter($oneOfFields = ["shortName"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudDefaults.prototype, "_nidLength", {
            get: $util.oneOfGetter($oneOfFields = ["nidLength"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudDefaults.prototype, "_baseUrl", {
            get: $util.oneOfGetter($oneOfFields = ["baseUrl"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudDefaults.prototype, "_bootSubnet", {
            get: $util.oneOfGetter($oneOfFields = ["bootSubnet"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudDefaults.prototype, "_wgSubnet", {
            get: $util.oneOfGetter($oneOfFields = ["wgSubnet"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new CloudDefaults instance using the specified properties.
         * @function create
         * @memberof rackcell.CloudDefaults
         * @static
         * @param {rackcell.CloudDefaults.$Properties=} [properties] Properties to set
         * @returns {rackcell.CloudDefaults} CloudDefaults instance
         * @type {{
         *   (properties: rackcell.CloudDefaults.$Shape): rackcell.CloudDefaults & rackcell.CloudDefaults.$Shape;
         *   (properties?: rackcell.CloudDefaults.$Properties): rackcell.CloudDefaults;
         * }}
         */
        CloudDefaults.create = function(properties) {
            return new CloudDefaults(properties);
        };

        /**
         * Encodes the specified CloudDefaults message. Does not implicitly {@link rackcell.CloudDefaults.verify|verify} messages.
         * @function encode
         * @memberof rackcell.CloudDefaults
         * @static
         * @param {rackcell.CloudDefaults.$Properties} message CloudDefaults message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        CloudDefaults.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.cloudProvider != null && $Object.hasOwnProperty.call(message, "cloudProvider"))
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.cloudProvider);
            if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.region);
            if (message.availabilityZone != null && $Object.hasOwnProperty.call(message, "availabilityZone"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.availabilityZone);
            if (message.clusterName != null && $Object.hasOwnProperty.call(message, "clusterName"))
                writer.uint32(/* id 4, wireType 2 =*/34).string(message.clusterName);
            if (message.shortName != null && $Object.hasOwnProperty.call(message, "shortName"))
                writer.uint32(/* id 5, wireType 2 =*/42).string(message.shortName);
            if (message.nidLength != null && $Object.hasOwnProperty.call(message, "nidLength"))
                writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.nidLength);
            if (message.baseUrl != null && $Object.hasOwnProperty.call(message, "baseUrl"))
                writer.uint32(/* id 7, wireType 2 =*/58).string(message.baseUrl);
            if (message.publicKeys != null && message.publicKeys.length)
                for (let i = 0; i < message.publicKeys.length; ++i)
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.publicKeys[i]);
            if (message.bootSubnet != null && $Object.hasOwnProperty.call(message, "bootSubnet"))
                writer.uint32(/* id 9, wireType 2 =*/74).string(message.bootSubnet);
            if (message.wgSubnet != null && $Object.hasOwnProperty.call(message, "wgSubnet"))
                writer.uint32(/* id 10, wireType 2 =*/82).string(message.wgSubnet);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a CloudDefaults message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.CloudDefaults
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.CloudDefaults & rackcell.CloudDefaults.$Shape} CloudDefaults
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        CloudDefaults.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.CloudDefaults();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.cloudProvider = reader.stringVerify();
                        message._cloudProvider = "cloudProvider";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.region = reader.stringVerify();
                        message._region = "region";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.availabilityZone = reader.stringVerify();
                        message._availabilityZone = "availabilityZone";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.clusterName = reader.stringVerify();
                        message._clusterName = "clusterName";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.shortName = reader.stringVerify();
                        message._shortName = "shortName";
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.nidLength = reader.uint32();
                        message._nidLength = "nidLength";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.baseUrl = reader.stringVerify();
                        message._baseUrl = "baseUrl";
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        if (!(message.publicKeys && message.publicKeys.length))
                            message.publicKeys = [];
                        message.publicKeys.push(reader.stringVerify());
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        message.bootSubnet = reader.stringVerify();
                        message._bootSubnet = "bootSubnet";
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        message.wgSubnet = reader.stringVerify();
                        message._wgSubnet = "wgSubnet";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates a CloudDefaults message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.CloudDefaults
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.CloudDefaults} CloudDefaults
         */
        CloudDefaults.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.CloudDefaults)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.CloudDefaults: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.CloudDefaults();
            if (object.cloudProvider != null)
                message.cloudProvider = $String(object.cloudProvider);
            if (object.region != null)
                message.region = $String(object.region);
            if (object.availabilityZone != null)
                message.availabilityZone = $String(object.availabilityZone);
            if (object.clusterName != null)
                message.clusterName = $String(object.clusterName);
            if (object.shortName != null)
                message.shortName = $String(object.shortName);
            if (object.nidLength != null)
                message.nidLength = object.nidLength >>> 0;
            if (object.baseUrl != null)
                message.baseUrl = $String(object.baseUrl);
            if (object.publicKeys) {
                if (!$Array.isArray(object.publicKeys))
                    throw $TypeError(".rackcell.CloudDefaults.publicKeys: array expected");
                message.publicKeys = $Array(object.publicKeys.length);
                for (let i = 0; i < object.publicKeys.length; ++i)
                    message.publicKeys[i] = $String(object.publicKeys[i]);
            }
            if (object.bootSubnet != null)
                message.bootSubnet = $String(object.bootSubnet);
            if (object.wgSubnet != null)
                message.wgSubnet = $String(object.wgSubnet);
            return message;
        };

        /**
         * Creates a plain object from a CloudDefaults message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.CloudDefaults
         * @static
         * @param {rackcell.CloudDefaults} message CloudDefaults
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        CloudDefaults.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.arrays || options.defaults)
                object.publicKeys = [];
            if (message.cloudProvider != null && $Object.hasOwnProperty.call(message, "cloudProvider"))
                object.cloudProvider = message.cloudProvider;
            if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                object.region = message.region;
            if (message.availabilityZone != null && $Object.hasOwnProperty.call(message, "availabilityZone"))
                object.availabilityZone = message.availabilityZone;
            if (message.clusterName != null && $Object.hasOwnProperty.call(message, "clusterName"))
                object.clusterName = message.clusterName;
            if (message.shortName != null && $Object.hasOwnProperty.call(message, "shortName"))
                object.shortName = message.shortName;
            if (message.nidLength != null && $Object.hasOwnProperty.call(message, "nidLength"))
                object.nidLength = message.nidLength;
            if (message.baseUrl != null && $Object.hasOwnProperty.call(message, "baseUrl"))
                object.baseUrl = message.baseUrl;
            if (message.publicKeys && message.publicKeys.length) {
                object.publicKeys = $Array(message.publicKeys.length);
                for (let j = 0; j < message.publicKeys.length; ++j)
                    object.publicKeys[j] = message.publicKeys[j];
            }
            if (message.bootSubnet != null && $Object.hasOwnProperty.call(message, "bootSubnet"))
                object.bootSubnet = message.bootSubnet;
            if (message.wgSubnet != null && $Object.hasOwnProperty.call(message, "wgSubnet"))
                object.wgSubnet = message.wgSubnet;
            return object;
        };

        /**
         * Converts this CloudDefaults to JSON.
         * @function toJSON
         * @memberof rackcell.CloudDefaults
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        CloudDefaults.prototype.toJSON = function() {
            return CloudDefaults.toObject(this, $protobuf.util.toJSONOptions);
        };

        return CloudDefaults;
    })();

    rackcell.CloudGroup = (function() {

        /**
         * Properties of a CloudGroup.
         * @typedef {Object} rackcell.CloudGroup.$Properties
         * @property {string} [name] CloudGroup name
         * @property {string|null} [description] CloudGroup description
         * @property {string|null} [metaDataJson] CloudGroup metaDataJson
         * @property {boolean|null} [hasFile] CloudGroup hasFile
         * @property {string|null} [fileContent] CloudGroup fileContent
         * @property {string|null} [fileEncoding] CloudGroup fileEncoding
         * @property {string|null} [fileName] CloudGroup fileName
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a CloudGroup.
         * @memberof rackcell
         * @interface ICloudGroup
         * @augments rackcell.CloudGroup.$Properties
         * @deprecated Use rackcell.CloudGroup.$Properties instead.
         */

        /**
         * Shape of a CloudGroup.
         * @typedef {rackcell.CloudGroup.$Properties} rackcell.CloudGroup.$Shape
         */

        /**
         * Constructs a new CloudGroup.
         * @memberof rackcell
         * @classdesc Represents a CloudGroup.
         * @constructor
         * @param {rackcell.CloudGroup.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const CloudGroup = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * CloudGroup name.
         * @member {string} name
         * @memberof rackcell.CloudGroup
         * @instance
         */
        CloudGroup.prototype.name = "";

        /**
         * CloudGroup description.
         * @member {string|null} description
         * @memberof rackcell.CloudGroup
         * @instance
         */
        CloudGroup.prototype.description = null;

        /**
         * CloudGroup metaDataJson.
         * @member {string|null} metaDataJson
         * @memberof rackcell.CloudGroup
         * @instance
         */
        CloudGroup.prototype.metaDataJson = null;

        /**
         * CloudGroup hasFile.
         * @member {boolean|null} hasFile
         * @memberof rackcell.CloudGroup
         * @instance
         */
        CloudGroup.prototype.hasFile = null;

        /**
         * CloudGroup fileContent.
         * @member {string|null} fileContent
         * @memberof rackcell.CloudGroup
         * @instance
         */
        CloudGroup.prototype.fileContent = null;

        /**
         * CloudGroup fileEncoding.
         * @member {string|null} fileEncoding
         * @memberof rackcell.CloudGroup
         * @instance
         */
        CloudGroup.prototype.fileEncoding = null;

        /**
         * CloudGroup fileName.
         * @member {string|null} fileName
         * @memberof rackcell.CloudGroup
         * @instance
         */
        CloudGroup.prototype.fileName = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudGroup.prototype, "_description", {
            get: $util.oneOfGetter($oneOfFields = ["description"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudGroup.prototype, "_metaDataJson", {
            get: $util.oneOfGetter($oneOfFields = ["metaDataJson"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudGroup.prototype, "_hasFile", {
            get: $util.oneOfGetter($oneOfFields = ["hasFile"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudGroup.prototype, "_fileContent", {
            get: $util.oneOfGetter($oneOfFields = ["fileContent"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudGroup.prototype, "_fileEncoding", {
            get: $util.oneOfGetter($oneOfFields = ["fileEncoding"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(CloudGroup.prototype, "_fileName", {
            get: $util.oneOfGetter($oneOfFields = ["fileName"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new CloudGroup instance using the specified properties.
         * @function create
         * @memberof rackcell.CloudGroup
         * @static
         * @param {rackcell.CloudGroup.$Properties=} [properties] Properties to set
         * @returns {rackcell.CloudGroup} CloudGroup instance
         * @type {{
         *   (properties: rackcell.CloudGroup.$Shape): rackcell.CloudGroup & rackcell.CloudGroup.$Shape;
         *   (properties?: rackcell.CloudGroup.$Properties): rackcell.CloudGroup;
         * }}
         */
        CloudGroup.create = function(properties) {
            return new CloudGroup(properties);
        };

        /**
         * Encodes the specified CloudGroup message. Does not implicitly {@link rackcell.CloudGroup.verify|verify} messages.
         * @function encode
         * @memberof rackcell.CloudGroup
         * @static
         * @param {rackcell.CloudGroup.$Properties} message CloudGroup message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        CloudGroup.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
            if (message.description != null && $Object.hasOwnProperty.call(message, "description"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.description);
            if (message.metaDataJson != null && $Object.hasOwnProperty.call(message, "metaDataJson"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.metaDataJson);
            if (message.hasFile != null && $Object.hasOwnProperty.call(message, "hasFile"))
                writer.uint32(/* id 4, wireType 0 =*/32).bool(message.hasFile);
            if (message.fileContent != null && $Object.hasOwnProperty.call(message, "fileContent"))
                writer.uint32(/* id 5, wireType 2 =*/42).string(message.fileContent);
            if (message.fileEncoding != null && $Object.hasOwnProperty.call(message, "fileEncoding"))
                writer.uint32(/* id 6, wireType 2 =*/50).string(message.fileEncoding);
            if (message.fileName != null && $Object.hasOwnProperty.call(message, "fileName"))
                writer.uint32(/* id 7, wireType 2 =*/58).string(message.fileName);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a CloudGroup message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.CloudGroup
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.CloudGroup & rackcell.CloudGroup.$Shape} CloudGroup
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        CloudGroup.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.CloudGroup();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.name = value;
                        else
                            delete message.name;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.description = reader.stringVerify();
                        message._description = "description";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.metaDataJson = reader.stringVerify();
                        message._metaDataJson = "metaDataJson";
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.hasFile = reader.bool();
                        message._hasFile = "hasFile";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.fileContent = reader.stringVerify();
                        message._fileContent = "fileContent";
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.fileEncoding = reader.stringVerify();
                        message._fileEncoding = "fileEncoding";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.fileName = reader.stringVerify();
                        message._fileName = "fileName";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates a CloudGroup message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.CloudGroup
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.CloudGroup} CloudGroup
         */
        CloudGroup.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.CloudGroup)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.CloudGroup: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.CloudGroup();
            if (object.name != null)
                if (typeof object.name !== "string" || object.name.length)
                    message.name = $String(object.name);
            if (object.description != null)
                message.description = $String(object.description);
            if (object.metaDataJson != null)
                message.metaDataJson = $String(object.metaDataJson);
            if (object.hasFile != null)
                message.hasFile = $Boolean(object.hasFile);
            if (object.fileContent != null)
                message.fileContent = $String(object.fileContent);
            if (object.fileEncoding != null)
                message.fileEncoding = $String(object.fileEncoding);
            if (object.fileName != null)
                message.fileName = $String(object.fileName);
            return message;
        };

        /**
         * Creates a plain object from a CloudGroup message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.CloudGroup
         * @static
         * @param {rackcell.CloudGroup} message CloudGroup
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        CloudGroup.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults)
                object.name = "";
            if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                object.name = message.name;
            if (message.description != null && $Object.hasOwnProperty.call(message, "description"))
                object.description = message.description;
            if (message.metaDataJson != null && $Object.hasOwnProperty.call(message, "metaDataJson"))
                object.metaDataJson = message.metaDataJson;
            if (message.hasFile != null && $Object.hasOwnProperty.call(message, "hasFile"))
                object.hasFile = message.hasFile;
            if (message.fileContent != null && $Object.hasOwnProperty.call(message, "fileContent"))
                object.fileContent = message.fileContent;
            if (message.fileEncoding != null && $Object.hasOwnProperty.call(message, "fileEncoding"))
                object.fileEncoding = message.fileEncoding;
            if (message.fileName != null && $Object.hasOwnProperty.call(message, "fileName"))
                object.fileName = message.fileName;
            return object;
        };

        /**
         * Converts this CloudGroup to JSON.
         * @function toJSON
         * @memberof rackcell.CloudGroup
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        CloudGroup.prototype.toJSON = function() {
            return CloudGroup.toObject(this, $protobuf.util.toJSONOptions);
        };

        return CloudGroup;
    })();

    rackcell.InstanceInfo = (function() {

        /**
         * Properties of an InstanceInfo.
         * @typedef {Object} rackcell.InstanceInfo.$Properties
         * @property {string} [id] InstanceInfo id
         * @property {string} [instanceId] InstanceInfo instanceId
         * @property {string|null} [localHostname] InstanceInfo localHostname
         * @property {string|null} [hostname] InstanceInfo hostname
         * @property {string|null} [clusterName] InstanceInfo clusterName
         * @property {string|null} [region] InstanceInfo region
         * @property {string|null} [availabilityZone] InstanceInfo availabilityZone
         * @property {string|null} [cloudProvider] InstanceInfo cloudProvider
         * @property {string|null} [instanceType] InstanceInfo instanceType
         * @property {string|null} [cloudInitBaseUrl] InstanceInfo cloudInitBaseUrl
         * @property {Array.<string>} [publicKeys] InstanceInfo publicKeys
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an InstanceInfo.
         * @memberof rackcell
         * @interface IInstanceInfo
         * @augments rackcell.InstanceInfo.$Properties
         * @deprecated Use rackcell.InstanceInfo.$Properties instead.
         */

        /**
         * Shape of an InstanceInfo.
         * @typedef {rackcell.InstanceInfo.$Properties} rackcell.InstanceInfo.$Shape
         */

        /**
         * Constructs a new InstanceInfo.
         * @memberof rackcell
         * @classdesc Represents an InstanceInfo.
         * @constructor
         * @param {rackcell.InstanceInfo.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const InstanceInfo = function (properties) {
            this.publicKeys = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * InstanceInfo id.
         * @member {string} id
         * @memberof rackcell.InstanceInfo
         * @instance
         */
        InstanceInfo.prototype.id = "";

        /**
         * InstanceInfo instanceId.
         * @member {string} instanceId
         * @memberof rackcell.InstanceInfo
         * @instance
         */
        InstanceInfo.prototype.instanceId = "";

        /**
         * InstanceInfo localHostname.
         * @member {string|null} localHostname
         * @memberof rackcell.InstanceInfo
         * @instance
         */
        InstanceInfo.prototype.localHostname = null;

        /**
         * InstanceInfo hostname.
         * @member {string|null} hostname
         * @memberof rackcell.InstanceInfo
         * @instance
         */
        InstanceInfo.prototype.hostname = null;

        /**
         * InstanceInfo clusterName.
         * @member {string|null} clusterName
         * @memberof rackcell.InstanceInfo
         * @instance
         */
        InstanceInfo.prototype.clusterName = null;

        /**
         * InstanceInfo region.
         * @member {string|null} region
         * @memberof rackcell.InstanceInfo
         * @instance
         */
        InstanceInfo.prototype.region = null;

        /**
         * InstanceInfo availabilityZone.
         * @member {string|null} availabilityZone
         * @memberof rackcell.InstanceInfo
         * @instance
         */
        InstanceInfo.prototype.availabilityZone = null;

        /**
         * InstanceInfo cloudProvider.
         * @member {string|null} cloudProvider
         * @memberof rackcell.InstanceInfo
         * @instance
         */
        InstanceInfo.prototype.cloudProvider = null;

        /**
         * InstanceInfo instanceType.
         * @member {string|null} instanceType
         * @memberof rackcell.InstanceInfo
         * @instance
         */
        InstanceInfo.prototype.instanceType = null;

        /**
         * InstanceInfo cloudInitBaseUrl.
         * @member {string|null} cloudInitBaseUrl
         * @memberof rackcell.InstanceInfo
         * @instance
         */
        InstanceInfo.prototype.cloudInitBaseUrl = null;

        /**
         * InstanceInfo publicKeys.
         * @member {Array.<string>} publicKeys
         * @memberof rackcell.InstanceInfo
         * @instance
         */
        InstanceInfo.prototype.publicKeys = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(InstanceInfo.prototype, "_localHostname", {
            get: $util.oneOfGetter($oneOfFields = ["localHostname"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(InstanceInfo.prototype, "_hostname", {
            get: $util.oneOfGetter($oneOfFields = ["hostname"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(InstanceInfo.prototype, "_clusterName", {
            get: $util.oneOfGetter($oneOfFields = ["clusterName"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(InstanceInfo.prototype, "_region", {
            get: $util.oneOfGetter($oneOfFields = ["region"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(InstanceInfo.prototype, "_availabilityZone", {
            get: $util.oneOfGetter($oneOfFields = ["availabilityZone"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(InstanceInfo.prototype, "_cloudProvider", {
            get: $util.oneOfGetter($oneOfFields = ["cloudProvider"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(InstanceInfo.prototype, "_instanceType", {
            get: $util.oneOfGetter($oneOfFields = ["instanceType"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(InstanceInfo.prototype, "_cloudInitBaseUrl", {
            get: $util.oneOfGetter($oneOfFields = ["cloudInitBaseUrl"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new InstanceInfo instance using the specified properties.
         * @function create
         * @memberof rackcell.InstanceInfo
         * @static
         * @param {rackcell.InstanceInfo.$Properties=} [properties] Properties to set
         * @returns {rackcell.InstanceInfo} InstanceInfo instance
         * @type {{
         *   (properties: rackcell.InstanceInfo.$Shape): rackcell.InstanceInfo & rackcell.InstanceInfo.$Shape;
         *   (properties?: rackcell.InstanceInfo.$Properties): rackcell.InstanceInfo;
         * }}
         */
        InstanceInfo.create = function(properties) {
            return new InstanceInfo(properties);
        };

        /**
         * Encodes the specified InstanceInfo message. Does not implicitly {@link rackcell.InstanceInfo.verify|verify} messages.
         * @function encode
         * @memberof rackcell.InstanceInfo
         * @static
         * @param {rackcell.InstanceInfo.$Properties} message InstanceInfo message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        InstanceInfo.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
            if (message.instanceId != null && $Object.hasOwnProperty.call(message, "instanceId") && message.instanceId !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.instanceId);
            if (message.localHostname != null && $Object.hasOwnProperty.call(message, "localHostname"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.localHostname);
            if (message.hostname != null && $Object.hasOwnProperty.call(message, "hostname"))
                writer.uint32(/* id 4, wireType 2 =*/34).string(message.hostname);
            if (message.clusterName != null && $Object.hasOwnProperty.call(message, "clusterName"))
                writer.uint32(/* id 5, wireType 2 =*/42).string(message.clusterName);
            if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                writer.uint32(/* id 6, wireType 2 =*/50).string(message.region);
            if (message.availabilityZone != null && $Object.hasOwnProperty.call(message, "availabilityZone"))
                writer.uint32(/* id 7, wireType 2 =*/58).string(message.availabilityZone);
            if (message.cloudProvider != null && $Object.hasOwnProperty.call(message, "cloudProvider"))
                writer.uint32(/* id 8, wireType 2 =*/66).string(message.cloudProvider);
            if (message.instanceType != null && $Object.hasOwnProperty.call(message, "instanceType"))
                writer.uint32(/* id 9, wireType 2 =*/74).string(message.instanceType);
            if (message.cloudInitBaseUrl != null && $Object.hasOwnProperty.call(message, "cloudInitBaseUrl"))
                writer.uint32(/* id 10, wireType 2 =*/82).string(message.cloudInitBaseUrl);
            if (message.publicKeys != null && message.publicKeys.length)
                for (let i = 0; i < message.publicKeys.length; ++i)
                    writer.uint32(/* id 11, wireType 2 =*/90).string(message.publicKeys[i]);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an InstanceInfo message from the specified reader or buffer.
         * @function decode
         * @memberof rackcell.InstanceInfo
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {rackcell.InstanceInfo & rackcell.InstanceInfo.$Shape} InstanceInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        InstanceInfo.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.rackcell.InstanceInfo();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.id = value;
                        else
                            delete message.id;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.instanceId = value;
                        else
                            delete message.instanceId;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.localHostname = reader.stringVerify();
                        message._localHostname = "localHostname";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.hostname = reader.stringVerify();
                        message._hostname = "hostname";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.clusterName = reader.stringVerify();
                        message._clusterName = "clusterName";
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.region = reader.stringVerify();
                        message._region = "region";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.availabilityZone = reader.stringVerify();
                        message._availabilityZone = "availabilityZone";
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.cloudProvider = reader.stringVerify();
                        message._cloudProvider = "cloudProvider";
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        message.instanceType = reader.stringVerify();
                        message._instanceType = "instanceType";
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        message.cloudInitBaseUrl = reader.stringVerify();
                        message._cloudInitBaseUrl = "cloudInitBaseUrl";
                        continue;
                    }
                case 11: {
                        if (wireType !== 2)
                            break;
                        if (!(message.publicKeys && message.publicKeys.length))
                            message.publicKeys = [];
                        message.publicKeys.push(reader.stringVerify());
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Creates an InstanceInfo message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof rackcell.InstanceInfo
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {rackcell.InstanceInfo} InstanceInfo
         */
        InstanceInfo.fromObject = function (object, _depth) {
            if (object instanceof $root.rackcell.InstanceInfo)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".rackcell.InstanceInfo: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.rackcell.InstanceInfo();
            if (object.id != null)
                if (typeof object.id !== "string" || object.id.length)
                    message.id = $String(object.id);
            if (object.instanceId != null)
                if (typeof object.instanceId !== "string" || object.instanceId.length)
                    message.instanceId = $String(object.instanceId);
            if (object.localHostname != null)
                message.localHostname = $String(object.localHostname);
            if (object.hostname != null)
                message.hostname = $String(object.hostname);
            if (object.clusterName != null)
                message.clusterName = $String(object.clusterName);
            if (object.region != null)
                message.region = $String(object.region);
            if (object.availabilityZone != null)
                message.availabilityZone = $String(object.availabilityZone);
            if (object.cloudProvider != null)
                message.cloudProvider = $String(object.cloudProvider);
            if (object.instanceType != null)
                message.instanceType = $String(object.instanceType);
            if (object.cloudInitBaseUrl != null)
                message.cloudInitBaseUrl = $String(object.cloudInitBaseUrl);
            if (object.publicKeys) {
                if (!$Array.isArray(object.publicKeys))
                    throw $TypeError(".rackcell.InstanceInfo.publicKeys: array expected");
                message.publicKeys = $Array(object.publicKeys.length);
                for (let i = 0; i < object.publicKeys.length; ++i)
                    message.publicKeys[i] = $String(object.publicKeys[i]);
            }
            return message;
        };

        /**
         * Creates a plain object from an InstanceInfo message. Also converts values to other types if specified.
         * @function toObject
         * @memberof rackcell.InstanceInfo
         * @static
         * @param {rackcell.InstanceInfo} message InstanceInfo
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        InstanceInfo.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.arrays || options.defaults)
                object.publicKeys = [];
            if (options.defaults) {
                object.id = "";
                object.instanceId = "";
            }
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                object.id = message.id;
            if (message.instanceId != null && $Object.hasOwnProperty.call(message, "instanceId"))
                object.instanceId = message.instanceId;
            if (message.localHostname != null && $Object.hasOwnProperty.call(message, "localHostname"))
                object.localHostname = message.localHostname;
            if (message.hostname != null && $Object.hasOwnProperty.call(message, "hostname"))
                object.hostname = message.hostname;
            if (message.clusterName != null && $Object.hasOwnProperty.call(message, "clusterName"))
                object.clusterName = message.clusterName;
            if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                object.region = message.region;
            if (message.availabilityZone != null && $Object.hasOwnProperty.call(message, "availabilityZone"))
                object.availabilityZone = message.availabilityZone;
            if (message.cloudProvider != null && $Object.hasOwnProperty.call(message, "cloudProvider"))
                object.cloudProvider = message.cloudProvider;
            if (message.instanceType != null && $Object.hasOwnProperty.call(message, "instanceType"))
                object.instanceType = message.instanceType;
            if (message.cloudInitBaseUrl != null && $Object.hasOwnProperty.call(message, "cloudInitBaseUrl"))
                object.cloudInitBaseUrl = message.cloudInitBaseUrl;
            if (message.publicKeys && message.publicKeys.length) {
                object.publicKeys = $Array(message.publicKeys.length);
                for (let j = 0; j < message.publicKeys.length; ++j)
                    object.publicKeys[j] = message.publicKeys[j];
            }
            return object;
        };

        /**
         * Converts this InstanceInfo to JSON.
         * @function toJSON
         * @memberof rackcell.InstanceInfo
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        InstanceInfo.prototype.toJSON = function() {
            return InstanceInfo.toObject(this, $protobuf.util.toJSONOptions);
        };

        return InstanceInfo;
    })();

    return rackcell;
})();

export {
  $root as default
};
