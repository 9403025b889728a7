import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace rackcell. */
export namespace rackcell {

    /**
     * Properties of an Entry.
     * @deprecated Use rackcell.Entry.$Properties instead.
     */
    interface IEntry extends rackcell.Entry.$Properties {
    }

    /** Represents an Entry. */
    class Entry {

        /**
         * Constructs a new Entry.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Entry.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Entry key. */
        key: string;

        /** Entry value. */
        value: (Uint8Array|null);

        /** Entry deleted. */
        deleted: (boolean|null);

        /** Entry schema. */
        schema: number;

        /** Entry intent. */
        intent: (rackcell.Intent|null);

        /** Entry subject. */
        subject: (string|null);

        /** Entry request. */
        request: (Uint8Array|null);

        /**
         * Creates a new Entry instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Entry instance
         */
        static create(properties: rackcell.Entry.$Shape): rackcell.Entry & rackcell.Entry.$Shape;
        static create(properties?: rackcell.Entry.$Properties): rackcell.Entry;

        /**
         * Encodes the specified Entry message. Does not implicitly {@link rackcell.Entry.verify|verify} messages.
         * @param message Entry message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Entry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Entry message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Entry & rackcell.Entry.$Shape} Entry
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Entry & rackcell.Entry.$Shape;

        /**
         * Creates an Entry message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Entry
         */
        static fromObject(object: { [k: string]: any }): rackcell.Entry;

        /**
         * Creates a plain object from an Entry message. Also converts values to other types if specified.
         * @param message Entry
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Entry, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Entry to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Entry {

        /** Properties of an Entry. */
        interface $Properties {

            /** Entry key */
            key?: string;

            /** Entry value */
            value?: (Uint8Array|null);

            /** Entry deleted */
            deleted?: (boolean|null);

            /** Entry schema */
            schema?: number;

            /** Entry intent */
            intent?: (rackcell.Intent.$Properties|null);

            /** Entry subject */
            subject?: (string|null);

            /** Entry request */
            request?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Entry. */
        type $Shape = rackcell.Entry.$Properties;
    }

    /**
     * Properties of an Intent.
     * @deprecated Use rackcell.Intent.$Properties instead.
     */
    interface IIntent extends rackcell.Intent.$Properties {
    }

    /** Represents an Intent. */
    class Intent {

        /**
         * Constructs a new Intent.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Intent.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Intent parents. */
        parents: Uint8Array[];

        /** Intent wallMs. */
        wallMs: number;

        /** Intent counter. */
        counter: number;

        /**
         * Creates a new Intent instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Intent instance
         */
        static create(properties: rackcell.Intent.$Shape): rackcell.Intent & rackcell.Intent.$Shape;
        static create(properties?: rackcell.Intent.$Properties): rackcell.Intent;

        /**
         * Encodes the specified Intent message. Does not implicitly {@link rackcell.Intent.verify|verify} messages.
         * @param message Intent message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Intent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Intent message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Intent & rackcell.Intent.$Shape} Intent
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Intent & rackcell.Intent.$Shape;

        /**
         * Creates an Intent message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Intent
         */
        static fromObject(object: { [k: string]: any }): rackcell.Intent;

        /**
         * Creates a plain object from an Intent message. Also converts values to other types if specified.
         * @param message Intent
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Intent, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Intent to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Intent {

        /** Properties of an Intent. */
        interface $Properties {

            /** Intent parents */
            parents?: Uint8Array[];

            /** Intent wallMs */
            wallMs?: number;

            /** Intent counter */
            counter?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Intent. */
        type $Shape = rackcell.Intent.$Properties;
    }

    /** FeedName enum. */
    enum FeedName {

        /** FEED_NONE value */
        FEED_NONE = 0,

        /** FEED_PUBLIC value */
        FEED_PUBLIC = 1,

        /** FEED_CLOSE value */
        FEED_CLOSE = 2
    }

    /**
     * Properties of an Order.
     * @deprecated Use rackcell.Order.$Properties instead.
     */
    interface IOrder extends rackcell.Order.$Properties {
    }

    /** Represents an Order. */
    class Order {

        /**
         * Constructs a new Order.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Order.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Order term. */
        term: number;

        /** Order boot. */
        boot: number;

        /** Order seq. */
        seq: number;

        /**
         * Creates a new Order instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Order instance
         */
        static create(properties: rackcell.Order.$Shape): rackcell.Order & rackcell.Order.$Shape;
        static create(properties?: rackcell.Order.$Properties): rackcell.Order;

        /**
         * Encodes the specified Order message. Does not implicitly {@link rackcell.Order.verify|verify} messages.
         * @param message Order message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Order.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Order message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Order & rackcell.Order.$Shape} Order
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Order & rackcell.Order.$Shape;

        /**
         * Creates an Order message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Order
         */
        static fromObject(object: { [k: string]: any }): rackcell.Order;

        /**
         * Creates a plain object from an Order message. Also converts values to other types if specified.
         * @param message Order
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Order, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Order to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Order {

        /** Properties of an Order. */
        interface $Properties {

            /** Order term */
            term?: number;

            /** Order boot */
            boot?: number;

            /** Order seq */
            seq?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Order. */
        type $Shape = rackcell.Order.$Properties;
    }

    /**
     * Properties of a Head.
     * @deprecated Use rackcell.Head.$Properties instead.
     */
    interface IHead extends rackcell.Head.$Properties {
    }

    /** Represents a Head. */
    class Head {

        /**
         * Constructs a new Head.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Head.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Head version. */
        version: number;

        /** Head cell. */
        cell: string;

        /** Head feed. */
        feed: rackcell.FeedName;

        /** Head order. */
        order: rackcell.Order;

        /** Head roster. */
        roster: number;

        /** Head previous. */
        previous: (Uint8Array|null);

        /** Head entryHashes. */
        entryHashes: Uint8Array[];

        /** Head root. */
        root: Uint8Array;

        /** Head wallMs. */
        wallMs: number;

        /**
         * Creates a new Head instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Head instance
         */
        static create(properties: rackcell.Head.$Shape): rackcell.Head & rackcell.Head.$Shape;
        static create(properties?: rackcell.Head.$Properties): rackcell.Head;

        /**
         * Encodes the specified Head message. Does not implicitly {@link rackcell.Head.verify|verify} messages.
         * @param message Head message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Head.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Head message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Head & rackcell.Head.$Shape} Head
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Head & rackcell.Head.$Shape;

        /**
         * Creates a Head message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Head
         */
        static fromObject(object: { [k: string]: any }): rackcell.Head;

        /**
         * Creates a plain object from a Head message. Also converts values to other types if specified.
         * @param message Head
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Head, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Head to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Head {

        /** Properties of a Head. */
        interface $Properties {

            /** Head version */
            version?: number;

            /** Head cell */
            cell?: string;

            /** Head feed */
            feed?: rackcell.FeedName;

            /** Head order */
            order?: rackcell.Order.$Properties;

            /** Head roster */
            roster?: number;

            /** Head previous */
            previous?: (Uint8Array|null);

            /** Head entryHashes */
            entryHashes?: Uint8Array[];

            /** Head root */
            root?: Uint8Array;

            /** Head wallMs */
            wallMs?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Head. */
        type $Shape = rackcell.Head.$Properties;
    }

    /**
     * Properties of a SignedHead.
     * @deprecated Use rackcell.SignedHead.$Properties instead.
     */
    interface ISignedHead extends rackcell.SignedHead.$Properties {
    }

    /** Represents a SignedHead. */
    class SignedHead {

        /**
         * Constructs a new SignedHead.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.SignedHead.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SignedHead head. */
        head: Uint8Array;

        /** SignedHead signature. */
        signature: Uint8Array;

        /**
         * Creates a new SignedHead instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SignedHead instance
         */
        static create(properties: rackcell.SignedHead.$Shape): rackcell.SignedHead & rackcell.SignedHead.$Shape;
        static create(properties?: rackcell.SignedHead.$Properties): rackcell.SignedHead;

        /**
         * Encodes the specified SignedHead message. Does not implicitly {@link rackcell.SignedHead.verify|verify} messages.
         * @param message SignedHead message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.SignedHead.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SignedHead message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.SignedHead & rackcell.SignedHead.$Shape} SignedHead
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.SignedHead & rackcell.SignedHead.$Shape;

        /**
         * Creates a SignedHead message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns SignedHead
         */
        static fromObject(object: { [k: string]: any }): rackcell.SignedHead;

        /**
         * Creates a plain object from a SignedHead message. Also converts values to other types if specified.
         * @param message SignedHead
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.SignedHead, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this SignedHead to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace SignedHead {

        /** Properties of a SignedHead. */
        interface $Properties {

            /** SignedHead head */
            head?: Uint8Array;

            /** SignedHead signature */
            signature?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SignedHead. */
        type $Shape = rackcell.SignedHead.$Properties;
    }

    /**
     * Properties of a Stored.
     * @deprecated Use rackcell.Stored.$Properties instead.
     */
    interface IStored extends rackcell.Stored.$Properties {
    }

    /** Represents a Stored. */
    class Stored {

        /**
         * Constructs a new Stored.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Stored.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Stored order. */
        order: (rackcell.Order|null);

        /** Stored index. */
        index: (number|null);

        /** Stored entry. */
        entry: Uint8Array;

        /**
         * Creates a new Stored instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Stored instance
         */
        static create(properties: rackcell.Stored.$Shape): rackcell.Stored & rackcell.Stored.$Shape;
        static create(properties?: rackcell.Stored.$Properties): rackcell.Stored;

        /**
         * Encodes the specified Stored message. Does not implicitly {@link rackcell.Stored.verify|verify} messages.
         * @param message Stored message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Stored.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Stored message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Stored & rackcell.Stored.$Shape} Stored
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Stored & rackcell.Stored.$Shape;

        /**
         * Creates a Stored message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Stored
         */
        static fromObject(object: { [k: string]: any }): rackcell.Stored;

        /**
         * Creates a plain object from a Stored message. Also converts values to other types if specified.
         * @param message Stored
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Stored, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Stored to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Stored {

        /** Properties of a Stored. */
        interface $Properties {

            /** Stored order */
            order?: (rackcell.Order.$Properties|null);

            /** Stored index */
            index?: (number|null);

            /** Stored entry */
            entry?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Stored. */
        type $Shape = rackcell.Stored.$Properties;
    }

    /**
     * Properties of a Digest.
     * @deprecated Use rackcell.Digest.$Properties instead.
     */
    interface IDigest extends rackcell.Digest.$Properties {
    }

    /** Represents a Digest. */
    class Digest {

        /**
         * Constructs a new Digest.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Digest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Digest version. */
        version: number;

        /** Digest cell. */
        cell: string;

        /** Digest feed. */
        feed: rackcell.FeedName;

        /** Digest order. */
        order: rackcell.Order;

        /** Digest roster. */
        roster: number;

        /** Digest headHash. */
        headHash: Uint8Array;

        /** Digest root. */
        root: Uint8Array;

        /** Digest logStart. */
        logStart: rackcell.Order;

        /** Digest records. */
        records: number;

        /**
         * Creates a new Digest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Digest instance
         */
        static create(properties: rackcell.Digest.$Shape): rackcell.Digest & rackcell.Digest.$Shape;
        static create(properties?: rackcell.Digest.$Properties): rackcell.Digest;

        /**
         * Encodes the specified Digest message. Does not implicitly {@link rackcell.Digest.verify|verify} messages.
         * @param message Digest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Digest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Digest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Digest & rackcell.Digest.$Shape} Digest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Digest & rackcell.Digest.$Shape;

        /**
         * Creates a Digest message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Digest
         */
        static fromObject(object: { [k: string]: any }): rackcell.Digest;

        /**
         * Creates a plain object from a Digest message. Also converts values to other types if specified.
         * @param message Digest
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Digest, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Digest to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Digest {

        /** Properties of a Digest. */
        interface $Properties {

            /** Digest version */
            version?: number;

            /** Digest cell */
            cell?: string;

            /** Digest feed */
            feed?: rackcell.FeedName;

            /** Digest order */
            order?: rackcell.Order.$Properties;

            /** Digest roster */
            roster?: number;

            /** Digest headHash */
            headHash?: Uint8Array;

            /** Digest root */
            root?: Uint8Array;

            /** Digest logStart */
            logStart?: rackcell.Order.$Properties;

            /** Digest records */
            records?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Digest. */
        type $Shape = rackcell.Digest.$Properties;
    }

    /**
     * Properties of a SignedDigest.
     * @deprecated Use rackcell.SignedDigest.$Properties instead.
     */
    interface ISignedDigest extends rackcell.SignedDigest.$Properties {
    }

    /** Represents a SignedDigest. */
    class SignedDigest {

        /**
         * Constructs a new SignedDigest.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.SignedDigest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SignedDigest digest. */
        digest: Uint8Array;

        /** SignedDigest signature. */
        signature: Uint8Array;

        /**
         * Creates a new SignedDigest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SignedDigest instance
         */
        static create(properties: rackcell.SignedDigest.$Shape): rackcell.SignedDigest & rackcell.SignedDigest.$Shape;
        static create(properties?: rackcell.SignedDigest.$Properties): rackcell.SignedDigest;

        /**
         * Encodes the specified SignedDigest message. Does not implicitly {@link rackcell.SignedDigest.verify|verify} messages.
         * @param message SignedDigest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.SignedDigest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SignedDigest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.SignedDigest & rackcell.SignedDigest.$Shape} SignedDigest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.SignedDigest & rackcell.SignedDigest.$Shape;

        /**
         * Creates a SignedDigest message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns SignedDigest
         */
        static fromObject(object: { [k: string]: any }): rackcell.SignedDigest;

        /**
         * Creates a plain object from a SignedDigest message. Also converts values to other types if specified.
         * @param message SignedDigest
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.SignedDigest, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this SignedDigest to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace SignedDigest {

        /** Properties of a SignedDigest. */
        interface $Properties {

            /** SignedDigest digest */
            digest?: Uint8Array;

            /** SignedDigest signature */
            signature?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SignedDigest. */
        type $Shape = rackcell.SignedDigest.$Properties;
    }

    /**
     * Properties of a Component.
     * @deprecated Use rackcell.Component.$Properties instead.
     */
    interface IComponent extends rackcell.Component.$Properties {
    }

    /** Represents a Component. */
    class Component {

        /**
         * Constructs a new Component.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Component.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Component id. */
        id: string;

        /** Component type. */
        type: string;

        /** Component state. */
        state: (string|null);

        /** Component flag. */
        flag: (string|null);

        /** Component enabled. */
        enabled: boolean;

        /** Component softwareStatus. */
        softwareStatus: (string|null);

        /** Component role. */
        role: (string|null);

        /** Component subRole. */
        subRole: (string|null);

        /** Component nid. */
        nid: (number|null);

        /** Component subtype. */
        subtype: (string|null);

        /** Component netType. */
        netType: (string|null);

        /** Component arch. */
        arch: (string|null);

        /** Component class. */
        class: (string|null);

        /** Component reservationDisabled. */
        reservationDisabled: (boolean|null);

        /** Component locked. */
        locked: (boolean|null);

        /** Component hostname. */
        hostname: (string|null);

        /** Component createdMs. */
        createdMs: (number|null);

        /**
         * Creates a new Component instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Component instance
         */
        static create(properties: rackcell.Component.$Shape): rackcell.Component & rackcell.Component.$Shape;
        static create(properties?: rackcell.Component.$Properties): rackcell.Component;

        /**
         * Encodes the specified Component message. Does not implicitly {@link rackcell.Component.verify|verify} messages.
         * @param message Component message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Component.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Component message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Component & rackcell.Component.$Shape} Component
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Component & rackcell.Component.$Shape;

        /**
         * Creates a Component message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Component
         */
        static fromObject(object: { [k: string]: any }): rackcell.Component;

        /**
         * Creates a plain object from a Component message. Also converts values to other types if specified.
         * @param message Component
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Component, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Component to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Component {

        /** Properties of a Component. */
        interface $Properties {

            /** Component id */
            id?: string;

            /** Component type */
            type?: string;

            /** Component state */
            state?: (string|null);

            /** Component flag */
            flag?: (string|null);

            /** Component enabled */
            enabled?: boolean;

            /** Component softwareStatus */
            softwareStatus?: (string|null);

            /** Component role */
            role?: (string|null);

            /** Component subRole */
            subRole?: (string|null);

            /** Component nid */
            nid?: (number|null);

            /** Component subtype */
            subtype?: (string|null);

            /** Component netType */
            netType?: (string|null);

            /** Component arch */
            arch?: (string|null);

            /** Component class */
            "class"?: (string|null);

            /** Component reservationDisabled */
            reservationDisabled?: (boolean|null);

            /** Component locked */
            locked?: (boolean|null);

            /** Component hostname */
            hostname?: (string|null);

            /** Component createdMs */
            createdMs?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Component. */
        type $Shape = rackcell.Component.$Properties;
    }

    /**
     * Properties of a RedfishEndpoint.
     * @deprecated Use rackcell.RedfishEndpoint.$Properties instead.
     */
    interface IRedfishEndpoint extends rackcell.RedfishEndpoint.$Properties {
    }

    /** Represents a RedfishEndpoint. */
    class RedfishEndpoint {

        /**
         * Constructs a new RedfishEndpoint.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.RedfishEndpoint.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RedfishEndpoint id. */
        id: string;

        /** RedfishEndpoint type. */
        type: string;

        /** RedfishEndpoint name. */
        name: (string|null);

        /** RedfishEndpoint hostname. */
        hostname: string;

        /** RedfishEndpoint domain. */
        domain: string;

        /** RedfishEndpoint fqdn. */
        fqdn: string;

        /** RedfishEndpoint enabled. */
        enabled: boolean;

        /** RedfishEndpoint uuid. */
        uuid: (string|null);

        /** RedfishEndpoint user. */
        user: (string|null);

        /** RedfishEndpoint useSsdp. */
        useSsdp: (boolean|null);

        /** RedfishEndpoint macRequired. */
        macRequired: (boolean|null);

        /** RedfishEndpoint macAddr. */
        macAddr: (string|null);

        /** RedfishEndpoint ipAddress. */
        ipAddress: (string|null);

        /** RedfishEndpoint rediscoverOnUpdate. */
        rediscoverOnUpdate: boolean;

        /** RedfishEndpoint templateId. */
        templateId: (string|null);

        /** RedfishEndpoint lastDiscoveryAttempt. */
        lastDiscoveryAttempt: (string|null);

        /** RedfishEndpoint lastDiscoveryStatus. */
        lastDiscoveryStatus: (string|null);

        /** RedfishEndpoint redfishVersion. */
        redfishVersion: (string|null);

        /**
         * Creates a new RedfishEndpoint instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RedfishEndpoint instance
         */
        static create(properties: rackcell.RedfishEndpoint.$Shape): rackcell.RedfishEndpoint & rackcell.RedfishEndpoint.$Shape;
        static create(properties?: rackcell.RedfishEndpoint.$Properties): rackcell.RedfishEndpoint;

        /**
         * Encodes the specified RedfishEndpoint message. Does not implicitly {@link rackcell.RedfishEndpoint.verify|verify} messages.
         * @param message RedfishEndpoint message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.RedfishEndpoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RedfishEndpoint message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.RedfishEndpoint & rackcell.RedfishEndpoint.$Shape} RedfishEndpoint
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.RedfishEndpoint & rackcell.RedfishEndpoint.$Shape;

        /**
         * Creates a RedfishEndpoint message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns RedfishEndpoint
         */
        static fromObject(object: { [k: string]: any }): rackcell.RedfishEndpoint;

        /**
         * Creates a plain object from a RedfishEndpoint message. Also converts values to other types if specified.
         * @param message RedfishEndpoint
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.RedfishEndpoint, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this RedfishEndpoint to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace RedfishEndpoint {

        /** Properties of a RedfishEndpoint. */
        interface $Properties {

            /** RedfishEndpoint id */
            id?: string;

            /** RedfishEndpoint type */
            type?: string;

            /** RedfishEndpoint name */
            name?: (string|null);

            /** RedfishEndpoint hostname */
            hostname?: string;

            /** RedfishEndpoint domain */
            domain?: string;

            /** RedfishEndpoint fqdn */
            fqdn?: string;

            /** RedfishEndpoint enabled */
            enabled?: boolean;

            /** RedfishEndpoint uuid */
            uuid?: (string|null);

            /** RedfishEndpoint user */
            user?: (string|null);

            /** RedfishEndpoint useSsdp */
            useSsdp?: (boolean|null);

            /** RedfishEndpoint macRequired */
            macRequired?: (boolean|null);

            /** RedfishEndpoint macAddr */
            macAddr?: (string|null);

            /** RedfishEndpoint ipAddress */
            ipAddress?: (string|null);

            /** RedfishEndpoint rediscoverOnUpdate */
            rediscoverOnUpdate?: boolean;

            /** RedfishEndpoint templateId */
            templateId?: (string|null);

            /** RedfishEndpoint lastDiscoveryAttempt */
            lastDiscoveryAttempt?: (string|null);

            /** RedfishEndpoint lastDiscoveryStatus */
            lastDiscoveryStatus?: (string|null);

            /** RedfishEndpoint redfishVersion */
            redfishVersion?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RedfishEndpoint. */
        type $Shape = rackcell.RedfishEndpoint.$Properties;
    }

    /**
     * Properties of an EndpointSecret.
     * @deprecated Use rackcell.EndpointSecret.$Properties instead.
     */
    interface IEndpointSecret extends rackcell.EndpointSecret.$Properties {
    }

    /** Represents an EndpointSecret. */
    class EndpointSecret {

        /**
         * Constructs a new EndpointSecret.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.EndpointSecret.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** EndpointSecret id. */
        id: string;

        /** EndpointSecret password. */
        password: string;

        /**
         * Creates a new EndpointSecret instance using the specified properties.
         * @param [properties] Properties to set
         * @returns EndpointSecret instance
         */
        static create(properties: rackcell.EndpointSecret.$Shape): rackcell.EndpointSecret & rackcell.EndpointSecret.$Shape;
        static create(properties?: rackcell.EndpointSecret.$Properties): rackcell.EndpointSecret;

        /**
         * Encodes the specified EndpointSecret message. Does not implicitly {@link rackcell.EndpointSecret.verify|verify} messages.
         * @param message EndpointSecret message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.EndpointSecret.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an EndpointSecret message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.EndpointSecret & rackcell.EndpointSecret.$Shape} EndpointSecret
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.EndpointSecret & rackcell.EndpointSecret.$Shape;

        /**
         * Creates an EndpointSecret message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns EndpointSecret
         */
        static fromObject(object: { [k: string]: any }): rackcell.EndpointSecret;

        /**
         * Creates a plain object from an EndpointSecret message. Also converts values to other types if specified.
         * @param message EndpointSecret
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.EndpointSecret, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this EndpointSecret to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace EndpointSecret {

        /** Properties of an EndpointSecret. */
        interface $Properties {

            /** EndpointSecret id */
            id?: string;

            /** EndpointSecret password */
            password?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an EndpointSecret. */
        type $Shape = rackcell.EndpointSecret.$Properties;
    }

    /**
     * Properties of a ComponentEndpoint.
     * @deprecated Use rackcell.ComponentEndpoint.$Properties instead.
     */
    interface IComponentEndpoint extends rackcell.ComponentEndpoint.$Properties {
    }

    /** Represents a ComponentEndpoint. */
    class ComponentEndpoint {

        /**
         * Constructs a new ComponentEndpoint.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.ComponentEndpoint.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ComponentEndpoint id. */
        id: string;

        /** ComponentEndpoint type. */
        type: string;

        /** ComponentEndpoint domain. */
        domain: (string|null);

        /** ComponentEndpoint fqdn. */
        fqdn: (string|null);

        /** ComponentEndpoint redfishType. */
        redfishType: string;

        /** ComponentEndpoint redfishSubtype. */
        redfishSubtype: string;

        /** ComponentEndpoint macAddr. */
        macAddr: (string|null);

        /** ComponentEndpoint uuid. */
        uuid: (string|null);

        /** ComponentEndpoint odataId. */
        odataId: string;

        /** ComponentEndpoint redfishEndpointId. */
        redfishEndpointId: string;

        /** ComponentEndpoint redfishUrl. */
        redfishUrl: string;

        /** ComponentEndpoint componentEndpointType. */
        componentEndpointType: string;

        /** ComponentEndpoint infoName. */
        infoName: (string|null);

        /** ComponentEndpoint infoJson. */
        infoJson: (string|null);

        /**
         * Creates a new ComponentEndpoint instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ComponentEndpoint instance
         */
        static create(properties: rackcell.ComponentEndpoint.$Shape): rackcell.ComponentEndpoint & rackcell.ComponentEndpoint.$Shape;
        static create(properties?: rackcell.ComponentEndpoint.$Properties): rackcell.ComponentEndpoint;

        /**
         * Encodes the specified ComponentEndpoint message. Does not implicitly {@link rackcell.ComponentEndpoint.verify|verify} messages.
         * @param message ComponentEndpoint message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.ComponentEndpoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ComponentEndpoint message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.ComponentEndpoint & rackcell.ComponentEndpoint.$Shape} ComponentEndpoint
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.ComponentEndpoint & rackcell.ComponentEndpoint.$Shape;

        /**
         * Creates a ComponentEndpoint message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns ComponentEndpoint
         */
        static fromObject(object: { [k: string]: any }): rackcell.ComponentEndpoint;

        /**
         * Creates a plain object from a ComponentEndpoint message. Also converts values to other types if specified.
         * @param message ComponentEndpoint
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.ComponentEndpoint, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this ComponentEndpoint to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace ComponentEndpoint {

        /** Properties of a ComponentEndpoint. */
        interface $Properties {

            /** ComponentEndpoint id */
            id?: string;

            /** ComponentEndpoint type */
            type?: string;

            /** ComponentEndpoint domain */
            domain?: (string|null);

            /** ComponentEndpoint fqdn */
            fqdn?: (string|null);

            /** ComponentEndpoint redfishType */
            redfishType?: string;

            /** ComponentEndpoint redfishSubtype */
            redfishSubtype?: string;

            /** ComponentEndpoint macAddr */
            macAddr?: (string|null);

            /** ComponentEndpoint uuid */
            uuid?: (string|null);

            /** ComponentEndpoint odataId */
            odataId?: string;

            /** ComponentEndpoint redfishEndpointId */
            redfishEndpointId?: string;

            /** ComponentEndpoint redfishUrl */
            redfishUrl?: string;

            /** ComponentEndpoint componentEndpointType */
            componentEndpointType?: string;

            /** ComponentEndpoint infoName */
            infoName?: (string|null);

            /** ComponentEndpoint infoJson */
            infoJson?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ComponentEndpoint. */
        type $Shape = rackcell.ComponentEndpoint.$Properties;
    }

    /**
     * Properties of an EthernetInterface.
     * @deprecated Use rackcell.EthernetInterface.$Properties instead.
     */
    interface IEthernetInterface extends rackcell.EthernetInterface.$Properties {
    }

    /** Represents an EthernetInterface. */
    class EthernetInterface {

        /**
         * Constructs a new EthernetInterface.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.EthernetInterface.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** EthernetInterface id. */
        id: string;

        /** EthernetInterface description. */
        description: (string|null);

        /** EthernetInterface macAddress. */
        macAddress: string;

        /** EthernetInterface lastUpdateMs. */
        lastUpdateMs: number;

        /** EthernetInterface componentId. */
        componentId: (string|null);

        /** EthernetInterface ipAddresses. */
        ipAddresses: rackcell.IpAddress[];

        /**
         * Creates a new EthernetInterface instance using the specified properties.
         * @param [properties] Properties to set
         * @returns EthernetInterface instance
         */
        static create(properties: rackcell.EthernetInterface.$Shape): rackcell.EthernetInterface & rackcell.EthernetInterface.$Shape;
        static create(properties?: rackcell.EthernetInterface.$Properties): rackcell.EthernetInterface;

        /**
         * Encodes the specified EthernetInterface message. Does not implicitly {@link rackcell.EthernetInterface.verify|verify} messages.
         * @param message EthernetInterface message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.EthernetInterface.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an EthernetInterface message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.EthernetInterface & rackcell.EthernetInterface.$Shape} EthernetInterface
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.EthernetInterface & rackcell.EthernetInterface.$Shape;

        /**
         * Creates an EthernetInterface message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns EthernetInterface
         */
        static fromObject(object: { [k: string]: any }): rackcell.EthernetInterface;

        /**
         * Creates a plain object from an EthernetInterface message. Also converts values to other types if specified.
         * @param message EthernetInterface
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.EthernetInterface, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this EthernetInterface to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace EthernetInterface {

        /** Properties of an EthernetInterface. */
        interface $Properties {

            /** EthernetInterface id */
            id?: string;

            /** EthernetInterface description */
            description?: (string|null);

            /** EthernetInterface macAddress */
            macAddress?: string;

            /** EthernetInterface lastUpdateMs */
            lastUpdateMs?: number;

            /** EthernetInterface componentId */
            componentId?: (string|null);

            /** EthernetInterface ipAddresses */
            ipAddresses?: rackcell.IpAddress.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an EthernetInterface. */
        type $Shape = rackcell.EthernetInterface.$Properties;
    }

    /**
     * Properties of an IpAddress.
     * @deprecated Use rackcell.IpAddress.$Properties instead.
     */
    interface IIpAddress extends rackcell.IpAddress.$Properties {
    }

    /** Represents an IpAddress. */
    class IpAddress {

        /**
         * Constructs a new IpAddress.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.IpAddress.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** IpAddress ipAddress. */
        ipAddress: string;

        /** IpAddress network. */
        network: (string|null);

        /**
         * Creates a new IpAddress instance using the specified properties.
         * @param [properties] Properties to set
         * @returns IpAddress instance
         */
        static create(properties: rackcell.IpAddress.$Shape): rackcell.IpAddress & rackcell.IpAddress.$Shape;
        static create(properties?: rackcell.IpAddress.$Properties): rackcell.IpAddress;

        /**
         * Encodes the specified IpAddress message. Does not implicitly {@link rackcell.IpAddress.verify|verify} messages.
         * @param message IpAddress message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.IpAddress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an IpAddress message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.IpAddress & rackcell.IpAddress.$Shape} IpAddress
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.IpAddress & rackcell.IpAddress.$Shape;

        /**
         * Creates an IpAddress message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns IpAddress
         */
        static fromObject(object: { [k: string]: any }): rackcell.IpAddress;

        /**
         * Creates a plain object from an IpAddress message. Also converts values to other types if specified.
         * @param message IpAddress
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.IpAddress, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this IpAddress to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace IpAddress {

        /** Properties of an IpAddress. */
        interface $Properties {

            /** IpAddress ipAddress */
            ipAddress?: string;

            /** IpAddress network */
            network?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an IpAddress. */
        type $Shape = rackcell.IpAddress.$Properties;
    }

    /**
     * Properties of a Group.
     * @deprecated Use rackcell.Group.$Properties instead.
     */
    interface IGroup extends rackcell.Group.$Properties {
    }

    /** Represents a Group. */
    class Group {

        /**
         * Constructs a new Group.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Group.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Group label. */
        label: string;

        /** Group description. */
        description: (string|null);

        /** Group exclusiveGroup. */
        exclusiveGroup: (string|null);

        /** Group tags. */
        tags: string[];

        /** Group creationId. */
        creationId: string;

        /**
         * Creates a new Group instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Group instance
         */
        static create(properties: rackcell.Group.$Shape): rackcell.Group & rackcell.Group.$Shape;
        static create(properties?: rackcell.Group.$Properties): rackcell.Group;

        /**
         * Encodes the specified Group message. Does not implicitly {@link rackcell.Group.verify|verify} messages.
         * @param message Group message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Group.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Group message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Group & rackcell.Group.$Shape} Group
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Group & rackcell.Group.$Shape;

        /**
         * Creates a Group message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Group
         */
        static fromObject(object: { [k: string]: any }): rackcell.Group;

        /**
         * Creates a plain object from a Group message. Also converts values to other types if specified.
         * @param message Group
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Group, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Group to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Group {

        /** Properties of a Group. */
        interface $Properties {

            /** Group label */
            label?: string;

            /** Group description */
            description?: (string|null);

            /** Group exclusiveGroup */
            exclusiveGroup?: (string|null);

            /** Group tags */
            tags?: string[];

            /** Group creationId */
            creationId?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Group. */
        type $Shape = rackcell.Group.$Properties;
    }

    /**
     * Properties of a Membership.
     * @deprecated Use rackcell.Membership.$Properties instead.
     */
    interface IMembership extends rackcell.Membership.$Properties {
    }

    /** Represents a Membership. */
    class Membership {

        /**
         * Constructs a new Membership.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Membership.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Membership label. */
        label: string;

        /** Membership member. */
        member: string;

        /** Membership creationId. */
        creationId: string;

        /** Membership exclusiveGroup. */
        exclusiveGroup: (string|null);

        /**
         * Creates a new Membership instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Membership instance
         */
        static create(properties: rackcell.Membership.$Shape): rackcell.Membership & rackcell.Membership.$Shape;
        static create(properties?: rackcell.Membership.$Properties): rackcell.Membership;

        /**
         * Encodes the specified Membership message. Does not implicitly {@link rackcell.Membership.verify|verify} messages.
         * @param message Membership message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Membership.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Membership message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Membership & rackcell.Membership.$Shape} Membership
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Membership & rackcell.Membership.$Shape;

        /**
         * Creates a Membership message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Membership
         */
        static fromObject(object: { [k: string]: any }): rackcell.Membership;

        /**
         * Creates a plain object from a Membership message. Also converts values to other types if specified.
         * @param message Membership
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Membership, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Membership to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Membership {

        /** Properties of a Membership. */
        interface $Properties {

            /** Membership label */
            label?: string;

            /** Membership member */
            member?: string;

            /** Membership creationId */
            creationId?: string;

            /** Membership exclusiveGroup */
            exclusiveGroup?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Membership. */
        type $Shape = rackcell.Membership.$Properties;
    }

    /**
     * Properties of a BootParameters.
     * @deprecated Use rackcell.BootParameters.$Properties instead.
     */
    interface IBootParameters extends rackcell.BootParameters.$Properties {
    }

    /** Represents a BootParameters. */
    class BootParameters {

        /**
         * Constructs a new BootParameters.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.BootParameters.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** BootParameters subject. */
        subject: string;

        /** BootParameters kernel. */
        kernel: (string|null);

        /** BootParameters initrd. */
        initrd: (string|null);

        /** BootParameters params. */
        params: (string|null);

        /** BootParameters metaDataJson. */
        metaDataJson: (string|null);

        /** BootParameters userDataJson. */
        userDataJson: (string|null);

        /** BootParameters phoneHomeJson. */
        phoneHomeJson: (string|null);

        /** BootParameters referralToken. */
        referralToken: (string|null);

        /**
         * Creates a new BootParameters instance using the specified properties.
         * @param [properties] Properties to set
         * @returns BootParameters instance
         */
        static create(properties: rackcell.BootParameters.$Shape): rackcell.BootParameters & rackcell.BootParameters.$Shape;
        static create(properties?: rackcell.BootParameters.$Properties): rackcell.BootParameters;

        /**
         * Encodes the specified BootParameters message. Does not implicitly {@link rackcell.BootParameters.verify|verify} messages.
         * @param message BootParameters message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.BootParameters.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a BootParameters message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.BootParameters & rackcell.BootParameters.$Shape} BootParameters
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.BootParameters & rackcell.BootParameters.$Shape;

        /**
         * Creates a BootParameters message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns BootParameters
         */
        static fromObject(object: { [k: string]: any }): rackcell.BootParameters;

        /**
         * Creates a plain object from a BootParameters message. Also converts values to other types if specified.
         * @param message BootParameters
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.BootParameters, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this BootParameters to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace BootParameters {

        /** Properties of a BootParameters. */
        interface $Properties {

            /** BootParameters subject */
            subject?: string;

            /** BootParameters kernel */
            kernel?: (string|null);

            /** BootParameters initrd */
            initrd?: (string|null);

            /** BootParameters params */
            params?: (string|null);

            /** BootParameters metaDataJson */
            metaDataJson?: (string|null);

            /** BootParameters userDataJson */
            userDataJson?: (string|null);

            /** BootParameters phoneHomeJson */
            phoneHomeJson?: (string|null);

            /** BootParameters referralToken */
            referralToken?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a BootParameters. */
        type $Shape = rackcell.BootParameters.$Properties;
    }

    /**
     * Properties of a BootImageParameters.
     * @deprecated Use rackcell.BootImageParameters.$Properties instead.
     */
    interface IBootImageParameters extends rackcell.BootImageParameters.$Properties {
    }

    /** Represents a BootImageParameters. */
    class BootImageParameters {

        /**
         * Constructs a new BootImageParameters.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.BootImageParameters.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** BootImageParameters part. */
        part: string;

        /** BootImageParameters path. */
        path: string;

        /** BootImageParameters params. */
        params: (string|null);

        /**
         * Creates a new BootImageParameters instance using the specified properties.
         * @param [properties] Properties to set
         * @returns BootImageParameters instance
         */
        static create(properties: rackcell.BootImageParameters.$Shape): rackcell.BootImageParameters & rackcell.BootImageParameters.$Shape;
        static create(properties?: rackcell.BootImageParameters.$Properties): rackcell.BootImageParameters;

        /**
         * Encodes the specified BootImageParameters message. Does not implicitly {@link rackcell.BootImageParameters.verify|verify} messages.
         * @param message BootImageParameters message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.BootImageParameters.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a BootImageParameters message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.BootImageParameters & rackcell.BootImageParameters.$Shape} BootImageParameters
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.BootImageParameters & rackcell.BootImageParameters.$Shape;

        /**
         * Creates a BootImageParameters message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns BootImageParameters
         */
        static fromObject(object: { [k: string]: any }): rackcell.BootImageParameters;

        /**
         * Creates a plain object from a BootImageParameters message. Also converts values to other types if specified.
         * @param message BootImageParameters
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.BootImageParameters, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this BootImageParameters to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace BootImageParameters {

        /** Properties of a BootImageParameters. */
        interface $Properties {

            /** BootImageParameters part */
            part?: string;

            /** BootImageParameters path */
            path?: string;

            /** BootImageParameters params */
            params?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a BootImageParameters. */
        type $Shape = rackcell.BootImageParameters.$Properties;
    }

    /**
     * Properties of a CloudDefaults.
     * @deprecated Use rackcell.CloudDefaults.$Properties instead.
     */
    interface ICloudDefaults extends rackcell.CloudDefaults.$Properties {
    }

    /** Represents a CloudDefaults. */
    class CloudDefaults {

        /**
         * Constructs a new CloudDefaults.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.CloudDefaults.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** CloudDefaults cloudProvider. */
        cloudProvider: (string|null);

        /** CloudDefaults region. */
        region: (string|null);

        /** CloudDefaults availabilityZone. */
        availabilityZone: (string|null);

        /** CloudDefaults clusterName. */
        clusterName: (string|null);

        /** CloudDefaults shortName. */
        shortName: (string|null);

        /** CloudDefaults nidLength. */
        nidLength: (number|null);

        /** CloudDefaults baseUrl. */
        baseUrl: (string|null);

        /** CloudDefaults publicKeys. */
        publicKeys: string[];

        /** CloudDefaults bootSubnet. */
        bootSubnet: (string|null);

        /** CloudDefaults wgSubnet. */
        wgSubnet: (string|null);

        /**
         * Creates a new CloudDefaults instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CloudDefaults instance
         */
        static create(properties: rackcell.CloudDefaults.$Shape): rackcell.CloudDefaults & rackcell.CloudDefaults.$Shape;
        static create(properties?: rackcell.CloudDefaults.$Properties): rackcell.CloudDefaults;

        /**
         * Encodes the specified CloudDefaults message. Does not implicitly {@link rackcell.CloudDefaults.verify|verify} messages.
         * @param message CloudDefaults message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.CloudDefaults.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CloudDefaults message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.CloudDefaults & rackcell.CloudDefaults.$Shape} CloudDefaults
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.CloudDefaults & rackcell.CloudDefaults.$Shape;

        /**
         * Creates a CloudDefaults message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns CloudDefaults
         */
        static fromObject(object: { [k: string]: any }): rackcell.CloudDefaults;

        /**
         * Creates a plain object from a CloudDefaults message. Also converts values to other types if specified.
         * @param message CloudDefaults
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.CloudDefaults, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this CloudDefaults to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace CloudDefaults {

        /** Properties of a CloudDefaults. */
        interface $Properties {

            /** CloudDefaults cloudProvider */
            cloudProvider?: (string|null);

            /** CloudDefaults region */
            region?: (string|null);

            /** CloudDefaults availabilityZone */
            availabilityZone?: (string|null);

            /** CloudDefaults clusterName */
            clusterName?: (string|null);

            /** CloudDefaults shortName */
            shortName?: (string|null);

            /** CloudDefaults nidLength */
            nidLength?: (number|null);

            /** CloudDefaults baseUrl */
            baseUrl?: (string|null);

            /** CloudDefaults publicKeys */
            publicKeys?: string[];

            /** CloudDefaults bootSubnet */
            bootSubnet?: (string|null);

            /** CloudDefaults wgSubnet */
            wgSubnet?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a CloudDefaults. */
        type $Shape = rackcell.CloudDefaults.$Properties;
    }

    /**
     * Properties of a CloudGroup.
     * @deprecated Use rackcell.CloudGroup.$Properties instead.
     */
    interface ICloudGroup extends rackcell.CloudGroup.$Properties {
    }

    /** Represents a CloudGroup. */
    class CloudGroup {

        /**
         * Constructs a new CloudGroup.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.CloudGroup.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** CloudGroup name. */
        name: string;

        /** CloudGroup description. */
        description: (string|null);

        /** CloudGroup metaDataJson. */
        metaDataJson: (string|null);

        /** CloudGroup hasFile. */
        hasFile: (boolean|null);

        /** CloudGroup fileContent. */
        fileContent: (string|null);

        /** CloudGroup fileEncoding. */
        fileEncoding: (string|null);

        /** CloudGroup fileName. */
        fileName: (string|null);

        /**
         * Creates a new CloudGroup instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CloudGroup instance
         */
        static create(properties: rackcell.CloudGroup.$Shape): rackcell.CloudGroup & rackcell.CloudGroup.$Shape;
        static create(properties?: rackcell.CloudGroup.$Properties): rackcell.CloudGroup;

        /**
         * Encodes the specified CloudGroup message. Does not implicitly {@link rackcell.CloudGroup.verify|verify} messages.
         * @param message CloudGroup message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.CloudGroup.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CloudGroup message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.CloudGroup & rackcell.CloudGroup.$Shape} CloudGroup
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.CloudGroup & rackcell.CloudGroup.$Shape;

        /**
         * Creates a CloudGroup message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns CloudGroup
         */
        static fromObject(object: { [k: string]: any }): rackcell.CloudGroup;

        /**
         * Creates a plain object from a CloudGroup message. Also converts values to other types if specified.
         * @param message CloudGroup
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.CloudGroup, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this CloudGroup to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace CloudGroup {

        /** Properties of a CloudGroup. */
        interface $Properties {

            /** CloudGroup name */
            name?: string;

            /** CloudGroup description */
            description?: (string|null);

            /** CloudGroup metaDataJson */
            metaDataJson?: (string|null);

            /** CloudGroup hasFile */
            hasFile?: (boolean|null);

            /** CloudGroup fileContent */
            fileContent?: (string|null);

            /** CloudGroup fileEncoding */
            fileEncoding?: (string|null);

            /** CloudGroup fileName */
            fileName?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a CloudGroup. */
        type $Shape = rackcell.CloudGroup.$Properties;
    }

    /**
     * Properties of an InstanceInfo.
     * @deprecated Use rackcell.InstanceInfo.$Properties instead.
     */
    interface IInstanceInfo extends rackcell.InstanceInfo.$Properties {
    }

    /** Represents an InstanceInfo. */
    class InstanceInfo {

        /**
         * Constructs a new InstanceInfo.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.InstanceInfo.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** InstanceInfo id. */
        id: string;

        /** InstanceInfo instanceId. */
        instanceId: string;

        /** InstanceInfo localHostname. */
        localHostname: (string|null);

        /** InstanceInfo hostname. */
        hostname: (string|null);

        /** InstanceInfo clusterName. */
        clusterName: (string|null);

        /** InstanceInfo region. */
        region: (string|null);

        /** InstanceInfo availabilityZone. */
        availabilityZone: (string|null);

        /** InstanceInfo cloudProvider. */
        cloudProvider: (string|null);

        /** InstanceInfo instanceType. */
        instanceType: (string|null);

        /** InstanceInfo cloudInitBaseUrl. */
        cloudInitBaseUrl: (string|null);

        /** InstanceInfo publicKeys. */
        publicKeys: string[];

        /**
         * Creates a new InstanceInfo instance using the specified properties.
         * @param [properties] Properties to set
         * @returns InstanceInfo instance
         */
        static create(properties: rackcell.InstanceInfo.$Shape): rackcell.InstanceInfo & rackcell.InstanceInfo.$Shape;
        static create(properties?: rackcell.InstanceInfo.$Properties): rackcell.InstanceInfo;

        /**
         * Encodes the specified InstanceInfo message. Does not implicitly {@link rackcell.InstanceInfo.verify|verify} messages.
         * @param message InstanceInfo message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.InstanceInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an InstanceInfo message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.InstanceInfo & rackcell.InstanceInfo.$Shape} InstanceInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.InstanceInfo & rackcell.InstanceInfo.$Shape;

        /**
         * Creates an InstanceInfo message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns InstanceInfo
         */
        static fromObject(object: { [k: string]: any }): rackcell.InstanceInfo;

        /**
         * Creates a plain object from an InstanceInfo message. Also converts values to other types if specified.
         * @param message InstanceInfo
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.InstanceInfo, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this InstanceInfo to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace InstanceInfo {

        /** Properties of an InstanceInfo. */
        interface $Properties {

            /** InstanceInfo id */
            id?: string;

            /** InstanceInfo instanceId */
            instanceId?: string;

            /** InstanceInfo localHostname */
            localHostname?: (string|null);

            /** InstanceInfo hostname */
            hostname?: (string|null);

            /** InstanceInfo clusterName */
            clusterName?: (string|null);

            /** InstanceInfo region */
            region?: (string|null);

            /** InstanceInfo availabilityZone */
            availabilityZone?: (string|null);

            /** InstanceInfo cloudProvider */
            cloudProvider?: (string|null);

            /** InstanceInfo instanceType */
            instanceType?: (string|null);

            /** InstanceInfo cloudInitBaseUrl */
            cloudInitBaseUrl?: (string|null);

            /** InstanceInfo publicKeys */
            publicKeys?: string[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an InstanceInfo. */
        type $Shape = rackcell.InstanceInfo.$Properties;
    }
}
