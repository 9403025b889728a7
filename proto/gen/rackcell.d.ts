import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace rackcell. */
export namespace rackcell {

    /**
     * Properties of a SignedDocument.
     * @deprecated Use rackcell.SignedDocument.$Properties instead.
     */
    interface ISignedDocument extends rackcell.SignedDocument.$Properties {
    }

    /** Represents a SignedDocument. */
    class SignedDocument {

        /**
         * Constructs a new SignedDocument.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.SignedDocument.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SignedDocument body. */
        body: Uint8Array;

        /** SignedDocument signature. */
        signature: Uint8Array;

        /** SignedDocument signer. */
        signer: Uint8Array;

        /**
         * Creates a new SignedDocument instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SignedDocument instance
         */
        static create(properties: rackcell.SignedDocument.$Shape): rackcell.SignedDocument & rackcell.SignedDocument.$Shape;
        static create(properties?: rackcell.SignedDocument.$Properties): rackcell.SignedDocument;

        /**
         * Encodes the specified SignedDocument message. Does not implicitly {@link rackcell.SignedDocument.verify|verify} messages.
         * @param message SignedDocument message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.SignedDocument.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SignedDocument message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.SignedDocument & rackcell.SignedDocument.$Shape} SignedDocument
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.SignedDocument & rackcell.SignedDocument.$Shape;

        /**
         * Creates a SignedDocument message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns SignedDocument
         */
        static fromObject(object: { [k: string]: any }): rackcell.SignedDocument;

        /**
         * Creates a plain object from a SignedDocument message. Also converts values to other types if specified.
         * @param message SignedDocument
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.SignedDocument, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this SignedDocument to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace SignedDocument {

        /** Properties of a SignedDocument. */
        interface $Properties {

            /** SignedDocument body */
            body?: Uint8Array;

            /** SignedDocument signature */
            signature?: Uint8Array;

            /** SignedDocument signer */
            signer?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SignedDocument. */
        type $Shape = rackcell.SignedDocument.$Properties;
    }

    /** CertificateKind enum. */
    enum CertificateKind {

        /** CERTIFICATE_NONE value */
        CERTIFICATE_NONE = 0,

        /** CERTIFICATE_ISSUER value */
        CERTIFICATE_ISSUER = 1,

        /** CERTIFICATE_CELL value */
        CERTIFICATE_CELL = 2
    }

    /**
     * Properties of a Certificate.
     * @deprecated Use rackcell.Certificate.$Properties instead.
     */
    interface ICertificate extends rackcell.Certificate.$Properties {
    }

    /** Represents a Certificate. */
    class Certificate {

        /**
         * Constructs a new Certificate.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Certificate.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Certificate version. */
        version: number;

        /** Certificate cluster. */
        cluster: string;

        /** Certificate kind. */
        kind: rackcell.CertificateKind;

        /** Certificate subject. */
        subject: string;

        /** Certificate publicKey. */
        publicKey: Uint8Array;

        /** Certificate prefixes. */
        prefixes: string[];

        /** Certificate subnets. */
        subnets: string[];

        /** Certificate roles. */
        roles: string[];

        /** Certificate notBeforeMs. */
        notBeforeMs: number;

        /** Certificate notAfterMs. */
        notAfterMs: number;

        /** Certificate serial. */
        serial: string;

        /** Certificate demo. */
        demo: boolean;

        /**
         * Creates a new Certificate instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Certificate instance
         */
        static create(properties: rackcell.Certificate.$Shape): rackcell.Certificate & rackcell.Certificate.$Shape;
        static create(properties?: rackcell.Certificate.$Properties): rackcell.Certificate;

        /**
         * Encodes the specified Certificate message. Does not implicitly {@link rackcell.Certificate.verify|verify} messages.
         * @param message Certificate message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Certificate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Certificate message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Certificate & rackcell.Certificate.$Shape} Certificate
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Certificate & rackcell.Certificate.$Shape;

        /**
         * Creates a Certificate message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Certificate
         */
        static fromObject(object: { [k: string]: any }): rackcell.Certificate;

        /**
         * Creates a plain object from a Certificate message. Also converts values to other types if specified.
         * @param message Certificate
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Certificate, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Certificate to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Certificate {

        /** Properties of a Certificate. */
        interface $Properties {

            /** Certificate version */
            version?: number;

            /** Certificate cluster */
            cluster?: string;

            /** Certificate kind */
            kind?: rackcell.CertificateKind;

            /** Certificate subject */
            subject?: string;

            /** Certificate publicKey */
            publicKey?: Uint8Array;

            /** Certificate prefixes */
            prefixes?: string[];

            /** Certificate subnets */
            subnets?: string[];

            /** Certificate roles */
            roles?: string[];

            /** Certificate notBeforeMs */
            notBeforeMs?: number;

            /** Certificate notAfterMs */
            notAfterMs?: number;

            /** Certificate serial */
            serial?: string;

            /** Certificate demo */
            demo?: boolean;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Certificate. */
        type $Shape = rackcell.Certificate.$Properties;
    }

    /**
     * Properties of a Roster.
     * @deprecated Use rackcell.Roster.$Properties instead.
     */
    interface IRoster extends rackcell.Roster.$Properties {
    }

    /** Represents a Roster. */
    class Roster {

        /**
         * Constructs a new Roster.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Roster.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Roster version. */
        version: number;

        /** Roster cluster. */
        cluster: string;

        /** Roster name. */
        name: string;

        /** Roster number. */
        number: number;

        /** Roster previous. */
        previous: (Uint8Array|null);

        /** Roster editor. */
        editor: string;

        /** Roster cells. */
        cells: rackcell.RosterCell[];

        /** Roster issuers. */
        issuers: rackcell.SignedDocument[];

        /** Roster demo. */
        demo: boolean;

        /** Roster wallMs. */
        wallMs: number;

        /** Roster root. */
        root: Uint8Array;

        /** Roster handoffs. */
        handoffs: rackcell.Handoff[];

        /**
         * Creates a new Roster instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Roster instance
         */
        static create(properties: rackcell.Roster.$Shape): rackcell.Roster & rackcell.Roster.$Shape;
        static create(properties?: rackcell.Roster.$Properties): rackcell.Roster;

        /**
         * Encodes the specified Roster message. Does not implicitly {@link rackcell.Roster.verify|verify} messages.
         * @param message Roster message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Roster.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Roster message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Roster & rackcell.Roster.$Shape} Roster
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Roster & rackcell.Roster.$Shape;

        /**
         * Creates a Roster message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Roster
         */
        static fromObject(object: { [k: string]: any }): rackcell.Roster;

        /**
         * Creates a plain object from a Roster message. Also converts values to other types if specified.
         * @param message Roster
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Roster, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Roster to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Roster {

        /** Properties of a Roster. */
        interface $Properties {

            /** Roster version */
            version?: number;

            /** Roster cluster */
            cluster?: string;

            /** Roster name */
            name?: string;

            /** Roster number */
            number?: number;

            /** Roster previous */
            previous?: (Uint8Array|null);

            /** Roster editor */
            editor?: string;

            /** Roster cells */
            cells?: rackcell.RosterCell.$Properties[];

            /** Roster issuers */
            issuers?: rackcell.SignedDocument.$Properties[];

            /** Roster demo */
            demo?: boolean;

            /** Roster wallMs */
            wallMs?: number;

            /** Roster root */
            root?: Uint8Array;

            /** Roster handoffs */
            handoffs?: rackcell.Handoff.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Roster. */
        type $Shape = rackcell.Roster.$Properties;
    }

    /**
     * Properties of a RosterCell.
     * @deprecated Use rackcell.RosterCell.$Properties instead.
     */
    interface IRosterCell extends rackcell.RosterCell.$Properties {
    }

    /** Represents a RosterCell. */
    class RosterCell {

        /**
         * Constructs a new RosterCell.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.RosterCell.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RosterCell id. */
        id: string;

        /** RosterCell certificate. */
        certificate: rackcell.SignedDocument;

        /** RosterCell addresses. */
        addresses: string[];

        /** RosterCell guardians. */
        guardians: string[];

        /** RosterCell term. */
        term: number;

        /**
         * Creates a new RosterCell instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RosterCell instance
         */
        static create(properties: rackcell.RosterCell.$Shape): rackcell.RosterCell & rackcell.RosterCell.$Shape;
        static create(properties?: rackcell.RosterCell.$Properties): rackcell.RosterCell;

        /**
         * Encodes the specified RosterCell message. Does not implicitly {@link rackcell.RosterCell.verify|verify} messages.
         * @param message RosterCell message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.RosterCell.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RosterCell message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.RosterCell & rackcell.RosterCell.$Shape} RosterCell
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.RosterCell & rackcell.RosterCell.$Shape;

        /**
         * Creates a RosterCell message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns RosterCell
         */
        static fromObject(object: { [k: string]: any }): rackcell.RosterCell;

        /**
         * Creates a plain object from a RosterCell message. Also converts values to other types if specified.
         * @param message RosterCell
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.RosterCell, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this RosterCell to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace RosterCell {

        /** Properties of a RosterCell. */
        interface $Properties {

            /** RosterCell id */
            id?: string;

            /** RosterCell certificate */
            certificate?: rackcell.SignedDocument.$Properties;

            /** RosterCell addresses */
            addresses?: string[];

            /** RosterCell guardians */
            guardians?: string[];

            /** RosterCell term */
            term?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RosterCell. */
        type $Shape = rackcell.RosterCell.$Properties;
    }

    /**
     * Properties of a Handoff.
     * @deprecated Use rackcell.Handoff.$Properties instead.
     */
    interface IHandoff extends rackcell.Handoff.$Properties {
    }

    /** Represents a Handoff. */
    class Handoff {

        /**
         * Constructs a new Handoff.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Handoff.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Handoff prefix. */
        prefix: string;

        /** Handoff from. */
        from: string;

        /** Handoff to. */
        to: string;

        /** Handoff head. */
        head: (rackcell.Order|null);

        /** Handoff headHash. */
        headHash: (Uint8Array|null);

        /** Handoff byOperator. */
        byOperator: boolean;

        /**
         * Creates a new Handoff instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Handoff instance
         */
        static create(properties: rackcell.Handoff.$Shape): rackcell.Handoff & rackcell.Handoff.$Shape;
        static create(properties?: rackcell.Handoff.$Properties): rackcell.Handoff;

        /**
         * Encodes the specified Handoff message. Does not implicitly {@link rackcell.Handoff.verify|verify} messages.
         * @param message Handoff message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Handoff.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Handoff message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Handoff & rackcell.Handoff.$Shape} Handoff
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Handoff & rackcell.Handoff.$Shape;

        /**
         * Creates a Handoff message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Handoff
         */
        static fromObject(object: { [k: string]: any }): rackcell.Handoff;

        /**
         * Creates a plain object from a Handoff message. Also converts values to other types if specified.
         * @param message Handoff
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Handoff, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Handoff to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Handoff {

        /** Properties of a Handoff. */
        interface $Properties {

            /** Handoff prefix */
            prefix?: string;

            /** Handoff from */
            from?: string;

            /** Handoff to */
            to?: string;

            /** Handoff head */
            head?: (rackcell.Order.$Properties|null);

            /** Handoff headHash */
            headHash?: (Uint8Array|null);

            /** Handoff byOperator */
            byOperator?: boolean;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Handoff. */
        type $Shape = rackcell.Handoff.$Properties;
    }

    /**
     * Properties of a Statement.
     * @deprecated Use rackcell.Statement.$Properties instead.
     */
    interface IStatement extends rackcell.Statement.$Properties {
    }

    /** Represents a Statement. */
    class Statement {

        /**
         * Constructs a new Statement.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Statement.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Statement version. */
        version: number;

        /** Statement cluster. */
        cluster: string;

        /** Statement serial. */
        serial: string;

        /** Statement wallMs. */
        wallMs: number;

        /** Statement renewal. */
        renewal: (rackcell.SignedDocument|null);

        /** Statement revocation. */
        revocation: (rackcell.Revocation|null);

        /** Statement pardon. */
        pardon: (rackcell.Pardon|null);

        /** Statement issuer. */
        issuer: (rackcell.SignedDocument|null);

        /**
         * Creates a new Statement instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Statement instance
         */
        static create(properties: rackcell.Statement.$Shape): rackcell.Statement & rackcell.Statement.$Shape;
        static create(properties?: rackcell.Statement.$Properties): rackcell.Statement;

        /**
         * Encodes the specified Statement message. Does not implicitly {@link rackcell.Statement.verify|verify} messages.
         * @param message Statement message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Statement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Statement message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Statement & rackcell.Statement.$Shape} Statement
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Statement & rackcell.Statement.$Shape;

        /**
         * Creates a Statement message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Statement
         */
        static fromObject(object: { [k: string]: any }): rackcell.Statement;

        /**
         * Creates a plain object from a Statement message. Also converts values to other types if specified.
         * @param message Statement
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Statement, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Statement to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Statement {

        /** Properties of a Statement. */
        interface $Properties {

            /** Statement version */
            version?: number;

            /** Statement cluster */
            cluster?: string;

            /** Statement serial */
            serial?: string;

            /** Statement wallMs */
            wallMs?: number;

            /** Statement renewal */
            renewal?: (rackcell.SignedDocument.$Properties|null);

            /** Statement revocation */
            revocation?: (rackcell.Revocation.$Properties|null);

            /** Statement pardon */
            pardon?: (rackcell.Pardon.$Properties|null);

            /** Statement issuer */
            issuer?: (rackcell.SignedDocument.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Statement. */
        type $Shape = rackcell.Statement.$Properties;
    }

    /**
     * Properties of a Revocation.
     * @deprecated Use rackcell.Revocation.$Properties instead.
     */
    interface IRevocation extends rackcell.Revocation.$Properties {
    }

    /** Represents a Revocation. */
    class Revocation {

        /**
         * Constructs a new Revocation.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Revocation.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Revocation cell. */
        cell: string;

        /** Revocation publicKey. */
        publicKey: Uint8Array;

        /** Revocation cut. */
        cut: (rackcell.Order|null);

        /** Revocation reason. */
        reason: string;

        /**
         * Creates a new Revocation instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Revocation instance
         */
        static create(properties: rackcell.Revocation.$Shape): rackcell.Revocation & rackcell.Revocation.$Shape;
        static create(properties?: rackcell.Revocation.$Properties): rackcell.Revocation;

        /**
         * Encodes the specified Revocation message. Does not implicitly {@link rackcell.Revocation.verify|verify} messages.
         * @param message Revocation message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Revocation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Revocation message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Revocation & rackcell.Revocation.$Shape} Revocation
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Revocation & rackcell.Revocation.$Shape;

        /**
         * Creates a Revocation message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Revocation
         */
        static fromObject(object: { [k: string]: any }): rackcell.Revocation;

        /**
         * Creates a plain object from a Revocation message. Also converts values to other types if specified.
         * @param message Revocation
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Revocation, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Revocation to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Revocation {

        /** Properties of a Revocation. */
        interface $Properties {

            /** Revocation cell */
            cell?: string;

            /** Revocation publicKey */
            publicKey?: Uint8Array;

            /** Revocation cut */
            cut?: (rackcell.Order.$Properties|null);

            /** Revocation reason */
            reason?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Revocation. */
        type $Shape = rackcell.Revocation.$Properties;
    }

    /**
     * Properties of a Pardon.
     * @deprecated Use rackcell.Pardon.$Properties instead.
     */
    interface IPardon extends rackcell.Pardon.$Properties {
    }

    /** Represents a Pardon. */
    class Pardon {

        /**
         * Constructs a new Pardon.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Pardon.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Pardon cell. */
        cell: string;

        /** Pardon order. */
        order: rackcell.Order;

        /** Pardon headHash. */
        headHash: Uint8Array;

        /** Pardon boot. */
        boot: number;

        /**
         * Creates a new Pardon instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Pardon instance
         */
        static create(properties: rackcell.Pardon.$Shape): rackcell.Pardon & rackcell.Pardon.$Shape;
        static create(properties?: rackcell.Pardon.$Properties): rackcell.Pardon;

        /**
         * Encodes the specified Pardon message. Does not implicitly {@link rackcell.Pardon.verify|verify} messages.
         * @param message Pardon message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Pardon.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Pardon message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Pardon & rackcell.Pardon.$Shape} Pardon
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Pardon & rackcell.Pardon.$Shape;

        /**
         * Creates a Pardon message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Pardon
         */
        static fromObject(object: { [k: string]: any }): rackcell.Pardon;

        /**
         * Creates a plain object from a Pardon message. Also converts values to other types if specified.
         * @param message Pardon
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Pardon, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Pardon to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Pardon {

        /** Properties of a Pardon. */
        interface $Properties {

            /** Pardon cell */
            cell?: string;

            /** Pardon order */
            order?: rackcell.Order.$Properties;

            /** Pardon headHash */
            headHash?: Uint8Array;

            /** Pardon boot */
            boot?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Pardon. */
        type $Shape = rackcell.Pardon.$Properties;
    }

    /**
     * Properties of a ClusterBook.
     * @deprecated Use rackcell.ClusterBook.$Properties instead.
     */
    interface IClusterBook extends rackcell.ClusterBook.$Properties {
    }

    /** Represents a ClusterBook. */
    class ClusterBook {

        /**
         * Constructs a new ClusterBook.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.ClusterBook.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ClusterBook rosters. */
        rosters: rackcell.SignedDocument[];

        /** ClusterBook statements. */
        statements: rackcell.SignedDocument[];

        /** ClusterBook forks. */
        forks: rackcell.SignedDocument[];

        /**
         * Creates a new ClusterBook instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ClusterBook instance
         */
        static create(properties: rackcell.ClusterBook.$Shape): rackcell.ClusterBook & rackcell.ClusterBook.$Shape;
        static create(properties?: rackcell.ClusterBook.$Properties): rackcell.ClusterBook;

        /**
         * Encodes the specified ClusterBook message. Does not implicitly {@link rackcell.ClusterBook.verify|verify} messages.
         * @param message ClusterBook message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.ClusterBook.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ClusterBook message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.ClusterBook & rackcell.ClusterBook.$Shape} ClusterBook
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.ClusterBook & rackcell.ClusterBook.$Shape;

        /**
         * Creates a ClusterBook message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns ClusterBook
         */
        static fromObject(object: { [k: string]: any }): rackcell.ClusterBook;

        /**
         * Creates a plain object from a ClusterBook message. Also converts values to other types if specified.
         * @param message ClusterBook
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.ClusterBook, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this ClusterBook to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace ClusterBook {

        /** Properties of a ClusterBook. */
        interface $Properties {

            /** ClusterBook rosters */
            rosters?: rackcell.SignedDocument.$Properties[];

            /** ClusterBook statements */
            statements?: rackcell.SignedDocument.$Properties[];

            /** ClusterBook forks */
            forks?: rackcell.SignedDocument.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ClusterBook. */
        type $Shape = rackcell.ClusterBook.$Properties;
    }

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

        /** Entry withdrawn. */
        withdrawn: (boolean|null);

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

            /** Entry withdrawn */
            withdrawn?: (boolean|null);

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
     * Properties of a LoggedHead.
     * @deprecated Use rackcell.LoggedHead.$Properties instead.
     */
    interface ILoggedHead extends rackcell.LoggedHead.$Properties {
    }

    /** Represents a LoggedHead. */
    class LoggedHead {

        /**
         * Constructs a new LoggedHead.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.LoggedHead.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** LoggedHead head. */
        head: Uint8Array;

        /** LoggedHead signature. */
        signature: Uint8Array;

        /** LoggedHead keys. */
        keys: string[];

        /** LoggedHead removals. */
        removals: rackcell.Removal[];

        /**
         * Creates a new LoggedHead instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LoggedHead instance
         */
        static create(properties: rackcell.LoggedHead.$Shape): rackcell.LoggedHead & rackcell.LoggedHead.$Shape;
        static create(properties?: rackcell.LoggedHead.$Properties): rackcell.LoggedHead;

        /**
         * Encodes the specified LoggedHead message. Does not implicitly {@link rackcell.LoggedHead.verify|verify} messages.
         * @param message LoggedHead message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.LoggedHead.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LoggedHead message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.LoggedHead & rackcell.LoggedHead.$Shape} LoggedHead
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.LoggedHead & rackcell.LoggedHead.$Shape;

        /**
         * Creates a LoggedHead message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns LoggedHead
         */
        static fromObject(object: { [k: string]: any }): rackcell.LoggedHead;

        /**
         * Creates a plain object from a LoggedHead message. Also converts values to other types if specified.
         * @param message LoggedHead
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.LoggedHead, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this LoggedHead to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace LoggedHead {

        /** Properties of a LoggedHead. */
        interface $Properties {

            /** LoggedHead head */
            head?: Uint8Array;

            /** LoggedHead signature */
            signature?: Uint8Array;

            /** LoggedHead keys */
            keys?: string[];

            /** LoggedHead removals */
            removals?: rackcell.Removal.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a LoggedHead. */
        type $Shape = rackcell.LoggedHead.$Properties;
    }

    /**
     * Properties of a Removal.
     * @deprecated Use rackcell.Removal.$Properties instead.
     */
    interface IRemoval extends rackcell.Removal.$Properties {
    }

    /** Represents a Removal. */
    class Removal {

        /**
         * Constructs a new Removal.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Removal.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Removal index. */
        index: number;

        /** Removal entry. */
        entry: Uint8Array;

        /**
         * Creates a new Removal instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Removal instance
         */
        static create(properties: rackcell.Removal.$Shape): rackcell.Removal & rackcell.Removal.$Shape;
        static create(properties?: rackcell.Removal.$Properties): rackcell.Removal;

        /**
         * Encodes the specified Removal message. Does not implicitly {@link rackcell.Removal.verify|verify} messages.
         * @param message Removal message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Removal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Removal message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Removal & rackcell.Removal.$Shape} Removal
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Removal & rackcell.Removal.$Shape;

        /**
         * Creates a Removal message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Removal
         */
        static fromObject(object: { [k: string]: any }): rackcell.Removal;

        /**
         * Creates a plain object from a Removal message. Also converts values to other types if specified.
         * @param message Removal
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Removal, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Removal to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Removal {

        /** Properties of a Removal. */
        interface $Properties {

            /** Removal index */
            index?: number;

            /** Removal entry */
            entry?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Removal. */
        type $Shape = rackcell.Removal.$Properties;
    }

    /**
     * Properties of a Journalled.
     * @deprecated Use rackcell.Journalled.$Properties instead.
     */
    interface IJournalled extends rackcell.Journalled.$Properties {
    }

    /** Represents a Journalled. */
    class Journalled {

        /**
         * Constructs a new Journalled.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Journalled.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Journalled key. */
        key: string;

        /** Journalled entry. */
        entry: Uint8Array;

        /** Journalled signature. */
        signature: (Uint8Array|null);

        /**
         * Creates a new Journalled instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Journalled instance
         */
        static create(properties: rackcell.Journalled.$Shape): rackcell.Journalled & rackcell.Journalled.$Shape;
        static create(properties?: rackcell.Journalled.$Properties): rackcell.Journalled;

        /**
         * Encodes the specified Journalled message. Does not implicitly {@link rackcell.Journalled.verify|verify} messages.
         * @param message Journalled message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Journalled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Journalled message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Journalled & rackcell.Journalled.$Shape} Journalled
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Journalled & rackcell.Journalled.$Shape;

        /**
         * Creates a Journalled message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Journalled
         */
        static fromObject(object: { [k: string]: any }): rackcell.Journalled;

        /**
         * Creates a plain object from a Journalled message. Also converts values to other types if specified.
         * @param message Journalled
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Journalled, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Journalled to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Journalled {

        /** Properties of a Journalled. */
        interface $Properties {

            /** Journalled key */
            key?: string;

            /** Journalled entry */
            entry?: Uint8Array;

            /** Journalled signature */
            signature?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Journalled. */
        type $Shape = rackcell.Journalled.$Properties;
    }

    /**
     * Properties of a RequestMark.
     * @deprecated Use rackcell.RequestMark.$Properties instead.
     */
    interface IRequestMark extends rackcell.RequestMark.$Properties {
    }

    /** Represents a RequestMark. */
    class RequestMark {

        /**
         * Constructs a new RequestMark.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.RequestMark.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RequestMark order. */
        order: (rackcell.Order|null);

        /** RequestMark wallMs. */
        wallMs: number;

        /** RequestMark answer. */
        answer: (Uint8Array|null);

        /**
         * Creates a new RequestMark instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RequestMark instance
         */
        static create(properties: rackcell.RequestMark.$Shape): rackcell.RequestMark & rackcell.RequestMark.$Shape;
        static create(properties?: rackcell.RequestMark.$Properties): rackcell.RequestMark;

        /**
         * Encodes the specified RequestMark message. Does not implicitly {@link rackcell.RequestMark.verify|verify} messages.
         * @param message RequestMark message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.RequestMark.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RequestMark message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.RequestMark & rackcell.RequestMark.$Shape} RequestMark
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.RequestMark & rackcell.RequestMark.$Shape;

        /**
         * Creates a RequestMark message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns RequestMark
         */
        static fromObject(object: { [k: string]: any }): rackcell.RequestMark;

        /**
         * Creates a plain object from a RequestMark message. Also converts values to other types if specified.
         * @param message RequestMark
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.RequestMark, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this RequestMark to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace RequestMark {

        /** Properties of a RequestMark. */
        interface $Properties {

            /** RequestMark order */
            order?: (rackcell.Order.$Properties|null);

            /** RequestMark wallMs */
            wallMs?: number;

            /** RequestMark answer */
            answer?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RequestMark. */
        type $Shape = rackcell.RequestMark.$Properties;
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

        /** Digest hybridMs. */
        hybridMs: number;

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

            /** Digest hybridMs */
            hybridMs?: number;

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
     * Properties of an InvitationToken.
     * @deprecated Use rackcell.InvitationToken.$Properties instead.
     */
    interface IInvitationToken extends rackcell.InvitationToken.$Properties {
    }

    /** Represents an InvitationToken. */
    class InvitationToken {

        /**
         * Constructs a new InvitationToken.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.InvitationToken.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** InvitationToken version. */
        version: number;

        /** InvitationToken cluster. */
        cluster: string;

        /** InvitationToken root. */
        root: Uint8Array;

        /** InvitationToken urls. */
        urls: string[];

        /** InvitationToken id. */
        id: string;

        /** InvitationToken secret. */
        secret: Uint8Array;

        /** InvitationToken cell. */
        cell: string;

        /**
         * Creates a new InvitationToken instance using the specified properties.
         * @param [properties] Properties to set
         * @returns InvitationToken instance
         */
        static create(properties: rackcell.InvitationToken.$Shape): rackcell.InvitationToken & rackcell.InvitationToken.$Shape;
        static create(properties?: rackcell.InvitationToken.$Properties): rackcell.InvitationToken;

        /**
         * Encodes the specified InvitationToken message. Does not implicitly {@link rackcell.InvitationToken.verify|verify} messages.
         * @param message InvitationToken message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.InvitationToken.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an InvitationToken message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.InvitationToken & rackcell.InvitationToken.$Shape} InvitationToken
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.InvitationToken & rackcell.InvitationToken.$Shape;

        /**
         * Creates an InvitationToken message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns InvitationToken
         */
        static fromObject(object: { [k: string]: any }): rackcell.InvitationToken;

        /**
         * Creates a plain object from an InvitationToken message. Also converts values to other types if specified.
         * @param message InvitationToken
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.InvitationToken, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this InvitationToken to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace InvitationToken {

        /** Properties of an InvitationToken. */
        interface $Properties {

            /** InvitationToken version */
            version?: number;

            /** InvitationToken cluster */
            cluster?: string;

            /** InvitationToken root */
            root?: Uint8Array;

            /** InvitationToken urls */
            urls?: string[];

            /** InvitationToken id */
            id?: string;

            /** InvitationToken secret */
            secret?: Uint8Array;

            /** InvitationToken cell */
            cell?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an InvitationToken. */
        type $Shape = rackcell.InvitationToken.$Properties;
    }

    /**
     * Properties of an Invitation.
     * @deprecated Use rackcell.Invitation.$Properties instead.
     */
    interface IInvitation extends rackcell.Invitation.$Properties {
    }

    /** Represents an Invitation. */
    class Invitation {

        /**
         * Constructs a new Invitation.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Invitation.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Invitation id. */
        id: string;

        /** Invitation key. */
        key: Uint8Array;

        /** Invitation cell. */
        cell: string;

        /** Invitation prefixes. */
        prefixes: string[];

        /** Invitation madeMs. */
        madeMs: number;

        /** Invitation expiresMs. */
        expiresMs: number;

        /** Invitation by. */
        by: string;

        /** Invitation usedBy. */
        usedBy: (Uint8Array|null);

        /** Invitation nonces. */
        nonces: Uint8Array[];

        /**
         * Creates a new Invitation instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Invitation instance
         */
        static create(properties: rackcell.Invitation.$Shape): rackcell.Invitation & rackcell.Invitation.$Shape;
        static create(properties?: rackcell.Invitation.$Properties): rackcell.Invitation;

        /**
         * Encodes the specified Invitation message. Does not implicitly {@link rackcell.Invitation.verify|verify} messages.
         * @param message Invitation message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Invitation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Invitation message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Invitation & rackcell.Invitation.$Shape} Invitation
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Invitation & rackcell.Invitation.$Shape;

        /**
         * Creates an Invitation message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Invitation
         */
        static fromObject(object: { [k: string]: any }): rackcell.Invitation;

        /**
         * Creates a plain object from an Invitation message. Also converts values to other types if specified.
         * @param message Invitation
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Invitation, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Invitation to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Invitation {

        /** Properties of an Invitation. */
        interface $Properties {

            /** Invitation id */
            id?: string;

            /** Invitation key */
            key?: Uint8Array;

            /** Invitation cell */
            cell?: string;

            /** Invitation prefixes */
            prefixes?: string[];

            /** Invitation madeMs */
            madeMs?: number;

            /** Invitation expiresMs */
            expiresMs?: number;

            /** Invitation by */
            by?: string;

            /** Invitation usedBy */
            usedBy?: (Uint8Array|null);

            /** Invitation nonces */
            nonces?: Uint8Array[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Invitation. */
        type $Shape = rackcell.Invitation.$Properties;
    }

    /**
     * Properties of a JoinRequest.
     * @deprecated Use rackcell.JoinRequest.$Properties instead.
     */
    interface IJoinRequest extends rackcell.JoinRequest.$Properties {
    }

    /** Represents a JoinRequest. */
    class JoinRequest {

        /**
         * Constructs a new JoinRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.JoinRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** JoinRequest body. */
        body: Uint8Array;

        /** JoinRequest signature. */
        signature: Uint8Array;

        /** JoinRequest mac. */
        mac: Uint8Array;

        /**
         * Creates a new JoinRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns JoinRequest instance
         */
        static create(properties: rackcell.JoinRequest.$Shape): rackcell.JoinRequest & rackcell.JoinRequest.$Shape;
        static create(properties?: rackcell.JoinRequest.$Properties): rackcell.JoinRequest;

        /**
         * Encodes the specified JoinRequest message. Does not implicitly {@link rackcell.JoinRequest.verify|verify} messages.
         * @param message JoinRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.JoinRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a JoinRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.JoinRequest & rackcell.JoinRequest.$Shape} JoinRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.JoinRequest & rackcell.JoinRequest.$Shape;

        /**
         * Creates a JoinRequest message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns JoinRequest
         */
        static fromObject(object: { [k: string]: any }): rackcell.JoinRequest;

        /**
         * Creates a plain object from a JoinRequest message. Also converts values to other types if specified.
         * @param message JoinRequest
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.JoinRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this JoinRequest to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace JoinRequest {

        /** Properties of a JoinRequest. */
        interface $Properties {

            /** JoinRequest body */
            body?: Uint8Array;

            /** JoinRequest signature */
            signature?: Uint8Array;

            /** JoinRequest mac */
            mac?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a JoinRequest. */
        type $Shape = rackcell.JoinRequest.$Properties;
    }

    /**
     * Properties of a JoinBody.
     * @deprecated Use rackcell.JoinBody.$Properties instead.
     */
    interface IJoinBody extends rackcell.JoinBody.$Properties {
    }

    /** Represents a JoinBody. */
    class JoinBody {

        /**
         * Constructs a new JoinBody.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.JoinBody.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** JoinBody version. */
        version: number;

        /** JoinBody cluster. */
        cluster: string;

        /** JoinBody invitation. */
        invitation: string;

        /** JoinBody cell. */
        cell: string;

        /** JoinBody publicKey. */
        publicKey: Uint8Array;

        /** JoinBody addresses. */
        addresses: string[];

        /** JoinBody nonce. */
        nonce: Uint8Array;

        /** JoinBody program. */
        program: string;

        /**
         * Creates a new JoinBody instance using the specified properties.
         * @param [properties] Properties to set
         * @returns JoinBody instance
         */
        static create(properties: rackcell.JoinBody.$Shape): rackcell.JoinBody & rackcell.JoinBody.$Shape;
        static create(properties?: rackcell.JoinBody.$Properties): rackcell.JoinBody;

        /**
         * Encodes the specified JoinBody message. Does not implicitly {@link rackcell.JoinBody.verify|verify} messages.
         * @param message JoinBody message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.JoinBody.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a JoinBody message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.JoinBody & rackcell.JoinBody.$Shape} JoinBody
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.JoinBody & rackcell.JoinBody.$Shape;

        /**
         * Creates a JoinBody message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns JoinBody
         */
        static fromObject(object: { [k: string]: any }): rackcell.JoinBody;

        /**
         * Creates a plain object from a JoinBody message. Also converts values to other types if specified.
         * @param message JoinBody
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.JoinBody, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this JoinBody to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace JoinBody {

        /** Properties of a JoinBody. */
        interface $Properties {

            /** JoinBody version */
            version?: number;

            /** JoinBody cluster */
            cluster?: string;

            /** JoinBody invitation */
            invitation?: string;

            /** JoinBody cell */
            cell?: string;

            /** JoinBody publicKey */
            publicKey?: Uint8Array;

            /** JoinBody addresses */
            addresses?: string[];

            /** JoinBody nonce */
            nonce?: Uint8Array;

            /** JoinBody program */
            program?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a JoinBody. */
        type $Shape = rackcell.JoinBody.$Properties;
    }

    /**
     * Properties of a JoinAnswer.
     * @deprecated Use rackcell.JoinAnswer.$Properties instead.
     */
    interface IJoinAnswer extends rackcell.JoinAnswer.$Properties {
    }

    /** Represents a JoinAnswer. */
    class JoinAnswer {

        /**
         * Constructs a new JoinAnswer.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.JoinAnswer.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** JoinAnswer body. */
        body: Uint8Array;

        /** JoinAnswer signature. */
        signature: Uint8Array;

        /** JoinAnswer mac. */
        mac: Uint8Array;

        /**
         * Creates a new JoinAnswer instance using the specified properties.
         * @param [properties] Properties to set
         * @returns JoinAnswer instance
         */
        static create(properties: rackcell.JoinAnswer.$Shape): rackcell.JoinAnswer & rackcell.JoinAnswer.$Shape;
        static create(properties?: rackcell.JoinAnswer.$Properties): rackcell.JoinAnswer;

        /**
         * Encodes the specified JoinAnswer message. Does not implicitly {@link rackcell.JoinAnswer.verify|verify} messages.
         * @param message JoinAnswer message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.JoinAnswer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a JoinAnswer message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.JoinAnswer & rackcell.JoinAnswer.$Shape} JoinAnswer
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.JoinAnswer & rackcell.JoinAnswer.$Shape;

        /**
         * Creates a JoinAnswer message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns JoinAnswer
         */
        static fromObject(object: { [k: string]: any }): rackcell.JoinAnswer;

        /**
         * Creates a plain object from a JoinAnswer message. Also converts values to other types if specified.
         * @param message JoinAnswer
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.JoinAnswer, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this JoinAnswer to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace JoinAnswer {

        /** Properties of a JoinAnswer. */
        interface $Properties {

            /** JoinAnswer body */
            body?: Uint8Array;

            /** JoinAnswer signature */
            signature?: Uint8Array;

            /** JoinAnswer mac */
            mac?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a JoinAnswer. */
        type $Shape = rackcell.JoinAnswer.$Properties;
    }

    /**
     * Properties of a JoinWelcome.
     * @deprecated Use rackcell.JoinWelcome.$Properties instead.
     */
    interface IJoinWelcome extends rackcell.JoinWelcome.$Properties {
    }

    /** Represents a JoinWelcome. */
    class JoinWelcome {

        /**
         * Constructs a new JoinWelcome.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.JoinWelcome.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** JoinWelcome version. */
        version: number;

        /** JoinWelcome request. */
        request: Uint8Array;

        /** JoinWelcome nonce. */
        nonce: Uint8Array;

        /** JoinWelcome issuer. */
        issuer: string;

        /** JoinWelcome book. */
        book: Uint8Array;

        /**
         * Creates a new JoinWelcome instance using the specified properties.
         * @param [properties] Properties to set
         * @returns JoinWelcome instance
         */
        static create(properties: rackcell.JoinWelcome.$Shape): rackcell.JoinWelcome & rackcell.JoinWelcome.$Shape;
        static create(properties?: rackcell.JoinWelcome.$Properties): rackcell.JoinWelcome;

        /**
         * Encodes the specified JoinWelcome message. Does not implicitly {@link rackcell.JoinWelcome.verify|verify} messages.
         * @param message JoinWelcome message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.JoinWelcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a JoinWelcome message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.JoinWelcome & rackcell.JoinWelcome.$Shape} JoinWelcome
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.JoinWelcome & rackcell.JoinWelcome.$Shape;

        /**
         * Creates a JoinWelcome message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns JoinWelcome
         */
        static fromObject(object: { [k: string]: any }): rackcell.JoinWelcome;

        /**
         * Creates a plain object from a JoinWelcome message. Also converts values to other types if specified.
         * @param message JoinWelcome
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.JoinWelcome, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this JoinWelcome to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace JoinWelcome {

        /** Properties of a JoinWelcome. */
        interface $Properties {

            /** JoinWelcome version */
            version?: number;

            /** JoinWelcome request */
            request?: Uint8Array;

            /** JoinWelcome nonce */
            nonce?: Uint8Array;

            /** JoinWelcome issuer */
            issuer?: string;

            /** JoinWelcome book */
            book?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a JoinWelcome. */
        type $Shape = rackcell.JoinWelcome.$Properties;
    }

    /**
     * Properties of an OwnershipMove.
     * @deprecated Use rackcell.OwnershipMove.$Properties instead.
     */
    interface IOwnershipMove extends rackcell.OwnershipMove.$Properties {
    }

    /** Represents an OwnershipMove. */
    class OwnershipMove {

        /**
         * Constructs a new OwnershipMove.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.OwnershipMove.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** OwnershipMove prefix. */
        prefix: string;

        /** OwnershipMove from. */
        from: string;

        /** OwnershipMove to. */
        to: string;

        /**
         * Creates a new OwnershipMove instance using the specified properties.
         * @param [properties] Properties to set
         * @returns OwnershipMove instance
         */
        static create(properties: rackcell.OwnershipMove.$Shape): rackcell.OwnershipMove & rackcell.OwnershipMove.$Shape;
        static create(properties?: rackcell.OwnershipMove.$Properties): rackcell.OwnershipMove;

        /**
         * Encodes the specified OwnershipMove message. Does not implicitly {@link rackcell.OwnershipMove.verify|verify} messages.
         * @param message OwnershipMove message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.OwnershipMove.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an OwnershipMove message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.OwnershipMove & rackcell.OwnershipMove.$Shape} OwnershipMove
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.OwnershipMove & rackcell.OwnershipMove.$Shape;

        /**
         * Creates an OwnershipMove message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns OwnershipMove
         */
        static fromObject(object: { [k: string]: any }): rackcell.OwnershipMove;

        /**
         * Creates a plain object from an OwnershipMove message. Also converts values to other types if specified.
         * @param message OwnershipMove
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.OwnershipMove, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this OwnershipMove to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace OwnershipMove {

        /** Properties of an OwnershipMove. */
        interface $Properties {

            /** OwnershipMove prefix */
            prefix?: string;

            /** OwnershipMove from */
            from?: string;

            /** OwnershipMove to */
            to?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an OwnershipMove. */
        type $Shape = rackcell.OwnershipMove.$Properties;
    }

    /**
     * Properties of a HandoffPromise.
     * @deprecated Use rackcell.HandoffPromise.$Properties instead.
     */
    interface IHandoffPromise extends rackcell.HandoffPromise.$Properties {
    }

    /** Represents a HandoffPromise. */
    class HandoffPromise {

        /**
         * Constructs a new HandoffPromise.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.HandoffPromise.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HandoffPromise version. */
        version: number;

        /** HandoffPromise cluster. */
        cluster: string;

        /** HandoffPromise operation. */
        operation: string;

        /** HandoffPromise roster. */
        roster: number;

        /** HandoffPromise rosterHash. */
        rosterHash: Uint8Array;

        /** HandoffPromise from. */
        from: string;

        /** HandoffPromise moves. */
        moves: rackcell.OwnershipMove[];

        /** HandoffPromise head. */
        head: rackcell.Order;

        /** HandoffPromise headHash. */
        headHash: Uint8Array;

        /**
         * Creates a new HandoffPromise instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HandoffPromise instance
         */
        static create(properties: rackcell.HandoffPromise.$Shape): rackcell.HandoffPromise & rackcell.HandoffPromise.$Shape;
        static create(properties?: rackcell.HandoffPromise.$Properties): rackcell.HandoffPromise;

        /**
         * Encodes the specified HandoffPromise message. Does not implicitly {@link rackcell.HandoffPromise.verify|verify} messages.
         * @param message HandoffPromise message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.HandoffPromise.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HandoffPromise message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.HandoffPromise & rackcell.HandoffPromise.$Shape} HandoffPromise
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.HandoffPromise & rackcell.HandoffPromise.$Shape;

        /**
         * Creates a HandoffPromise message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns HandoffPromise
         */
        static fromObject(object: { [k: string]: any }): rackcell.HandoffPromise;

        /**
         * Creates a plain object from a HandoffPromise message. Also converts values to other types if specified.
         * @param message HandoffPromise
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.HandoffPromise, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this HandoffPromise to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace HandoffPromise {

        /** Properties of a HandoffPromise. */
        interface $Properties {

            /** HandoffPromise version */
            version?: number;

            /** HandoffPromise cluster */
            cluster?: string;

            /** HandoffPromise operation */
            operation?: string;

            /** HandoffPromise roster */
            roster?: number;

            /** HandoffPromise rosterHash */
            rosterHash?: Uint8Array;

            /** HandoffPromise from */
            from?: string;

            /** HandoffPromise moves */
            moves?: rackcell.OwnershipMove.$Properties[];

            /** HandoffPromise head */
            head?: rackcell.Order.$Properties;

            /** HandoffPromise headHash */
            headHash?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HandoffPromise. */
        type $Shape = rackcell.HandoffPromise.$Properties;
    }

    /**
     * Properties of a HandoffAbort.
     * @deprecated Use rackcell.HandoffAbort.$Properties instead.
     */
    interface IHandoffAbort extends rackcell.HandoffAbort.$Properties {
    }

    /** Represents a HandoffAbort. */
    class HandoffAbort {

        /**
         * Constructs a new HandoffAbort.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.HandoffAbort.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HandoffAbort version. */
        version: number;

        /** HandoffAbort cluster. */
        cluster: string;

        /** HandoffAbort operation. */
        operation: string;

        /** HandoffAbort roster. */
        roster: number;

        /** HandoffAbort rosterHash. */
        rosterHash: Uint8Array;

        /** HandoffAbort reason. */
        reason: string;

        /**
         * Creates a new HandoffAbort instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HandoffAbort instance
         */
        static create(properties: rackcell.HandoffAbort.$Shape): rackcell.HandoffAbort & rackcell.HandoffAbort.$Shape;
        static create(properties?: rackcell.HandoffAbort.$Properties): rackcell.HandoffAbort;

        /**
         * Encodes the specified HandoffAbort message. Does not implicitly {@link rackcell.HandoffAbort.verify|verify} messages.
         * @param message HandoffAbort message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.HandoffAbort.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HandoffAbort message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.HandoffAbort & rackcell.HandoffAbort.$Shape} HandoffAbort
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.HandoffAbort & rackcell.HandoffAbort.$Shape;

        /**
         * Creates a HandoffAbort message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns HandoffAbort
         */
        static fromObject(object: { [k: string]: any }): rackcell.HandoffAbort;

        /**
         * Creates a plain object from a HandoffAbort message. Also converts values to other types if specified.
         * @param message HandoffAbort
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.HandoffAbort, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this HandoffAbort to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace HandoffAbort {

        /** Properties of a HandoffAbort. */
        interface $Properties {

            /** HandoffAbort version */
            version?: number;

            /** HandoffAbort cluster */
            cluster?: string;

            /** HandoffAbort operation */
            operation?: string;

            /** HandoffAbort roster */
            roster?: number;

            /** HandoffAbort rosterHash */
            rosterHash?: Uint8Array;

            /** HandoffAbort reason */
            reason?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HandoffAbort. */
        type $Shape = rackcell.HandoffAbort.$Properties;
    }

    /**
     * Properties of an OwnershipNote.
     * @deprecated Use rackcell.OwnershipNote.$Properties instead.
     */
    interface IOwnershipNote extends rackcell.OwnershipNote.$Properties {
    }

    /** Represents an OwnershipNote. */
    class OwnershipNote {

        /**
         * Constructs a new OwnershipNote.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.OwnershipNote.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** OwnershipNote operation. */
        operation: string;

        /** OwnershipNote roster. */
        roster: number;

        /** OwnershipNote rosterHash. */
        rosterHash: Uint8Array;

        /** OwnershipNote moves. */
        moves: rackcell.OwnershipMove[];

        /** OwnershipNote by. */
        by: string;

        /** OwnershipNote editor. */
        editor: string;

        /** OwnershipNote published. */
        published: rackcell.TakerPosition[];

        /** OwnershipNote intent. */
        intent: boolean;

        /**
         * Creates a new OwnershipNote instance using the specified properties.
         * @param [properties] Properties to set
         * @returns OwnershipNote instance
         */
        static create(properties: rackcell.OwnershipNote.$Shape): rackcell.OwnershipNote & rackcell.OwnershipNote.$Shape;
        static create(properties?: rackcell.OwnershipNote.$Properties): rackcell.OwnershipNote;

        /**
         * Encodes the specified OwnershipNote message. Does not implicitly {@link rackcell.OwnershipNote.verify|verify} messages.
         * @param message OwnershipNote message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.OwnershipNote.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an OwnershipNote message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.OwnershipNote & rackcell.OwnershipNote.$Shape} OwnershipNote
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.OwnershipNote & rackcell.OwnershipNote.$Shape;

        /**
         * Creates an OwnershipNote message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns OwnershipNote
         */
        static fromObject(object: { [k: string]: any }): rackcell.OwnershipNote;

        /**
         * Creates a plain object from an OwnershipNote message. Also converts values to other types if specified.
         * @param message OwnershipNote
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.OwnershipNote, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this OwnershipNote to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace OwnershipNote {

        /** Properties of an OwnershipNote. */
        interface $Properties {

            /** OwnershipNote operation */
            operation?: string;

            /** OwnershipNote roster */
            roster?: number;

            /** OwnershipNote rosterHash */
            rosterHash?: Uint8Array;

            /** OwnershipNote moves */
            moves?: rackcell.OwnershipMove.$Properties[];

            /** OwnershipNote by */
            by?: string;

            /** OwnershipNote editor */
            editor?: string;

            /** OwnershipNote published */
            published?: rackcell.TakerPosition.$Properties[];

            /** OwnershipNote intent */
            intent?: boolean;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an OwnershipNote. */
        type $Shape = rackcell.OwnershipNote.$Properties;
    }

    /**
     * Properties of a TakerPosition.
     * @deprecated Use rackcell.TakerPosition.$Properties instead.
     */
    interface ITakerPosition extends rackcell.TakerPosition.$Properties {
    }

    /** Represents a TakerPosition. */
    class TakerPosition {

        /**
         * Constructs a new TakerPosition.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.TakerPosition.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** TakerPosition cell. */
        cell: string;

        /** TakerPosition order. */
        order: rackcell.Order;

        /**
         * Creates a new TakerPosition instance using the specified properties.
         * @param [properties] Properties to set
         * @returns TakerPosition instance
         */
        static create(properties: rackcell.TakerPosition.$Shape): rackcell.TakerPosition & rackcell.TakerPosition.$Shape;
        static create(properties?: rackcell.TakerPosition.$Properties): rackcell.TakerPosition;

        /**
         * Encodes the specified TakerPosition message. Does not implicitly {@link rackcell.TakerPosition.verify|verify} messages.
         * @param message TakerPosition message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.TakerPosition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a TakerPosition message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.TakerPosition & rackcell.TakerPosition.$Shape} TakerPosition
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.TakerPosition & rackcell.TakerPosition.$Shape;

        /**
         * Creates a TakerPosition message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns TakerPosition
         */
        static fromObject(object: { [k: string]: any }): rackcell.TakerPosition;

        /**
         * Creates a plain object from a TakerPosition message. Also converts values to other types if specified.
         * @param message TakerPosition
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.TakerPosition, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this TakerPosition to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace TakerPosition {

        /** Properties of a TakerPosition. */
        interface $Properties {

            /** TakerPosition cell */
            cell?: string;

            /** TakerPosition order */
            order?: rackcell.Order.$Properties;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a TakerPosition. */
        type $Shape = rackcell.TakerPosition.$Properties;
    }

    /**
     * Properties of an Inheritance.
     * @deprecated Use rackcell.Inheritance.$Properties instead.
     */
    interface IInheritance extends rackcell.Inheritance.$Properties {
    }

    /** Represents an Inheritance. */
    class Inheritance {

        /**
         * Constructs a new Inheritance.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Inheritance.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Inheritance from. */
        from: string;

        /** Inheritance roster. */
        roster: number;

        /** Inheritance moves. */
        moves: rackcell.OwnershipMove[];

        /** Inheritance records. */
        records: rackcell.InheritedRecord[];

        /**
         * Creates a new Inheritance instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Inheritance instance
         */
        static create(properties: rackcell.Inheritance.$Shape): rackcell.Inheritance & rackcell.Inheritance.$Shape;
        static create(properties?: rackcell.Inheritance.$Properties): rackcell.Inheritance;

        /**
         * Encodes the specified Inheritance message. Does not implicitly {@link rackcell.Inheritance.verify|verify} messages.
         * @param message Inheritance message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Inheritance.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Inheritance message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Inheritance & rackcell.Inheritance.$Shape} Inheritance
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Inheritance & rackcell.Inheritance.$Shape;

        /**
         * Creates an Inheritance message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Inheritance
         */
        static fromObject(object: { [k: string]: any }): rackcell.Inheritance;

        /**
         * Creates a plain object from an Inheritance message. Also converts values to other types if specified.
         * @param message Inheritance
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Inheritance, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Inheritance to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Inheritance {

        /** Properties of an Inheritance. */
        interface $Properties {

            /** Inheritance from */
            from?: string;

            /** Inheritance roster */
            roster?: number;

            /** Inheritance moves */
            moves?: rackcell.OwnershipMove.$Properties[];

            /** Inheritance records */
            records?: rackcell.InheritedRecord.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Inheritance. */
        type $Shape = rackcell.Inheritance.$Properties;
    }

    /**
     * Properties of an InheritedRecord.
     * @deprecated Use rackcell.InheritedRecord.$Properties instead.
     */
    interface IInheritedRecord extends rackcell.InheritedRecord.$Properties {
    }

    /** Represents an InheritedRecord. */
    class InheritedRecord {

        /**
         * Constructs a new InheritedRecord.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.InheritedRecord.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** InheritedRecord key. */
        key: string;

        /** InheritedRecord hash. */
        hash: Uint8Array;

        /**
         * Creates a new InheritedRecord instance using the specified properties.
         * @param [properties] Properties to set
         * @returns InheritedRecord instance
         */
        static create(properties: rackcell.InheritedRecord.$Shape): rackcell.InheritedRecord & rackcell.InheritedRecord.$Shape;
        static create(properties?: rackcell.InheritedRecord.$Properties): rackcell.InheritedRecord;

        /**
         * Encodes the specified InheritedRecord message. Does not implicitly {@link rackcell.InheritedRecord.verify|verify} messages.
         * @param message InheritedRecord message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.InheritedRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an InheritedRecord message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.InheritedRecord & rackcell.InheritedRecord.$Shape} InheritedRecord
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.InheritedRecord & rackcell.InheritedRecord.$Shape;

        /**
         * Creates an InheritedRecord message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns InheritedRecord
         */
        static fromObject(object: { [k: string]: any }): rackcell.InheritedRecord;

        /**
         * Creates a plain object from an InheritedRecord message. Also converts values to other types if specified.
         * @param message InheritedRecord
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.InheritedRecord, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this InheritedRecord to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace InheritedRecord {

        /** Properties of an InheritedRecord. */
        interface $Properties {

            /** InheritedRecord key */
            key?: string;

            /** InheritedRecord hash */
            hash?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an InheritedRecord. */
        type $Shape = rackcell.InheritedRecord.$Properties;
    }

    /**
     * Properties of a Proposal.
     * @deprecated Use rackcell.Proposal.$Properties instead.
     */
    interface IProposal extends rackcell.Proposal.$Properties {
    }

    /** Represents a Proposal. */
    class Proposal {

        /**
         * Constructs a new Proposal.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Proposal.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Proposal key. */
        key: string;

        /** Proposal value. */
        value: (Uint8Array|null);

        /** Proposal schema. */
        schema: number;

        /** Proposal from. */
        from: string;

        /** Proposal order. */
        order: (rackcell.Order|null);

        /** Proposal subject. */
        subject: string;

        /** Proposal wallMs. */
        wallMs: number;

        /**
         * Creates a new Proposal instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Proposal instance
         */
        static create(properties: rackcell.Proposal.$Shape): rackcell.Proposal & rackcell.Proposal.$Shape;
        static create(properties?: rackcell.Proposal.$Properties): rackcell.Proposal;

        /**
         * Encodes the specified Proposal message. Does not implicitly {@link rackcell.Proposal.verify|verify} messages.
         * @param message Proposal message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Proposal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Proposal message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Proposal & rackcell.Proposal.$Shape} Proposal
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Proposal & rackcell.Proposal.$Shape;

        /**
         * Creates a Proposal message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Proposal
         */
        static fromObject(object: { [k: string]: any }): rackcell.Proposal;

        /**
         * Creates a plain object from a Proposal message. Also converts values to other types if specified.
         * @param message Proposal
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Proposal, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Proposal to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Proposal {

        /** Properties of a Proposal. */
        interface $Properties {

            /** Proposal key */
            key?: string;

            /** Proposal value */
            value?: (Uint8Array|null);

            /** Proposal schema */
            schema?: number;

            /** Proposal from */
            from?: string;

            /** Proposal order */
            order?: (rackcell.Order.$Properties|null);

            /** Proposal subject */
            subject?: string;

            /** Proposal wallMs */
            wallMs?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Proposal. */
        type $Shape = rackcell.Proposal.$Properties;
    }

    /**
     * Properties of a WantedMove.
     * @deprecated Use rackcell.WantedMove.$Properties instead.
     */
    interface IWantedMove extends rackcell.WantedMove.$Properties {
    }

    /** Represents a WantedMove. */
    class WantedMove {

        /**
         * Constructs a new WantedMove.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.WantedMove.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** WantedMove cell. */
        cell: string;

        /** WantedMove prefixes. */
        prefixes: string[];

        /** WantedMove by. */
        by: string;

        /**
         * Creates a new WantedMove instance using the specified properties.
         * @param [properties] Properties to set
         * @returns WantedMove instance
         */
        static create(properties: rackcell.WantedMove.$Shape): rackcell.WantedMove & rackcell.WantedMove.$Shape;
        static create(properties?: rackcell.WantedMove.$Properties): rackcell.WantedMove;

        /**
         * Encodes the specified WantedMove message. Does not implicitly {@link rackcell.WantedMove.verify|verify} messages.
         * @param message WantedMove message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.WantedMove.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a WantedMove message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.WantedMove & rackcell.WantedMove.$Shape} WantedMove
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.WantedMove & rackcell.WantedMove.$Shape;

        /**
         * Creates a WantedMove message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns WantedMove
         */
        static fromObject(object: { [k: string]: any }): rackcell.WantedMove;

        /**
         * Creates a plain object from a WantedMove message. Also converts values to other types if specified.
         * @param message WantedMove
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.WantedMove, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this WantedMove to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace WantedMove {

        /** Properties of a WantedMove. */
        interface $Properties {

            /** WantedMove cell */
            cell?: string;

            /** WantedMove prefixes */
            prefixes?: string[];

            /** WantedMove by */
            by?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a WantedMove. */
        type $Shape = rackcell.WantedMove.$Properties;
    }

    /**
     * Properties of a RosterOrder.
     * @deprecated Use rackcell.RosterOrder.$Properties instead.
     */
    interface IRosterOrder extends rackcell.RosterOrder.$Properties {
    }

    /** Represents a RosterOrder. */
    class RosterOrder {

        /**
         * Constructs a new RosterOrder.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.RosterOrder.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RosterOrder number. */
        number: number;

        /** RosterOrder by. */
        by: string;

        /** RosterOrder what. */
        what: string;

        /** RosterOrder wallMs. */
        wallMs: number;

        /**
         * Creates a new RosterOrder instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RosterOrder instance
         */
        static create(properties: rackcell.RosterOrder.$Shape): rackcell.RosterOrder & rackcell.RosterOrder.$Shape;
        static create(properties?: rackcell.RosterOrder.$Properties): rackcell.RosterOrder;

        /**
         * Encodes the specified RosterOrder message. Does not implicitly {@link rackcell.RosterOrder.verify|verify} messages.
         * @param message RosterOrder message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.RosterOrder.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RosterOrder message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.RosterOrder & rackcell.RosterOrder.$Shape} RosterOrder
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.RosterOrder & rackcell.RosterOrder.$Shape;

        /**
         * Creates a RosterOrder message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns RosterOrder
         */
        static fromObject(object: { [k: string]: any }): rackcell.RosterOrder;

        /**
         * Creates a plain object from a RosterOrder message. Also converts values to other types if specified.
         * @param message RosterOrder
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.RosterOrder, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this RosterOrder to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace RosterOrder {

        /** Properties of a RosterOrder. */
        interface $Properties {

            /** RosterOrder number */
            number?: number;

            /** RosterOrder by */
            by?: string;

            /** RosterOrder what */
            what?: string;

            /** RosterOrder wallMs */
            wallMs?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RosterOrder. */
        type $Shape = rackcell.RosterOrder.$Properties;
    }

    /**
     * Properties of an OwnershipRequest.
     * @deprecated Use rackcell.OwnershipRequest.$Properties instead.
     */
    interface IOwnershipRequest extends rackcell.OwnershipRequest.$Properties {
    }

    /** Represents an OwnershipRequest. */
    class OwnershipRequest {

        /**
         * Constructs a new OwnershipRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.OwnershipRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** OwnershipRequest version. */
        version: number;

        /** OwnershipRequest operation. */
        operation: string;

        /** OwnershipRequest roster. */
        roster: number;

        /** OwnershipRequest rosterHash. */
        rosterHash: Uint8Array;

        /** OwnershipRequest moves. */
        moves: rackcell.OwnershipMove[];

        /** OwnershipRequest by. */
        by: string;

        /** OwnershipRequest freeze. */
        freeze: (rackcell.FreezeStep|null);

        /** OwnershipRequest import. */
        import: (rackcell.ImportStep|null);

        /** OwnershipRequest records. */
        records: (rackcell.RecordsStep|null);

        /** OwnershipRequest confirm. */
        confirm: (rackcell.ConfirmStep|null);

        /** OwnershipRequest settle. */
        settle: (rackcell.SettleStep|null);

        /** OwnershipRequest abort. */
        abort: (rackcell.AbortStep|null);

        /** OwnershipRequest propose. */
        propose: (rackcell.ProposeStep|null);

        /** OwnershipRequest rehome. */
        rehome: (rackcell.RehomeStep|null);

        /** OwnershipRequest stand. */
        stand: (rackcell.StandStep|null);

        /**
         * Creates a new OwnershipRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns OwnershipRequest instance
         */
        static create(properties: rackcell.OwnershipRequest.$Shape): rackcell.OwnershipRequest & rackcell.OwnershipRequest.$Shape;
        static create(properties?: rackcell.OwnershipRequest.$Properties): rackcell.OwnershipRequest;

        /**
         * Encodes the specified OwnershipRequest message. Does not implicitly {@link rackcell.OwnershipRequest.verify|verify} messages.
         * @param message OwnershipRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.OwnershipRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an OwnershipRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.OwnershipRequest & rackcell.OwnershipRequest.$Shape} OwnershipRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.OwnershipRequest & rackcell.OwnershipRequest.$Shape;

        /**
         * Creates an OwnershipRequest message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns OwnershipRequest
         */
        static fromObject(object: { [k: string]: any }): rackcell.OwnershipRequest;

        /**
         * Creates a plain object from an OwnershipRequest message. Also converts values to other types if specified.
         * @param message OwnershipRequest
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.OwnershipRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this OwnershipRequest to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace OwnershipRequest {

        /** Properties of an OwnershipRequest. */
        interface $Properties {

            /** OwnershipRequest version */
            version?: number;

            /** OwnershipRequest operation */
            operation?: string;

            /** OwnershipRequest roster */
            roster?: number;

            /** OwnershipRequest rosterHash */
            rosterHash?: Uint8Array;

            /** OwnershipRequest moves */
            moves?: rackcell.OwnershipMove.$Properties[];

            /** OwnershipRequest by */
            by?: string;

            /** OwnershipRequest freeze */
            freeze?: (rackcell.FreezeStep.$Properties|null);

            /** OwnershipRequest import */
            "import"?: (rackcell.ImportStep.$Properties|null);

            /** OwnershipRequest records */
            records?: (rackcell.RecordsStep.$Properties|null);

            /** OwnershipRequest confirm */
            confirm?: (rackcell.ConfirmStep.$Properties|null);

            /** OwnershipRequest settle */
            settle?: (rackcell.SettleStep.$Properties|null);

            /** OwnershipRequest abort */
            abort?: (rackcell.AbortStep.$Properties|null);

            /** OwnershipRequest propose */
            propose?: (rackcell.ProposeStep.$Properties|null);

            /** OwnershipRequest rehome */
            rehome?: (rackcell.RehomeStep.$Properties|null);

            /** OwnershipRequest stand */
            stand?: (rackcell.StandStep.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an OwnershipRequest. */
        type $Shape = rackcell.OwnershipRequest.$Properties;
    }

    /**
     * Properties of a FreezeStep.
     * @deprecated Use rackcell.FreezeStep.$Properties instead.
     */
    interface IFreezeStep extends rackcell.FreezeStep.$Properties {
    }

    /** Represents a FreezeStep. */
    class FreezeStep {

        /**
         * Constructs a new FreezeStep.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.FreezeStep.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** FreezeStep intent. */
        intent: boolean;

        /**
         * Creates a new FreezeStep instance using the specified properties.
         * @param [properties] Properties to set
         * @returns FreezeStep instance
         */
        static create(properties: rackcell.FreezeStep.$Shape): rackcell.FreezeStep & rackcell.FreezeStep.$Shape;
        static create(properties?: rackcell.FreezeStep.$Properties): rackcell.FreezeStep;

        /**
         * Encodes the specified FreezeStep message. Does not implicitly {@link rackcell.FreezeStep.verify|verify} messages.
         * @param message FreezeStep message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.FreezeStep.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a FreezeStep message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.FreezeStep & rackcell.FreezeStep.$Shape} FreezeStep
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.FreezeStep & rackcell.FreezeStep.$Shape;

        /**
         * Creates a FreezeStep message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns FreezeStep
         */
        static fromObject(object: { [k: string]: any }): rackcell.FreezeStep;

        /**
         * Creates a plain object from a FreezeStep message. Also converts values to other types if specified.
         * @param message FreezeStep
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.FreezeStep, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this FreezeStep to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace FreezeStep {

        /** Properties of a FreezeStep. */
        interface $Properties {

            /** FreezeStep intent */
            intent?: boolean;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a FreezeStep. */
        type $Shape = rackcell.FreezeStep.$Properties;
    }

    /**
     * Properties of an ImportStep.
     * @deprecated Use rackcell.ImportStep.$Properties instead.
     */
    interface IImportStep extends rackcell.ImportStep.$Properties {
    }

    /** Represents an ImportStep. */
    class ImportStep {

        /**
         * Constructs a new ImportStep.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.ImportStep.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ImportStep from. */
        from: string;

        /** ImportStep head. */
        head: (rackcell.Order|null);

        /** ImportStep isDead. */
        isDead: boolean;

        /**
         * Creates a new ImportStep instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ImportStep instance
         */
        static create(properties: rackcell.ImportStep.$Shape): rackcell.ImportStep & rackcell.ImportStep.$Shape;
        static create(properties?: rackcell.ImportStep.$Properties): rackcell.ImportStep;

        /**
         * Encodes the specified ImportStep message. Does not implicitly {@link rackcell.ImportStep.verify|verify} messages.
         * @param message ImportStep message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.ImportStep.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an ImportStep message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.ImportStep & rackcell.ImportStep.$Shape} ImportStep
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.ImportStep & rackcell.ImportStep.$Shape;

        /**
         * Creates an ImportStep message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns ImportStep
         */
        static fromObject(object: { [k: string]: any }): rackcell.ImportStep;

        /**
         * Creates a plain object from an ImportStep message. Also converts values to other types if specified.
         * @param message ImportStep
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.ImportStep, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this ImportStep to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace ImportStep {

        /** Properties of an ImportStep. */
        interface $Properties {

            /** ImportStep from */
            from?: string;

            /** ImportStep head */
            head?: (rackcell.Order.$Properties|null);

            /** ImportStep isDead */
            isDead?: boolean;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an ImportStep. */
        type $Shape = rackcell.ImportStep.$Properties;
    }

    /**
     * Properties of a RecordsStep.
     * @deprecated Use rackcell.RecordsStep.$Properties instead.
     */
    interface IRecordsStep extends rackcell.RecordsStep.$Properties {
    }

    /** Represents a RecordsStep. */
    class RecordsStep {

        /**
         * Constructs a new RecordsStep.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.RecordsStep.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RecordsStep to. */
        to: string;

        /**
         * Creates a new RecordsStep instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RecordsStep instance
         */
        static create(properties: rackcell.RecordsStep.$Shape): rackcell.RecordsStep & rackcell.RecordsStep.$Shape;
        static create(properties?: rackcell.RecordsStep.$Properties): rackcell.RecordsStep;

        /**
         * Encodes the specified RecordsStep message. Does not implicitly {@link rackcell.RecordsStep.verify|verify} messages.
         * @param message RecordsStep message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.RecordsStep.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RecordsStep message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.RecordsStep & rackcell.RecordsStep.$Shape} RecordsStep
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.RecordsStep & rackcell.RecordsStep.$Shape;

        /**
         * Creates a RecordsStep message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns RecordsStep
         */
        static fromObject(object: { [k: string]: any }): rackcell.RecordsStep;

        /**
         * Creates a plain object from a RecordsStep message. Also converts values to other types if specified.
         * @param message RecordsStep
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.RecordsStep, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this RecordsStep to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace RecordsStep {

        /** Properties of a RecordsStep. */
        interface $Properties {

            /** RecordsStep to */
            to?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RecordsStep. */
        type $Shape = rackcell.RecordsStep.$Properties;
    }

    /**
     * Properties of a ConfirmStep.
     * @deprecated Use rackcell.ConfirmStep.$Properties instead.
     */
    interface IConfirmStep extends rackcell.ConfirmStep.$Properties {
    }

    /** Represents a ConfirmStep. */
    class ConfirmStep {

        /**
         * Constructs a new ConfirmStep.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.ConfirmStep.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ConfirmStep published. */
        published: rackcell.TakerPosition[];

        /**
         * Creates a new ConfirmStep instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ConfirmStep instance
         */
        static create(properties: rackcell.ConfirmStep.$Shape): rackcell.ConfirmStep & rackcell.ConfirmStep.$Shape;
        static create(properties?: rackcell.ConfirmStep.$Properties): rackcell.ConfirmStep;

        /**
         * Encodes the specified ConfirmStep message. Does not implicitly {@link rackcell.ConfirmStep.verify|verify} messages.
         * @param message ConfirmStep message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.ConfirmStep.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ConfirmStep message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.ConfirmStep & rackcell.ConfirmStep.$Shape} ConfirmStep
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.ConfirmStep & rackcell.ConfirmStep.$Shape;

        /**
         * Creates a ConfirmStep message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns ConfirmStep
         */
        static fromObject(object: { [k: string]: any }): rackcell.ConfirmStep;

        /**
         * Creates a plain object from a ConfirmStep message. Also converts values to other types if specified.
         * @param message ConfirmStep
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.ConfirmStep, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this ConfirmStep to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace ConfirmStep {

        /** Properties of a ConfirmStep. */
        interface $Properties {

            /** ConfirmStep published */
            published?: rackcell.TakerPosition.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ConfirmStep. */
        type $Shape = rackcell.ConfirmStep.$Properties;
    }

    /**
     * Properties of a SettleStep.
     * @deprecated Use rackcell.SettleStep.$Properties instead.
     */
    interface ISettleStep extends rackcell.SettleStep.$Properties {
    }

    /** Represents a SettleStep. */
    class SettleStep {

        /**
         * Constructs a new SettleStep.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.SettleStep.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new SettleStep instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SettleStep instance
         */
        static create(properties: rackcell.SettleStep.$Shape): rackcell.SettleStep & rackcell.SettleStep.$Shape;
        static create(properties?: rackcell.SettleStep.$Properties): rackcell.SettleStep;

        /**
         * Encodes the specified SettleStep message. Does not implicitly {@link rackcell.SettleStep.verify|verify} messages.
         * @param message SettleStep message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.SettleStep.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SettleStep message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.SettleStep & rackcell.SettleStep.$Shape} SettleStep
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.SettleStep & rackcell.SettleStep.$Shape;

        /**
         * Creates a SettleStep message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns SettleStep
         */
        static fromObject(object: { [k: string]: any }): rackcell.SettleStep;

        /**
         * Creates a plain object from a SettleStep message. Also converts values to other types if specified.
         * @param message SettleStep
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.SettleStep, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this SettleStep to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace SettleStep {

        /** Properties of a SettleStep. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SettleStep. */
        type $Shape = rackcell.SettleStep.$Properties;
    }

    /**
     * Properties of an AbortStep.
     * @deprecated Use rackcell.AbortStep.$Properties instead.
     */
    interface IAbortStep extends rackcell.AbortStep.$Properties {
    }

    /** Represents an AbortStep. */
    class AbortStep {

        /**
         * Constructs a new AbortStep.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.AbortStep.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** AbortStep document. */
        document: rackcell.SignedDocument;

        /**
         * Creates a new AbortStep instance using the specified properties.
         * @param [properties] Properties to set
         * @returns AbortStep instance
         */
        static create(properties: rackcell.AbortStep.$Shape): rackcell.AbortStep & rackcell.AbortStep.$Shape;
        static create(properties?: rackcell.AbortStep.$Properties): rackcell.AbortStep;

        /**
         * Encodes the specified AbortStep message. Does not implicitly {@link rackcell.AbortStep.verify|verify} messages.
         * @param message AbortStep message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.AbortStep.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an AbortStep message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.AbortStep & rackcell.AbortStep.$Shape} AbortStep
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.AbortStep & rackcell.AbortStep.$Shape;

        /**
         * Creates an AbortStep message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns AbortStep
         */
        static fromObject(object: { [k: string]: any }): rackcell.AbortStep;

        /**
         * Creates a plain object from an AbortStep message. Also converts values to other types if specified.
         * @param message AbortStep
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.AbortStep, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this AbortStep to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace AbortStep {

        /** Properties of an AbortStep. */
        interface $Properties {

            /** AbortStep document */
            document?: rackcell.SignedDocument.$Properties;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an AbortStep. */
        type $Shape = rackcell.AbortStep.$Properties;
    }

    /**
     * Properties of a ProposeStep.
     * @deprecated Use rackcell.ProposeStep.$Properties instead.
     */
    interface IProposeStep extends rackcell.ProposeStep.$Properties {
    }

    /** Represents a ProposeStep. */
    class ProposeStep {

        /**
         * Constructs a new ProposeStep.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.ProposeStep.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ProposeStep proposals. */
        proposals: rackcell.Proposal[];

        /**
         * Creates a new ProposeStep instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ProposeStep instance
         */
        static create(properties: rackcell.ProposeStep.$Shape): rackcell.ProposeStep & rackcell.ProposeStep.$Shape;
        static create(properties?: rackcell.ProposeStep.$Properties): rackcell.ProposeStep;

        /**
         * Encodes the specified ProposeStep message. Does not implicitly {@link rackcell.ProposeStep.verify|verify} messages.
         * @param message ProposeStep message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.ProposeStep.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ProposeStep message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.ProposeStep & rackcell.ProposeStep.$Shape} ProposeStep
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.ProposeStep & rackcell.ProposeStep.$Shape;

        /**
         * Creates a ProposeStep message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns ProposeStep
         */
        static fromObject(object: { [k: string]: any }): rackcell.ProposeStep;

        /**
         * Creates a plain object from a ProposeStep message. Also converts values to other types if specified.
         * @param message ProposeStep
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.ProposeStep, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this ProposeStep to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace ProposeStep {

        /** Properties of a ProposeStep. */
        interface $Properties {

            /** ProposeStep proposals */
            proposals?: rackcell.Proposal.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ProposeStep. */
        type $Shape = rackcell.ProposeStep.$Properties;
    }

    /**
     * Properties of a RehomeStep.
     * @deprecated Use rackcell.RehomeStep.$Properties instead.
     */
    interface IRehomeStep extends rackcell.RehomeStep.$Properties {
    }

    /** Represents a RehomeStep. */
    class RehomeStep {

        /**
         * Constructs a new RehomeStep.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.RehomeStep.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RehomeStep from. */
        from: string;

        /** RehomeStep head. */
        head: (rackcell.Order|null);

        /**
         * Creates a new RehomeStep instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RehomeStep instance
         */
        static create(properties: rackcell.RehomeStep.$Shape): rackcell.RehomeStep & rackcell.RehomeStep.$Shape;
        static create(properties?: rackcell.RehomeStep.$Properties): rackcell.RehomeStep;

        /**
         * Encodes the specified RehomeStep message. Does not implicitly {@link rackcell.RehomeStep.verify|verify} messages.
         * @param message RehomeStep message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.RehomeStep.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RehomeStep message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.RehomeStep & rackcell.RehomeStep.$Shape} RehomeStep
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.RehomeStep & rackcell.RehomeStep.$Shape;

        /**
         * Creates a RehomeStep message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns RehomeStep
         */
        static fromObject(object: { [k: string]: any }): rackcell.RehomeStep;

        /**
         * Creates a plain object from a RehomeStep message. Also converts values to other types if specified.
         * @param message RehomeStep
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.RehomeStep, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this RehomeStep to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace RehomeStep {

        /** Properties of a RehomeStep. */
        interface $Properties {

            /** RehomeStep from */
            from?: string;

            /** RehomeStep head */
            head?: (rackcell.Order.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RehomeStep. */
        type $Shape = rackcell.RehomeStep.$Properties;
    }

    /**
     * Properties of a StandStep.
     * @deprecated Use rackcell.StandStep.$Properties instead.
     */
    interface IStandStep extends rackcell.StandStep.$Properties {
    }

    /** Represents a StandStep. */
    class StandStep {

        /**
         * Constructs a new StandStep.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.StandStep.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new StandStep instance using the specified properties.
         * @param [properties] Properties to set
         * @returns StandStep instance
         */
        static create(properties: rackcell.StandStep.$Shape): rackcell.StandStep & rackcell.StandStep.$Shape;
        static create(properties?: rackcell.StandStep.$Properties): rackcell.StandStep;

        /**
         * Encodes the specified StandStep message. Does not implicitly {@link rackcell.StandStep.verify|verify} messages.
         * @param message StandStep message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.StandStep.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a StandStep message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.StandStep & rackcell.StandStep.$Shape} StandStep
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.StandStep & rackcell.StandStep.$Shape;

        /**
         * Creates a StandStep message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns StandStep
         */
        static fromObject(object: { [k: string]: any }): rackcell.StandStep;

        /**
         * Creates a plain object from a StandStep message. Also converts values to other types if specified.
         * @param message StandStep
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.StandStep, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this StandStep to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace StandStep {

        /** Properties of a StandStep. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a StandStep. */
        type $Shape = rackcell.StandStep.$Properties;
    }

    /**
     * Properties of an OwnershipAnswer.
     * @deprecated Use rackcell.OwnershipAnswer.$Properties instead.
     */
    interface IOwnershipAnswer extends rackcell.OwnershipAnswer.$Properties {
    }

    /** Represents an OwnershipAnswer. */
    class OwnershipAnswer {

        /**
         * Constructs a new OwnershipAnswer.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.OwnershipAnswer.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** OwnershipAnswer code. */
        code: (string|null);

        /** OwnershipAnswer message. */
        message: string;

        /** OwnershipAnswer document. */
        document: (rackcell.SignedDocument|null);

        /** OwnershipAnswer order. */
        order: (rackcell.Order|null);

        /** OwnershipAnswer records. */
        records: rackcell.SliceRecord[];

        /** OwnershipAnswer last. */
        last: boolean;

        /** OwnershipAnswer count. */
        count: number;

        /** OwnershipAnswer kept. */
        kept: number;

        /** OwnershipAnswer headHash. */
        headHash: (Uint8Array|null);

        /**
         * Creates a new OwnershipAnswer instance using the specified properties.
         * @param [properties] Properties to set
         * @returns OwnershipAnswer instance
         */
        static create(properties: rackcell.OwnershipAnswer.$Shape): rackcell.OwnershipAnswer & rackcell.OwnershipAnswer.$Shape;
        static create(properties?: rackcell.OwnershipAnswer.$Properties): rackcell.OwnershipAnswer;

        /**
         * Encodes the specified OwnershipAnswer message. Does not implicitly {@link rackcell.OwnershipAnswer.verify|verify} messages.
         * @param message OwnershipAnswer message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.OwnershipAnswer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an OwnershipAnswer message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.OwnershipAnswer & rackcell.OwnershipAnswer.$Shape} OwnershipAnswer
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.OwnershipAnswer & rackcell.OwnershipAnswer.$Shape;

        /**
         * Creates an OwnershipAnswer message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns OwnershipAnswer
         */
        static fromObject(object: { [k: string]: any }): rackcell.OwnershipAnswer;

        /**
         * Creates a plain object from an OwnershipAnswer message. Also converts values to other types if specified.
         * @param message OwnershipAnswer
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.OwnershipAnswer, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this OwnershipAnswer to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace OwnershipAnswer {

        /** Properties of an OwnershipAnswer. */
        interface $Properties {

            /** OwnershipAnswer code */
            code?: (string|null);

            /** OwnershipAnswer message */
            message?: string;

            /** OwnershipAnswer document */
            document?: (rackcell.SignedDocument.$Properties|null);

            /** OwnershipAnswer order */
            order?: (rackcell.Order.$Properties|null);

            /** OwnershipAnswer records */
            records?: rackcell.SliceRecord.$Properties[];

            /** OwnershipAnswer last */
            last?: boolean;

            /** OwnershipAnswer count */
            count?: number;

            /** OwnershipAnswer kept */
            kept?: number;

            /** OwnershipAnswer headHash */
            headHash?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an OwnershipAnswer. */
        type $Shape = rackcell.OwnershipAnswer.$Properties;
    }

    /**
     * Properties of a SliceRecord.
     * @deprecated Use rackcell.SliceRecord.$Properties instead.
     */
    interface ISliceRecord extends rackcell.SliceRecord.$Properties {
    }

    /** Represents a SliceRecord. */
    class SliceRecord {

        /**
         * Constructs a new SliceRecord.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.SliceRecord.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SliceRecord key. */
        key: string;

        /** SliceRecord value. */
        value: Uint8Array;

        /** SliceRecord schema. */
        schema: number;

        /**
         * Creates a new SliceRecord instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SliceRecord instance
         */
        static create(properties: rackcell.SliceRecord.$Shape): rackcell.SliceRecord & rackcell.SliceRecord.$Shape;
        static create(properties?: rackcell.SliceRecord.$Properties): rackcell.SliceRecord;

        /**
         * Encodes the specified SliceRecord message. Does not implicitly {@link rackcell.SliceRecord.verify|verify} messages.
         * @param message SliceRecord message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.SliceRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SliceRecord message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.SliceRecord & rackcell.SliceRecord.$Shape} SliceRecord
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.SliceRecord & rackcell.SliceRecord.$Shape;

        /**
         * Creates a SliceRecord message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns SliceRecord
         */
        static fromObject(object: { [k: string]: any }): rackcell.SliceRecord;

        /**
         * Creates a plain object from a SliceRecord message. Also converts values to other types if specified.
         * @param message SliceRecord
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.SliceRecord, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this SliceRecord to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace SliceRecord {

        /** Properties of a SliceRecord. */
        interface $Properties {

            /** SliceRecord key */
            key?: string;

            /** SliceRecord value */
            value?: Uint8Array;

            /** SliceRecord schema */
            schema?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SliceRecord. */
        type $Shape = rackcell.SliceRecord.$Properties;
    }

    /**
     * Properties of a Hello.
     * @deprecated Use rackcell.Hello.$Properties instead.
     */
    interface IHello extends rackcell.Hello.$Properties {
    }

    /** Represents a Hello. */
    class Hello {

        /**
         * Constructs a new Hello.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Hello.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Hello version. */
        version: number;

        /** Hello cluster. */
        cluster: string;

        /** Hello cell. */
        cell: string;

        /** Hello certificate. */
        certificate: rackcell.SignedDocument;

        /** Hello issuer. */
        issuer: rackcell.SignedDocument;

        /** Hello roster. */
        roster: number;

        /** Hello incarnation. */
        incarnation: string;

        /** Hello program. */
        program: string;

        /**
         * Creates a new Hello instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Hello instance
         */
        static create(properties: rackcell.Hello.$Shape): rackcell.Hello & rackcell.Hello.$Shape;
        static create(properties?: rackcell.Hello.$Properties): rackcell.Hello;

        /**
         * Encodes the specified Hello message. Does not implicitly {@link rackcell.Hello.verify|verify} messages.
         * @param message Hello message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Hello message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Hello & rackcell.Hello.$Shape} Hello
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Hello & rackcell.Hello.$Shape;

        /**
         * Creates a Hello message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Hello
         */
        static fromObject(object: { [k: string]: any }): rackcell.Hello;

        /**
         * Creates a plain object from a Hello message. Also converts values to other types if specified.
         * @param message Hello
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Hello, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Hello to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Hello {

        /** Properties of a Hello. */
        interface $Properties {

            /** Hello version */
            version?: number;

            /** Hello cluster */
            cluster?: string;

            /** Hello cell */
            cell?: string;

            /** Hello certificate */
            certificate?: rackcell.SignedDocument.$Properties;

            /** Hello issuer */
            issuer?: rackcell.SignedDocument.$Properties;

            /** Hello roster */
            roster?: number;

            /** Hello incarnation */
            incarnation?: string;

            /** Hello program */
            program?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Hello. */
        type $Shape = rackcell.Hello.$Properties;
    }

    /**
     * Properties of a Stamp.
     * @deprecated Use rackcell.Stamp.$Properties instead.
     */
    interface IStamp extends rackcell.Stamp.$Properties {
    }

    /** Represents a Stamp. */
    class Stamp {

        /**
         * Constructs a new Stamp.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Stamp.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Stamp version. */
        version: number;

        /** Stamp cell. */
        cell: string;

        /** Stamp boot. */
        boot: number;

        /** Stamp tick. */
        tick: number;

        /** Stamp roster. */
        roster: number;

        /** Stamp addresses. */
        addresses: string[];

        /** Stamp marks. */
        marks: string[];

        /**
         * Creates a new Stamp instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Stamp instance
         */
        static create(properties: rackcell.Stamp.$Shape): rackcell.Stamp & rackcell.Stamp.$Shape;
        static create(properties?: rackcell.Stamp.$Properties): rackcell.Stamp;

        /**
         * Encodes the specified Stamp message. Does not implicitly {@link rackcell.Stamp.verify|verify} messages.
         * @param message Stamp message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Stamp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Stamp message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Stamp & rackcell.Stamp.$Shape} Stamp
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Stamp & rackcell.Stamp.$Shape;

        /**
         * Creates a Stamp message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Stamp
         */
        static fromObject(object: { [k: string]: any }): rackcell.Stamp;

        /**
         * Creates a plain object from a Stamp message. Also converts values to other types if specified.
         * @param message Stamp
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Stamp, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Stamp to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Stamp {

        /** Properties of a Stamp. */
        interface $Properties {

            /** Stamp version */
            version?: number;

            /** Stamp cell */
            cell?: string;

            /** Stamp boot */
            boot?: number;

            /** Stamp tick */
            tick?: number;

            /** Stamp roster */
            roster?: number;

            /** Stamp addresses */
            addresses?: string[];

            /** Stamp marks */
            marks?: string[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Stamp. */
        type $Shape = rackcell.Stamp.$Properties;
    }

    /**
     * Properties of a HeldStamp.
     * @deprecated Use rackcell.HeldStamp.$Properties instead.
     */
    interface IHeldStamp extends rackcell.HeldStamp.$Properties {
    }

    /** Represents a HeldStamp. */
    class HeldStamp {

        /**
         * Constructs a new HeldStamp.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.HeldStamp.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HeldStamp stamp. */
        stamp: Uint8Array;

        /** HeldStamp signature. */
        signature: Uint8Array;

        /** HeldStamp heldMs. */
        heldMs: number;

        /**
         * Creates a new HeldStamp instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HeldStamp instance
         */
        static create(properties: rackcell.HeldStamp.$Shape): rackcell.HeldStamp & rackcell.HeldStamp.$Shape;
        static create(properties?: rackcell.HeldStamp.$Properties): rackcell.HeldStamp;

        /**
         * Encodes the specified HeldStamp message. Does not implicitly {@link rackcell.HeldStamp.verify|verify} messages.
         * @param message HeldStamp message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.HeldStamp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HeldStamp message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.HeldStamp & rackcell.HeldStamp.$Shape} HeldStamp
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.HeldStamp & rackcell.HeldStamp.$Shape;

        /**
         * Creates a HeldStamp message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns HeldStamp
         */
        static fromObject(object: { [k: string]: any }): rackcell.HeldStamp;

        /**
         * Creates a plain object from a HeldStamp message. Also converts values to other types if specified.
         * @param message HeldStamp
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.HeldStamp, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this HeldStamp to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace HeldStamp {

        /** Properties of a HeldStamp. */
        interface $Properties {

            /** HeldStamp stamp */
            stamp?: Uint8Array;

            /** HeldStamp signature */
            signature?: Uint8Array;

            /** HeldStamp heldMs */
            heldMs?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HeldStamp. */
        type $Shape = rackcell.HeldStamp.$Properties;
    }

    /**
     * Properties of a PulseRequest.
     * @deprecated Use rackcell.PulseRequest.$Properties instead.
     */
    interface IPulseRequest extends rackcell.PulseRequest.$Properties {
    }

    /** Represents a PulseRequest. */
    class PulseRequest {

        /**
         * Constructs a new PulseRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.PulseRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** PulseRequest known. */
        known: rackcell.StampMark[];

        /** PulseRequest roster. */
        roster: number;

        /** PulseRequest statements. */
        statements: Uint8Array;

        /**
         * Creates a new PulseRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns PulseRequest instance
         */
        static create(properties: rackcell.PulseRequest.$Shape): rackcell.PulseRequest & rackcell.PulseRequest.$Shape;
        static create(properties?: rackcell.PulseRequest.$Properties): rackcell.PulseRequest;

        /**
         * Encodes the specified PulseRequest message. Does not implicitly {@link rackcell.PulseRequest.verify|verify} messages.
         * @param message PulseRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.PulseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a PulseRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.PulseRequest & rackcell.PulseRequest.$Shape} PulseRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.PulseRequest & rackcell.PulseRequest.$Shape;

        /**
         * Creates a PulseRequest message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns PulseRequest
         */
        static fromObject(object: { [k: string]: any }): rackcell.PulseRequest;

        /**
         * Creates a plain object from a PulseRequest message. Also converts values to other types if specified.
         * @param message PulseRequest
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.PulseRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this PulseRequest to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace PulseRequest {

        /** Properties of a PulseRequest. */
        interface $Properties {

            /** PulseRequest known */
            known?: rackcell.StampMark.$Properties[];

            /** PulseRequest roster */
            roster?: number;

            /** PulseRequest statements */
            statements?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a PulseRequest. */
        type $Shape = rackcell.PulseRequest.$Properties;
    }

    /**
     * Properties of a StampMark.
     * @deprecated Use rackcell.StampMark.$Properties instead.
     */
    interface IStampMark extends rackcell.StampMark.$Properties {
    }

    /** Represents a StampMark. */
    class StampMark {

        /**
         * Constructs a new StampMark.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.StampMark.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** StampMark cell. */
        cell: string;

        /** StampMark boot. */
        boot: number;

        /** StampMark tick. */
        tick: number;

        /**
         * Creates a new StampMark instance using the specified properties.
         * @param [properties] Properties to set
         * @returns StampMark instance
         */
        static create(properties: rackcell.StampMark.$Shape): rackcell.StampMark & rackcell.StampMark.$Shape;
        static create(properties?: rackcell.StampMark.$Properties): rackcell.StampMark;

        /**
         * Encodes the specified StampMark message. Does not implicitly {@link rackcell.StampMark.verify|verify} messages.
         * @param message StampMark message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.StampMark.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a StampMark message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.StampMark & rackcell.StampMark.$Shape} StampMark
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.StampMark & rackcell.StampMark.$Shape;

        /**
         * Creates a StampMark message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns StampMark
         */
        static fromObject(object: { [k: string]: any }): rackcell.StampMark;

        /**
         * Creates a plain object from a StampMark message. Also converts values to other types if specified.
         * @param message StampMark
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.StampMark, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this StampMark to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace StampMark {

        /** Properties of a StampMark. */
        interface $Properties {

            /** StampMark cell */
            cell?: string;

            /** StampMark boot */
            boot?: number;

            /** StampMark tick */
            tick?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a StampMark. */
        type $Shape = rackcell.StampMark.$Properties;
    }

    /**
     * Properties of a PulseAnswer.
     * @deprecated Use rackcell.PulseAnswer.$Properties instead.
     */
    interface IPulseAnswer extends rackcell.PulseAnswer.$Properties {
    }

    /** Represents a PulseAnswer. */
    class PulseAnswer {

        /**
         * Constructs a new PulseAnswer.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.PulseAnswer.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** PulseAnswer stamps. */
        stamps: rackcell.HeldStamp[];

        /** PulseAnswer roster. */
        roster: number;

        /** PulseAnswer statements. */
        statements: Uint8Array;

        /**
         * Creates a new PulseAnswer instance using the specified properties.
         * @param [properties] Properties to set
         * @returns PulseAnswer instance
         */
        static create(properties: rackcell.PulseAnswer.$Shape): rackcell.PulseAnswer & rackcell.PulseAnswer.$Shape;
        static create(properties?: rackcell.PulseAnswer.$Properties): rackcell.PulseAnswer;

        /**
         * Encodes the specified PulseAnswer message. Does not implicitly {@link rackcell.PulseAnswer.verify|verify} messages.
         * @param message PulseAnswer message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.PulseAnswer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a PulseAnswer message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.PulseAnswer & rackcell.PulseAnswer.$Shape} PulseAnswer
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.PulseAnswer & rackcell.PulseAnswer.$Shape;

        /**
         * Creates a PulseAnswer message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns PulseAnswer
         */
        static fromObject(object: { [k: string]: any }): rackcell.PulseAnswer;

        /**
         * Creates a plain object from a PulseAnswer message. Also converts values to other types if specified.
         * @param message PulseAnswer
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.PulseAnswer, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this PulseAnswer to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace PulseAnswer {

        /** Properties of a PulseAnswer. */
        interface $Properties {

            /** PulseAnswer stamps */
            stamps?: rackcell.HeldStamp.$Properties[];

            /** PulseAnswer roster */
            roster?: number;

            /** PulseAnswer statements */
            statements?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a PulseAnswer. */
        type $Shape = rackcell.PulseAnswer.$Properties;
    }

    /**
     * Properties of a RosterRequest.
     * @deprecated Use rackcell.RosterRequest.$Properties instead.
     */
    interface IRosterRequest extends rackcell.RosterRequest.$Properties {
    }

    /** Represents a RosterRequest. */
    class RosterRequest {

        /**
         * Constructs a new RosterRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.RosterRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RosterRequest after. */
        after: number;

        /** RosterRequest statements. */
        statements: Uint8Array[];

        /** RosterRequest rosters. */
        rosters: Uint8Array[];

        /**
         * Creates a new RosterRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RosterRequest instance
         */
        static create(properties: rackcell.RosterRequest.$Shape): rackcell.RosterRequest & rackcell.RosterRequest.$Shape;
        static create(properties?: rackcell.RosterRequest.$Properties): rackcell.RosterRequest;

        /**
         * Encodes the specified RosterRequest message. Does not implicitly {@link rackcell.RosterRequest.verify|verify} messages.
         * @param message RosterRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.RosterRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RosterRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.RosterRequest & rackcell.RosterRequest.$Shape} RosterRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.RosterRequest & rackcell.RosterRequest.$Shape;

        /**
         * Creates a RosterRequest message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns RosterRequest
         */
        static fromObject(object: { [k: string]: any }): rackcell.RosterRequest;

        /**
         * Creates a plain object from a RosterRequest message. Also converts values to other types if specified.
         * @param message RosterRequest
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.RosterRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this RosterRequest to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace RosterRequest {

        /** Properties of a RosterRequest. */
        interface $Properties {

            /** RosterRequest after */
            after?: number;

            /** RosterRequest statements */
            statements?: Uint8Array[];

            /** RosterRequest rosters */
            rosters?: Uint8Array[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RosterRequest. */
        type $Shape = rackcell.RosterRequest.$Properties;
    }

    /**
     * Properties of a RosterAnswer.
     * @deprecated Use rackcell.RosterAnswer.$Properties instead.
     */
    interface IRosterAnswer extends rackcell.RosterAnswer.$Properties {
    }

    /** Represents a RosterAnswer. */
    class RosterAnswer {

        /**
         * Constructs a new RosterAnswer.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.RosterAnswer.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RosterAnswer rosters. */
        rosters: rackcell.SignedDocument[];

        /** RosterAnswer statements. */
        statements: rackcell.SignedDocument[];

        /** RosterAnswer forks. */
        forks: rackcell.SignedDocument[];

        /**
         * Creates a new RosterAnswer instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RosterAnswer instance
         */
        static create(properties: rackcell.RosterAnswer.$Shape): rackcell.RosterAnswer & rackcell.RosterAnswer.$Shape;
        static create(properties?: rackcell.RosterAnswer.$Properties): rackcell.RosterAnswer;

        /**
         * Encodes the specified RosterAnswer message. Does not implicitly {@link rackcell.RosterAnswer.verify|verify} messages.
         * @param message RosterAnswer message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.RosterAnswer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RosterAnswer message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.RosterAnswer & rackcell.RosterAnswer.$Shape} RosterAnswer
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.RosterAnswer & rackcell.RosterAnswer.$Shape;

        /**
         * Creates a RosterAnswer message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns RosterAnswer
         */
        static fromObject(object: { [k: string]: any }): rackcell.RosterAnswer;

        /**
         * Creates a plain object from a RosterAnswer message. Also converts values to other types if specified.
         * @param message RosterAnswer
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.RosterAnswer, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this RosterAnswer to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace RosterAnswer {

        /** Properties of a RosterAnswer. */
        interface $Properties {

            /** RosterAnswer rosters */
            rosters?: rackcell.SignedDocument.$Properties[];

            /** RosterAnswer statements */
            statements?: rackcell.SignedDocument.$Properties[];

            /** RosterAnswer forks */
            forks?: rackcell.SignedDocument.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RosterAnswer. */
        type $Shape = rackcell.RosterAnswer.$Properties;
    }

    /**
     * Properties of a SyncRequest.
     * @deprecated Use rackcell.SyncRequest.$Properties instead.
     */
    interface ISyncRequest extends rackcell.SyncRequest.$Properties {
    }

    /** Represents a SyncRequest. */
    class SyncRequest {

        /**
         * Constructs a new SyncRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.SyncRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SyncRequest table. */
        table: Uint8Array;

        /** SyncRequest roster. */
        roster: number;

        /** SyncRequest statements. */
        statements: Uint8Array;

        /**
         * Creates a new SyncRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SyncRequest instance
         */
        static create(properties: rackcell.SyncRequest.$Shape): rackcell.SyncRequest & rackcell.SyncRequest.$Shape;
        static create(properties?: rackcell.SyncRequest.$Properties): rackcell.SyncRequest;

        /**
         * Encodes the specified SyncRequest message. Does not implicitly {@link rackcell.SyncRequest.verify|verify} messages.
         * @param message SyncRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.SyncRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SyncRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.SyncRequest & rackcell.SyncRequest.$Shape} SyncRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.SyncRequest & rackcell.SyncRequest.$Shape;

        /**
         * Creates a SyncRequest message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns SyncRequest
         */
        static fromObject(object: { [k: string]: any }): rackcell.SyncRequest;

        /**
         * Creates a plain object from a SyncRequest message. Also converts values to other types if specified.
         * @param message SyncRequest
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.SyncRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this SyncRequest to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace SyncRequest {

        /** Properties of a SyncRequest. */
        interface $Properties {

            /** SyncRequest table */
            table?: Uint8Array;

            /** SyncRequest roster */
            roster?: number;

            /** SyncRequest statements */
            statements?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SyncRequest. */
        type $Shape = rackcell.SyncRequest.$Properties;
    }

    /**
     * Properties of a FeedMark.
     * @deprecated Use rackcell.FeedMark.$Properties instead.
     */
    interface IFeedMark extends rackcell.FeedMark.$Properties {
    }

    /** Represents a FeedMark. */
    class FeedMark {

        /**
         * Constructs a new FeedMark.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.FeedMark.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** FeedMark cell. */
        cell: string;

        /** FeedMark feed. */
        feed: rackcell.FeedName;

        /** FeedMark order. */
        order: rackcell.Order;

        /** FeedMark headHash. */
        headHash: Uint8Array;

        /**
         * Creates a new FeedMark instance using the specified properties.
         * @param [properties] Properties to set
         * @returns FeedMark instance
         */
        static create(properties: rackcell.FeedMark.$Shape): rackcell.FeedMark & rackcell.FeedMark.$Shape;
        static create(properties?: rackcell.FeedMark.$Properties): rackcell.FeedMark;

        /**
         * Encodes the specified FeedMark message. Does not implicitly {@link rackcell.FeedMark.verify|verify} messages.
         * @param message FeedMark message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.FeedMark.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a FeedMark message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.FeedMark & rackcell.FeedMark.$Shape} FeedMark
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.FeedMark & rackcell.FeedMark.$Shape;

        /**
         * Creates a FeedMark message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns FeedMark
         */
        static fromObject(object: { [k: string]: any }): rackcell.FeedMark;

        /**
         * Creates a plain object from a FeedMark message. Also converts values to other types if specified.
         * @param message FeedMark
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.FeedMark, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this FeedMark to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace FeedMark {

        /** Properties of a FeedMark. */
        interface $Properties {

            /** FeedMark cell */
            cell?: string;

            /** FeedMark feed */
            feed?: rackcell.FeedName;

            /** FeedMark order */
            order?: rackcell.Order.$Properties;

            /** FeedMark headHash */
            headHash?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a FeedMark. */
        type $Shape = rackcell.FeedMark.$Properties;
    }

    /**
     * Properties of a SyncAnswer.
     * @deprecated Use rackcell.SyncAnswer.$Properties instead.
     */
    interface ISyncAnswer extends rackcell.SyncAnswer.$Properties {
    }

    /** Represents a SyncAnswer. */
    class SyncAnswer {

        /**
         * Constructs a new SyncAnswer.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.SyncAnswer.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SyncAnswer table. */
        table: Uint8Array;

        /** SyncAnswer marks. */
        marks: rackcell.FeedMark[];

        /** SyncAnswer forks. */
        forks: rackcell.Fork[];

        /** SyncAnswer roster. */
        roster: number;

        /** SyncAnswer statements. */
        statements: Uint8Array;

        /**
         * Creates a new SyncAnswer instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SyncAnswer instance
         */
        static create(properties: rackcell.SyncAnswer.$Shape): rackcell.SyncAnswer & rackcell.SyncAnswer.$Shape;
        static create(properties?: rackcell.SyncAnswer.$Properties): rackcell.SyncAnswer;

        /**
         * Encodes the specified SyncAnswer message. Does not implicitly {@link rackcell.SyncAnswer.verify|verify} messages.
         * @param message SyncAnswer message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.SyncAnswer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SyncAnswer message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.SyncAnswer & rackcell.SyncAnswer.$Shape} SyncAnswer
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.SyncAnswer & rackcell.SyncAnswer.$Shape;

        /**
         * Creates a SyncAnswer message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns SyncAnswer
         */
        static fromObject(object: { [k: string]: any }): rackcell.SyncAnswer;

        /**
         * Creates a plain object from a SyncAnswer message. Also converts values to other types if specified.
         * @param message SyncAnswer
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.SyncAnswer, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this SyncAnswer to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace SyncAnswer {

        /** Properties of a SyncAnswer. */
        interface $Properties {

            /** SyncAnswer table */
            table?: Uint8Array;

            /** SyncAnswer marks */
            marks?: rackcell.FeedMark.$Properties[];

            /** SyncAnswer forks */
            forks?: rackcell.Fork.$Properties[];

            /** SyncAnswer roster */
            roster?: number;

            /** SyncAnswer statements */
            statements?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SyncAnswer. */
        type $Shape = rackcell.SyncAnswer.$Properties;
    }

    /**
     * Properties of a Fork.
     * @deprecated Use rackcell.Fork.$Properties instead.
     */
    interface IFork extends rackcell.Fork.$Properties {
    }

    /** Represents a Fork. */
    class Fork {

        /**
         * Constructs a new Fork.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Fork.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Fork cell. */
        cell: string;

        /** Fork feed. */
        feed: rackcell.FeedName;

        /** Fork left. */
        left: rackcell.SignedHead;

        /** Fork right. */
        right: rackcell.SignedHead;

        /**
         * Creates a new Fork instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Fork instance
         */
        static create(properties: rackcell.Fork.$Shape): rackcell.Fork & rackcell.Fork.$Shape;
        static create(properties?: rackcell.Fork.$Properties): rackcell.Fork;

        /**
         * Encodes the specified Fork message. Does not implicitly {@link rackcell.Fork.verify|verify} messages.
         * @param message Fork message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Fork.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Fork message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Fork & rackcell.Fork.$Shape} Fork
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Fork & rackcell.Fork.$Shape;

        /**
         * Creates a Fork message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Fork
         */
        static fromObject(object: { [k: string]: any }): rackcell.Fork;

        /**
         * Creates a plain object from a Fork message. Also converts values to other types if specified.
         * @param message Fork
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Fork, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Fork to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Fork {

        /** Properties of a Fork. */
        interface $Properties {

            /** Fork cell */
            cell?: string;

            /** Fork feed */
            feed?: rackcell.FeedName;

            /** Fork left */
            left?: rackcell.SignedHead.$Properties;

            /** Fork right */
            right?: rackcell.SignedHead.$Properties;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Fork. */
        type $Shape = rackcell.Fork.$Properties;
    }

    /**
     * Properties of a PullRequest.
     * @deprecated Use rackcell.PullRequest.$Properties instead.
     */
    interface IPullRequest extends rackcell.PullRequest.$Properties {
    }

    /** Represents a PullRequest. */
    class PullRequest {

        /**
         * Constructs a new PullRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.PullRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** PullRequest cell. */
        cell: string;

        /** PullRequest feed. */
        feed: rackcell.FeedName;

        /** PullRequest have. */
        have: (rackcell.Order|null);

        /** PullRequest haveHash. */
        haveHash: (Uint8Array|null);

        /** PullRequest want. */
        want: (rackcell.Order|null);

        /**
         * Creates a new PullRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns PullRequest instance
         */
        static create(properties: rackcell.PullRequest.$Shape): rackcell.PullRequest & rackcell.PullRequest.$Shape;
        static create(properties?: rackcell.PullRequest.$Properties): rackcell.PullRequest;

        /**
         * Encodes the specified PullRequest message. Does not implicitly {@link rackcell.PullRequest.verify|verify} messages.
         * @param message PullRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.PullRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a PullRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.PullRequest & rackcell.PullRequest.$Shape} PullRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.PullRequest & rackcell.PullRequest.$Shape;

        /**
         * Creates a PullRequest message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns PullRequest
         */
        static fromObject(object: { [k: string]: any }): rackcell.PullRequest;

        /**
         * Creates a plain object from a PullRequest message. Also converts values to other types if specified.
         * @param message PullRequest
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.PullRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this PullRequest to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace PullRequest {

        /** Properties of a PullRequest. */
        interface $Properties {

            /** PullRequest cell */
            cell?: string;

            /** PullRequest feed */
            feed?: rackcell.FeedName;

            /** PullRequest have */
            have?: (rackcell.Order.$Properties|null);

            /** PullRequest haveHash */
            haveHash?: (Uint8Array|null);

            /** PullRequest want */
            want?: (rackcell.Order.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a PullRequest. */
        type $Shape = rackcell.PullRequest.$Properties;
    }

    /**
     * Properties of a PullPart.
     * @deprecated Use rackcell.PullPart.$Properties instead.
     */
    interface IPullPart extends rackcell.PullPart.$Properties {
    }

    /** Represents a PullPart. */
    class PullPart {

        /**
         * Constructs a new PullPart.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.PullPart.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** PullPart snapshot. */
        snapshot: boolean;

        /** PullPart batches. */
        batches: rackcell.FeedBatch[];

        /** PullPart records. */
        records: rackcell.SnapshotRecord[];

        /** PullPart head. */
        head: (rackcell.SignedHead|null);

        /** PullPart last. */
        last: boolean;

        /** PullPart refusal. */
        refusal: (string|null);

        /**
         * Creates a new PullPart instance using the specified properties.
         * @param [properties] Properties to set
         * @returns PullPart instance
         */
        static create(properties: rackcell.PullPart.$Shape): rackcell.PullPart & rackcell.PullPart.$Shape;
        static create(properties?: rackcell.PullPart.$Properties): rackcell.PullPart;

        /**
         * Encodes the specified PullPart message. Does not implicitly {@link rackcell.PullPart.verify|verify} messages.
         * @param message PullPart message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.PullPart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a PullPart message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.PullPart & rackcell.PullPart.$Shape} PullPart
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.PullPart & rackcell.PullPart.$Shape;

        /**
         * Creates a PullPart message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns PullPart
         */
        static fromObject(object: { [k: string]: any }): rackcell.PullPart;

        /**
         * Creates a plain object from a PullPart message. Also converts values to other types if specified.
         * @param message PullPart
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.PullPart, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this PullPart to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace PullPart {

        /** Properties of a PullPart. */
        interface $Properties {

            /** PullPart snapshot */
            snapshot?: boolean;

            /** PullPart batches */
            batches?: rackcell.FeedBatch.$Properties[];

            /** PullPart records */
            records?: rackcell.SnapshotRecord.$Properties[];

            /** PullPart head */
            head?: (rackcell.SignedHead.$Properties|null);

            /** PullPart last */
            last?: boolean;

            /** PullPart refusal */
            refusal?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a PullPart. */
        type $Shape = rackcell.PullPart.$Properties;
    }

    /**
     * Properties of a FeedBatch.
     * @deprecated Use rackcell.FeedBatch.$Properties instead.
     */
    interface IFeedBatch extends rackcell.FeedBatch.$Properties {
    }

    /** Represents a FeedBatch. */
    class FeedBatch {

        /**
         * Constructs a new FeedBatch.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.FeedBatch.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** FeedBatch head. */
        head: (rackcell.SignedHead|null);

        /** FeedBatch entries. */
        entries: rackcell.BatchEntry[];

        /**
         * Creates a new FeedBatch instance using the specified properties.
         * @param [properties] Properties to set
         * @returns FeedBatch instance
         */
        static create(properties: rackcell.FeedBatch.$Shape): rackcell.FeedBatch & rackcell.FeedBatch.$Shape;
        static create(properties?: rackcell.FeedBatch.$Properties): rackcell.FeedBatch;

        /**
         * Encodes the specified FeedBatch message. Does not implicitly {@link rackcell.FeedBatch.verify|verify} messages.
         * @param message FeedBatch message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.FeedBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a FeedBatch message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.FeedBatch & rackcell.FeedBatch.$Shape} FeedBatch
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.FeedBatch & rackcell.FeedBatch.$Shape;

        /**
         * Creates a FeedBatch message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns FeedBatch
         */
        static fromObject(object: { [k: string]: any }): rackcell.FeedBatch;

        /**
         * Creates a plain object from a FeedBatch message. Also converts values to other types if specified.
         * @param message FeedBatch
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.FeedBatch, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this FeedBatch to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace FeedBatch {

        /** Properties of a FeedBatch. */
        interface $Properties {

            /** FeedBatch head */
            head?: (rackcell.SignedHead.$Properties|null);

            /** FeedBatch entries */
            entries?: rackcell.BatchEntry.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a FeedBatch. */
        type $Shape = rackcell.FeedBatch.$Properties;
    }

    /**
     * Properties of a BatchEntry.
     * @deprecated Use rackcell.BatchEntry.$Properties instead.
     */
    interface IBatchEntry extends rackcell.BatchEntry.$Properties {
    }

    /** Represents a BatchEntry. */
    class BatchEntry {

        /**
         * Constructs a new BatchEntry.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.BatchEntry.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** BatchEntry index. */
        index: number;

        /** BatchEntry entry. */
        entry: Uint8Array;

        /**
         * Creates a new BatchEntry instance using the specified properties.
         * @param [properties] Properties to set
         * @returns BatchEntry instance
         */
        static create(properties: rackcell.BatchEntry.$Shape): rackcell.BatchEntry & rackcell.BatchEntry.$Shape;
        static create(properties?: rackcell.BatchEntry.$Properties): rackcell.BatchEntry;

        /**
         * Encodes the specified BatchEntry message. Does not implicitly {@link rackcell.BatchEntry.verify|verify} messages.
         * @param message BatchEntry message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.BatchEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a BatchEntry message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.BatchEntry & rackcell.BatchEntry.$Shape} BatchEntry
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.BatchEntry & rackcell.BatchEntry.$Shape;

        /**
         * Creates a BatchEntry message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns BatchEntry
         */
        static fromObject(object: { [k: string]: any }): rackcell.BatchEntry;

        /**
         * Creates a plain object from a BatchEntry message. Also converts values to other types if specified.
         * @param message BatchEntry
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.BatchEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this BatchEntry to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace BatchEntry {

        /** Properties of a BatchEntry. */
        interface $Properties {

            /** BatchEntry index */
            index?: number;

            /** BatchEntry entry */
            entry?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a BatchEntry. */
        type $Shape = rackcell.BatchEntry.$Properties;
    }

    /**
     * Properties of a SnapshotRecord.
     * @deprecated Use rackcell.SnapshotRecord.$Properties instead.
     */
    interface ISnapshotRecord extends rackcell.SnapshotRecord.$Properties {
    }

    /** Represents a SnapshotRecord. */
    class SnapshotRecord {

        /**
         * Constructs a new SnapshotRecord.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.SnapshotRecord.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SnapshotRecord order. */
        order: rackcell.Order;

        /** SnapshotRecord index. */
        index: number;

        /** SnapshotRecord entry. */
        entry: Uint8Array;

        /**
         * Creates a new SnapshotRecord instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SnapshotRecord instance
         */
        static create(properties: rackcell.SnapshotRecord.$Shape): rackcell.SnapshotRecord & rackcell.SnapshotRecord.$Shape;
        static create(properties?: rackcell.SnapshotRecord.$Properties): rackcell.SnapshotRecord;

        /**
         * Encodes the specified SnapshotRecord message. Does not implicitly {@link rackcell.SnapshotRecord.verify|verify} messages.
         * @param message SnapshotRecord message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.SnapshotRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SnapshotRecord message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.SnapshotRecord & rackcell.SnapshotRecord.$Shape} SnapshotRecord
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.SnapshotRecord & rackcell.SnapshotRecord.$Shape;

        /**
         * Creates a SnapshotRecord message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns SnapshotRecord
         */
        static fromObject(object: { [k: string]: any }): rackcell.SnapshotRecord;

        /**
         * Creates a plain object from a SnapshotRecord message. Also converts values to other types if specified.
         * @param message SnapshotRecord
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.SnapshotRecord, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this SnapshotRecord to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace SnapshotRecord {

        /** Properties of a SnapshotRecord. */
        interface $Properties {

            /** SnapshotRecord order */
            order?: rackcell.Order.$Properties;

            /** SnapshotRecord index */
            index?: number;

            /** SnapshotRecord entry */
            entry?: Uint8Array;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SnapshotRecord. */
        type $Shape = rackcell.SnapshotRecord.$Properties;
    }

    /**
     * Properties of a ForwardRequest.
     * @deprecated Use rackcell.ForwardRequest.$Properties instead.
     */
    interface IForwardRequest extends rackcell.ForwardRequest.$Properties {
    }

    /** Represents a ForwardRequest. */
    class ForwardRequest {

        /**
         * Constructs a new ForwardRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.ForwardRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ForwardRequest id. */
        id: string;

        /** ForwardRequest roster. */
        roster: number;

        /** ForwardRequest call. */
        call: Uint8Array;

        /** ForwardRequest atLeast. */
        atLeast: rackcell.FeedMark[];

        /**
         * Creates a new ForwardRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ForwardRequest instance
         */
        static create(properties: rackcell.ForwardRequest.$Shape): rackcell.ForwardRequest & rackcell.ForwardRequest.$Shape;
        static create(properties?: rackcell.ForwardRequest.$Properties): rackcell.ForwardRequest;

        /**
         * Encodes the specified ForwardRequest message. Does not implicitly {@link rackcell.ForwardRequest.verify|verify} messages.
         * @param message ForwardRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.ForwardRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ForwardRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.ForwardRequest & rackcell.ForwardRequest.$Shape} ForwardRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.ForwardRequest & rackcell.ForwardRequest.$Shape;

        /**
         * Creates a ForwardRequest message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns ForwardRequest
         */
        static fromObject(object: { [k: string]: any }): rackcell.ForwardRequest;

        /**
         * Creates a plain object from a ForwardRequest message. Also converts values to other types if specified.
         * @param message ForwardRequest
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.ForwardRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this ForwardRequest to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace ForwardRequest {

        /** Properties of a ForwardRequest. */
        interface $Properties {

            /** ForwardRequest id */
            id?: string;

            /** ForwardRequest roster */
            roster?: number;

            /** ForwardRequest call */
            call?: Uint8Array;

            /** ForwardRequest atLeast */
            atLeast?: rackcell.FeedMark.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ForwardRequest. */
        type $Shape = rackcell.ForwardRequest.$Properties;
    }

    /**
     * Properties of a ForwardCall.
     * @deprecated Use rackcell.ForwardCall.$Properties instead.
     */
    interface IForwardCall extends rackcell.ForwardCall.$Properties {
    }

    /** Represents a ForwardCall. */
    class ForwardCall {

        /**
         * Constructs a new ForwardCall.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.ForwardCall.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ForwardCall method. */
        method: string;

        /** ForwardCall url. */
        url: string;

        /** ForwardCall headers. */
        headers: rackcell.HeaderLine[];

        /** ForwardCall body. */
        body: (Uint8Array|null);

        /** ForwardCall client. */
        client: string;

        /**
         * Creates a new ForwardCall instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ForwardCall instance
         */
        static create(properties: rackcell.ForwardCall.$Shape): rackcell.ForwardCall & rackcell.ForwardCall.$Shape;
        static create(properties?: rackcell.ForwardCall.$Properties): rackcell.ForwardCall;

        /**
         * Encodes the specified ForwardCall message. Does not implicitly {@link rackcell.ForwardCall.verify|verify} messages.
         * @param message ForwardCall message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.ForwardCall.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ForwardCall message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.ForwardCall & rackcell.ForwardCall.$Shape} ForwardCall
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.ForwardCall & rackcell.ForwardCall.$Shape;

        /**
         * Creates a ForwardCall message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns ForwardCall
         */
        static fromObject(object: { [k: string]: any }): rackcell.ForwardCall;

        /**
         * Creates a plain object from a ForwardCall message. Also converts values to other types if specified.
         * @param message ForwardCall
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.ForwardCall, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this ForwardCall to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace ForwardCall {

        /** Properties of a ForwardCall. */
        interface $Properties {

            /** ForwardCall method */
            method?: string;

            /** ForwardCall url */
            url?: string;

            /** ForwardCall headers */
            headers?: rackcell.HeaderLine.$Properties[];

            /** ForwardCall body */
            body?: (Uint8Array|null);

            /** ForwardCall client */
            client?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ForwardCall. */
        type $Shape = rackcell.ForwardCall.$Properties;
    }

    /**
     * Properties of a HeaderLine.
     * @deprecated Use rackcell.HeaderLine.$Properties instead.
     */
    interface IHeaderLine extends rackcell.HeaderLine.$Properties {
    }

    /** Represents a HeaderLine. */
    class HeaderLine {

        /**
         * Constructs a new HeaderLine.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.HeaderLine.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HeaderLine name. */
        name: string;

        /** HeaderLine value. */
        value: string;

        /**
         * Creates a new HeaderLine instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HeaderLine instance
         */
        static create(properties: rackcell.HeaderLine.$Shape): rackcell.HeaderLine & rackcell.HeaderLine.$Shape;
        static create(properties?: rackcell.HeaderLine.$Properties): rackcell.HeaderLine;

        /**
         * Encodes the specified HeaderLine message. Does not implicitly {@link rackcell.HeaderLine.verify|verify} messages.
         * @param message HeaderLine message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.HeaderLine.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HeaderLine message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.HeaderLine & rackcell.HeaderLine.$Shape} HeaderLine
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.HeaderLine & rackcell.HeaderLine.$Shape;

        /**
         * Creates a HeaderLine message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns HeaderLine
         */
        static fromObject(object: { [k: string]: any }): rackcell.HeaderLine;

        /**
         * Creates a plain object from a HeaderLine message. Also converts values to other types if specified.
         * @param message HeaderLine
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.HeaderLine, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this HeaderLine to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace HeaderLine {

        /** Properties of a HeaderLine. */
        interface $Properties {

            /** HeaderLine name */
            name?: string;

            /** HeaderLine value */
            value?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HeaderLine. */
        type $Shape = rackcell.HeaderLine.$Properties;
    }

    /**
     * Properties of a ForwardAnswer.
     * @deprecated Use rackcell.ForwardAnswer.$Properties instead.
     */
    interface IForwardAnswer extends rackcell.ForwardAnswer.$Properties {
    }

    /** Represents a ForwardAnswer. */
    class ForwardAnswer {

        /**
         * Constructs a new ForwardAnswer.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.ForwardAnswer.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ForwardAnswer status. */
        status: number;

        /** ForwardAnswer headers. */
        headers: rackcell.HeaderLine[];

        /** ForwardAnswer body. */
        body: Uint8Array;

        /** ForwardAnswer last. */
        last: boolean;

        /** ForwardAnswer order. */
        order: (rackcell.Order|null);

        /**
         * Creates a new ForwardAnswer instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ForwardAnswer instance
         */
        static create(properties: rackcell.ForwardAnswer.$Shape): rackcell.ForwardAnswer & rackcell.ForwardAnswer.$Shape;
        static create(properties?: rackcell.ForwardAnswer.$Properties): rackcell.ForwardAnswer;

        /**
         * Encodes the specified ForwardAnswer message. Does not implicitly {@link rackcell.ForwardAnswer.verify|verify} messages.
         * @param message ForwardAnswer message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.ForwardAnswer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ForwardAnswer message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.ForwardAnswer & rackcell.ForwardAnswer.$Shape} ForwardAnswer
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.ForwardAnswer & rackcell.ForwardAnswer.$Shape;

        /**
         * Creates a ForwardAnswer message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns ForwardAnswer
         */
        static fromObject(object: { [k: string]: any }): rackcell.ForwardAnswer;

        /**
         * Creates a plain object from a ForwardAnswer message. Also converts values to other types if specified.
         * @param message ForwardAnswer
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.ForwardAnswer, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this ForwardAnswer to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace ForwardAnswer {

        /** Properties of a ForwardAnswer. */
        interface $Properties {

            /** ForwardAnswer status */
            status?: number;

            /** ForwardAnswer headers */
            headers?: rackcell.HeaderLine.$Properties[];

            /** ForwardAnswer body */
            body?: Uint8Array;

            /** ForwardAnswer last */
            last?: boolean;

            /** ForwardAnswer order */
            order?: (rackcell.Order.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ForwardAnswer. */
        type $Shape = rackcell.ForwardAnswer.$Properties;
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

    /**
     * Properties of a Partition.
     * @deprecated Use rackcell.Partition.$Properties instead.
     */
    interface IPartition extends rackcell.Partition.$Properties {
    }

    /** Represents a Partition. */
    class Partition {

        /**
         * Constructs a new Partition.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Partition.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Partition name. */
        name: string;

        /** Partition description. */
        description: (string|null);

        /** Partition tags. */
        tags: string[];

        /** Partition creationId. */
        creationId: string;

        /**
         * Creates a new Partition instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Partition instance
         */
        static create(properties: rackcell.Partition.$Shape): rackcell.Partition & rackcell.Partition.$Shape;
        static create(properties?: rackcell.Partition.$Properties): rackcell.Partition;

        /**
         * Encodes the specified Partition message. Does not implicitly {@link rackcell.Partition.verify|verify} messages.
         * @param message Partition message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Partition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Partition message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Partition & rackcell.Partition.$Shape} Partition
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Partition & rackcell.Partition.$Shape;

        /**
         * Creates a Partition message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Partition
         */
        static fromObject(object: { [k: string]: any }): rackcell.Partition;

        /**
         * Creates a plain object from a Partition message. Also converts values to other types if specified.
         * @param message Partition
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Partition, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Partition to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Partition {

        /** Properties of a Partition. */
        interface $Properties {

            /** Partition name */
            name?: string;

            /** Partition description */
            description?: (string|null);

            /** Partition tags */
            tags?: string[];

            /** Partition creationId */
            creationId?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Partition. */
        type $Shape = rackcell.Partition.$Properties;
    }

    /**
     * Properties of a PartitionMember.
     * @deprecated Use rackcell.PartitionMember.$Properties instead.
     */
    interface IPartitionMember extends rackcell.PartitionMember.$Properties {
    }

    /** Represents a PartitionMember. */
    class PartitionMember {

        /**
         * Constructs a new PartitionMember.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.PartitionMember.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** PartitionMember member. */
        member: string;

        /** PartitionMember name. */
        name: string;

        /** PartitionMember creationId. */
        creationId: string;

        /**
         * Creates a new PartitionMember instance using the specified properties.
         * @param [properties] Properties to set
         * @returns PartitionMember instance
         */
        static create(properties: rackcell.PartitionMember.$Shape): rackcell.PartitionMember & rackcell.PartitionMember.$Shape;
        static create(properties?: rackcell.PartitionMember.$Properties): rackcell.PartitionMember;

        /**
         * Encodes the specified PartitionMember message. Does not implicitly {@link rackcell.PartitionMember.verify|verify} messages.
         * @param message PartitionMember message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.PartitionMember.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a PartitionMember message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.PartitionMember & rackcell.PartitionMember.$Shape} PartitionMember
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.PartitionMember & rackcell.PartitionMember.$Shape;

        /**
         * Creates a PartitionMember message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns PartitionMember
         */
        static fromObject(object: { [k: string]: any }): rackcell.PartitionMember;

        /**
         * Creates a plain object from a PartitionMember message. Also converts values to other types if specified.
         * @param message PartitionMember
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.PartitionMember, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this PartitionMember to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace PartitionMember {

        /** Properties of a PartitionMember. */
        interface $Properties {

            /** PartitionMember member */
            member?: string;

            /** PartitionMember name */
            name?: string;

            /** PartitionMember creationId */
            creationId?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a PartitionMember. */
        type $Shape = rackcell.PartitionMember.$Properties;
    }

    /**
     * Properties of a NodeMap.
     * @deprecated Use rackcell.NodeMap.$Properties instead.
     */
    interface INodeMap extends rackcell.NodeMap.$Properties {
    }

    /** Represents a NodeMap. */
    class NodeMap {

        /**
         * Constructs a new NodeMap.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.NodeMap.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** NodeMap id. */
        id: string;

        /** NodeMap nid. */
        nid: number;

        /** NodeMap role. */
        role: (string|null);

        /** NodeMap subRole. */
        subRole: (string|null);

        /** NodeMap nodeInfoJson. */
        nodeInfoJson: (string|null);

        /**
         * Creates a new NodeMap instance using the specified properties.
         * @param [properties] Properties to set
         * @returns NodeMap instance
         */
        static create(properties: rackcell.NodeMap.$Shape): rackcell.NodeMap & rackcell.NodeMap.$Shape;
        static create(properties?: rackcell.NodeMap.$Properties): rackcell.NodeMap;

        /**
         * Encodes the specified NodeMap message. Does not implicitly {@link rackcell.NodeMap.verify|verify} messages.
         * @param message NodeMap message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.NodeMap.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a NodeMap message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.NodeMap & rackcell.NodeMap.$Shape} NodeMap
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.NodeMap & rackcell.NodeMap.$Shape;

        /**
         * Creates a NodeMap message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns NodeMap
         */
        static fromObject(object: { [k: string]: any }): rackcell.NodeMap;

        /**
         * Creates a plain object from a NodeMap message. Also converts values to other types if specified.
         * @param message NodeMap
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.NodeMap, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this NodeMap to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace NodeMap {

        /** Properties of a NodeMap. */
        interface $Properties {

            /** NodeMap id */
            id?: string;

            /** NodeMap nid */
            nid?: number;

            /** NodeMap role */
            role?: (string|null);

            /** NodeMap subRole */
            subRole?: (string|null);

            /** NodeMap nodeInfoJson */
            nodeInfoJson?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a NodeMap. */
        type $Shape = rackcell.NodeMap.$Properties;
    }

    /**
     * Properties of a PowerMap.
     * @deprecated Use rackcell.PowerMap.$Properties instead.
     */
    interface IPowerMap extends rackcell.PowerMap.$Properties {
    }

    /** Represents a PowerMap. */
    class PowerMap {

        /**
         * Constructs a new PowerMap.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.PowerMap.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** PowerMap id. */
        id: string;

        /** PowerMap poweredBy. */
        poweredBy: string[];

        /**
         * Creates a new PowerMap instance using the specified properties.
         * @param [properties] Properties to set
         * @returns PowerMap instance
         */
        static create(properties: rackcell.PowerMap.$Shape): rackcell.PowerMap & rackcell.PowerMap.$Shape;
        static create(properties?: rackcell.PowerMap.$Properties): rackcell.PowerMap;

        /**
         * Encodes the specified PowerMap message. Does not implicitly {@link rackcell.PowerMap.verify|verify} messages.
         * @param message PowerMap message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.PowerMap.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a PowerMap message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.PowerMap & rackcell.PowerMap.$Shape} PowerMap
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.PowerMap & rackcell.PowerMap.$Shape;

        /**
         * Creates a PowerMap message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns PowerMap
         */
        static fromObject(object: { [k: string]: any }): rackcell.PowerMap;

        /**
         * Creates a plain object from a PowerMap message. Also converts values to other types if specified.
         * @param message PowerMap
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.PowerMap, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this PowerMap to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace PowerMap {

        /** Properties of a PowerMap. */
        interface $Properties {

            /** PowerMap id */
            id?: string;

            /** PowerMap poweredBy */
            poweredBy?: string[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a PowerMap. */
        type $Shape = rackcell.PowerMap.$Properties;
    }

    /**
     * Properties of a HardwareLocation.
     * @deprecated Use rackcell.HardwareLocation.$Properties instead.
     */
    interface IHardwareLocation extends rackcell.HardwareLocation.$Properties {
    }

    /** Represents a HardwareLocation. */
    class HardwareLocation {

        /**
         * Constructs a new HardwareLocation.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.HardwareLocation.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HardwareLocation id. */
        id: string;

        /** HardwareLocation type. */
        type: string;

        /** HardwareLocation ordinal. */
        ordinal: number;

        /** HardwareLocation infoJson. */
        infoJson: string;

        /** HardwareLocation fruId. */
        fruId: (string|null);

        /**
         * Creates a new HardwareLocation instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HardwareLocation instance
         */
        static create(properties: rackcell.HardwareLocation.$Shape): rackcell.HardwareLocation & rackcell.HardwareLocation.$Shape;
        static create(properties?: rackcell.HardwareLocation.$Properties): rackcell.HardwareLocation;

        /**
         * Encodes the specified HardwareLocation message. Does not implicitly {@link rackcell.HardwareLocation.verify|verify} messages.
         * @param message HardwareLocation message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.HardwareLocation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HardwareLocation message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.HardwareLocation & rackcell.HardwareLocation.$Shape} HardwareLocation
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.HardwareLocation & rackcell.HardwareLocation.$Shape;

        /**
         * Creates a HardwareLocation message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns HardwareLocation
         */
        static fromObject(object: { [k: string]: any }): rackcell.HardwareLocation;

        /**
         * Creates a plain object from a HardwareLocation message. Also converts values to other types if specified.
         * @param message HardwareLocation
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.HardwareLocation, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this HardwareLocation to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace HardwareLocation {

        /** Properties of a HardwareLocation. */
        interface $Properties {

            /** HardwareLocation id */
            id?: string;

            /** HardwareLocation type */
            type?: string;

            /** HardwareLocation ordinal */
            ordinal?: number;

            /** HardwareLocation infoJson */
            infoJson?: string;

            /** HardwareLocation fruId */
            fruId?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HardwareLocation. */
        type $Shape = rackcell.HardwareLocation.$Properties;
    }

    /**
     * Properties of a HardwareFru.
     * @deprecated Use rackcell.HardwareFru.$Properties instead.
     */
    interface IHardwareFru extends rackcell.HardwareFru.$Properties {
    }

    /** Represents a HardwareFru. */
    class HardwareFru {

        /**
         * Constructs a new HardwareFru.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.HardwareFru.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HardwareFru location. */
        location: string;

        /** HardwareFru id. */
        id: string;

        /** HardwareFru type. */
        type: string;

        /** HardwareFru subtype. */
        subtype: (string|null);

        /** HardwareFru manufacturer. */
        manufacturer: (string|null);

        /** HardwareFru partNumber. */
        partNumber: (string|null);

        /** HardwareFru serialNumber. */
        serialNumber: (string|null);

        /** HardwareFru infoJson. */
        infoJson: string;

        /** HardwareFru seenMs. */
        seenMs: number;

        /**
         * Creates a new HardwareFru instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HardwareFru instance
         */
        static create(properties: rackcell.HardwareFru.$Shape): rackcell.HardwareFru & rackcell.HardwareFru.$Shape;
        static create(properties?: rackcell.HardwareFru.$Properties): rackcell.HardwareFru;

        /**
         * Encodes the specified HardwareFru message. Does not implicitly {@link rackcell.HardwareFru.verify|verify} messages.
         * @param message HardwareFru message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.HardwareFru.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HardwareFru message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.HardwareFru & rackcell.HardwareFru.$Shape} HardwareFru
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.HardwareFru & rackcell.HardwareFru.$Shape;

        /**
         * Creates a HardwareFru message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns HardwareFru
         */
        static fromObject(object: { [k: string]: any }): rackcell.HardwareFru;

        /**
         * Creates a plain object from a HardwareFru message. Also converts values to other types if specified.
         * @param message HardwareFru
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.HardwareFru, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this HardwareFru to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace HardwareFru {

        /** Properties of a HardwareFru. */
        interface $Properties {

            /** HardwareFru location */
            location?: string;

            /** HardwareFru id */
            id?: string;

            /** HardwareFru type */
            type?: string;

            /** HardwareFru subtype */
            subtype?: (string|null);

            /** HardwareFru manufacturer */
            manufacturer?: (string|null);

            /** HardwareFru partNumber */
            partNumber?: (string|null);

            /** HardwareFru serialNumber */
            serialNumber?: (string|null);

            /** HardwareFru infoJson */
            infoJson?: string;

            /** HardwareFru seenMs */
            seenMs?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HardwareFru. */
        type $Shape = rackcell.HardwareFru.$Properties;
    }

    /**
     * Properties of a HardwareHistory.
     * @deprecated Use rackcell.HardwareHistory.$Properties instead.
     */
    interface IHardwareHistory extends rackcell.HardwareHistory.$Properties {
    }

    /** Represents a HardwareHistory. */
    class HardwareHistory {

        /**
         * Constructs a new HardwareHistory.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.HardwareHistory.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HardwareHistory id. */
        id: string;

        /** HardwareHistory events. */
        events: rackcell.HardwareEvent[];

        /**
         * Creates a new HardwareHistory instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HardwareHistory instance
         */
        static create(properties: rackcell.HardwareHistory.$Shape): rackcell.HardwareHistory & rackcell.HardwareHistory.$Shape;
        static create(properties?: rackcell.HardwareHistory.$Properties): rackcell.HardwareHistory;

        /**
         * Encodes the specified HardwareHistory message. Does not implicitly {@link rackcell.HardwareHistory.verify|verify} messages.
         * @param message HardwareHistory message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.HardwareHistory.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HardwareHistory message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.HardwareHistory & rackcell.HardwareHistory.$Shape} HardwareHistory
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.HardwareHistory & rackcell.HardwareHistory.$Shape;

        /**
         * Creates a HardwareHistory message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns HardwareHistory
         */
        static fromObject(object: { [k: string]: any }): rackcell.HardwareHistory;

        /**
         * Creates a plain object from a HardwareHistory message. Also converts values to other types if specified.
         * @param message HardwareHistory
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.HardwareHistory, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this HardwareHistory to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace HardwareHistory {

        /** Properties of a HardwareHistory. */
        interface $Properties {

            /** HardwareHistory id */
            id?: string;

            /** HardwareHistory events */
            events?: rackcell.HardwareEvent.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HardwareHistory. */
        type $Shape = rackcell.HardwareHistory.$Properties;
    }

    /**
     * Properties of a HardwareEvent.
     * @deprecated Use rackcell.HardwareEvent.$Properties instead.
     */
    interface IHardwareEvent extends rackcell.HardwareEvent.$Properties {
    }

    /** Represents a HardwareEvent. */
    class HardwareEvent {

        /**
         * Constructs a new HardwareEvent.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.HardwareEvent.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HardwareEvent fruId. */
        fruId: string;

        /** HardwareEvent timeMs. */
        timeMs: number;

        /** HardwareEvent kind. */
        kind: string;

        /**
         * Creates a new HardwareEvent instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HardwareEvent instance
         */
        static create(properties: rackcell.HardwareEvent.$Shape): rackcell.HardwareEvent & rackcell.HardwareEvent.$Shape;
        static create(properties?: rackcell.HardwareEvent.$Properties): rackcell.HardwareEvent;

        /**
         * Encodes the specified HardwareEvent message. Does not implicitly {@link rackcell.HardwareEvent.verify|verify} messages.
         * @param message HardwareEvent message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.HardwareEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HardwareEvent message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.HardwareEvent & rackcell.HardwareEvent.$Shape} HardwareEvent
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.HardwareEvent & rackcell.HardwareEvent.$Shape;

        /**
         * Creates a HardwareEvent message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns HardwareEvent
         */
        static fromObject(object: { [k: string]: any }): rackcell.HardwareEvent;

        /**
         * Creates a plain object from a HardwareEvent message. Also converts values to other types if specified.
         * @param message HardwareEvent
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.HardwareEvent, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this HardwareEvent to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace HardwareEvent {

        /** Properties of a HardwareEvent. */
        interface $Properties {

            /** HardwareEvent fruId */
            fruId?: string;

            /** HardwareEvent timeMs */
            timeMs?: number;

            /** HardwareEvent kind */
            kind?: string;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HardwareEvent. */
        type $Shape = rackcell.HardwareEvent.$Properties;
    }

    /**
     * Properties of a Reservation.
     * @deprecated Use rackcell.Reservation.$Properties instead.
     */
    interface IReservation extends rackcell.Reservation.$Properties {
    }

    /** Represents a Reservation. */
    class Reservation {

        /**
         * Constructs a new Reservation.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Reservation.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Reservation id. */
        id: string;

        /** Reservation reservationKey. */
        reservationKey: string;

        /** Reservation deputyKey. */
        deputyKey: string;

        /** Reservation createdMs. */
        createdMs: number;

        /** Reservation remainingMs. */
        remainingMs: (number|null);

        /** Reservation clock. */
        clock: (string|null);

        /** Reservation sinceMs. */
        sinceMs: (number|null);

        /** Reservation operation. */
        operation: (string|null);

        /**
         * Creates a new Reservation instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Reservation instance
         */
        static create(properties: rackcell.Reservation.$Shape): rackcell.Reservation & rackcell.Reservation.$Shape;
        static create(properties?: rackcell.Reservation.$Properties): rackcell.Reservation;

        /**
         * Encodes the specified Reservation message. Does not implicitly {@link rackcell.Reservation.verify|verify} messages.
         * @param message Reservation message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Reservation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Reservation message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Reservation & rackcell.Reservation.$Shape} Reservation
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Reservation & rackcell.Reservation.$Shape;

        /**
         * Creates a Reservation message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Reservation
         */
        static fromObject(object: { [k: string]: any }): rackcell.Reservation;

        /**
         * Creates a plain object from a Reservation message. Also converts values to other types if specified.
         * @param message Reservation
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Reservation, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Reservation to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Reservation {

        /** Properties of a Reservation. */
        interface $Properties {

            /** Reservation id */
            id?: string;

            /** Reservation reservationKey */
            reservationKey?: string;

            /** Reservation deputyKey */
            deputyKey?: string;

            /** Reservation createdMs */
            createdMs?: number;

            /** Reservation remainingMs */
            remainingMs?: (number|null);

            /** Reservation clock */
            clock?: (string|null);

            /** Reservation sinceMs */
            sinceMs?: (number|null);

            /** Reservation operation */
            operation?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Reservation. */
        type $Shape = rackcell.Reservation.$Properties;
    }

    /**
     * Properties of a LockOperation.
     * @deprecated Use rackcell.LockOperation.$Properties instead.
     */
    interface ILockOperation extends rackcell.LockOperation.$Properties {
    }

    /** Represents a LockOperation. */
    class LockOperation {

        /**
         * Constructs a new LockOperation.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.LockOperation.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** LockOperation id. */
        id: string;

        /** LockOperation components. */
        components: string[];

        /** LockOperation subject. */
        subject: string;

        /** LockOperation createdMs. */
        createdMs: number;

        /**
         * Creates a new LockOperation instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LockOperation instance
         */
        static create(properties: rackcell.LockOperation.$Shape): rackcell.LockOperation & rackcell.LockOperation.$Shape;
        static create(properties?: rackcell.LockOperation.$Properties): rackcell.LockOperation;

        /**
         * Encodes the specified LockOperation message. Does not implicitly {@link rackcell.LockOperation.verify|verify} messages.
         * @param message LockOperation message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.LockOperation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LockOperation message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.LockOperation & rackcell.LockOperation.$Shape} LockOperation
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.LockOperation & rackcell.LockOperation.$Shape;

        /**
         * Creates a LockOperation message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns LockOperation
         */
        static fromObject(object: { [k: string]: any }): rackcell.LockOperation;

        /**
         * Creates a plain object from a LockOperation message. Also converts values to other types if specified.
         * @param message LockOperation
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.LockOperation, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this LockOperation to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace LockOperation {

        /** Properties of a LockOperation. */
        interface $Properties {

            /** LockOperation id */
            id?: string;

            /** LockOperation components */
            components?: string[];

            /** LockOperation subject */
            subject?: string;

            /** LockOperation createdMs */
            createdMs?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a LockOperation. */
        type $Shape = rackcell.LockOperation.$Properties;
    }

    /**
     * Properties of a Subscription.
     * @deprecated Use rackcell.Subscription.$Properties instead.
     */
    interface ISubscription extends rackcell.Subscription.$Properties {
    }

    /** Represents a Subscription. */
    class Subscription {

        /**
         * Constructs a new Subscription.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Subscription.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Subscription id. */
        id: number;

        /** Subscription subscriber. */
        subscriber: string;

        /** Subscription url. */
        url: string;

        /** Subscription enabled. */
        enabled: (boolean|null);

        /** Subscription roles. */
        roles: string[];

        /** Subscription subRoles. */
        subRoles: string[];

        /** Subscription softwareStatus. */
        softwareStatus: string[];

        /** Subscription states. */
        states: string[];

        /**
         * Creates a new Subscription instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Subscription instance
         */
        static create(properties: rackcell.Subscription.$Shape): rackcell.Subscription & rackcell.Subscription.$Shape;
        static create(properties?: rackcell.Subscription.$Properties): rackcell.Subscription;

        /**
         * Encodes the specified Subscription message. Does not implicitly {@link rackcell.Subscription.verify|verify} messages.
         * @param message Subscription message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Subscription.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Subscription message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Subscription & rackcell.Subscription.$Shape} Subscription
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Subscription & rackcell.Subscription.$Shape;

        /**
         * Creates a Subscription message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Subscription
         */
        static fromObject(object: { [k: string]: any }): rackcell.Subscription;

        /**
         * Creates a plain object from a Subscription message. Also converts values to other types if specified.
         * @param message Subscription
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Subscription, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Subscription to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Subscription {

        /** Properties of a Subscription. */
        interface $Properties {

            /** Subscription id */
            id?: number;

            /** Subscription subscriber */
            subscriber?: string;

            /** Subscription url */
            url?: string;

            /** Subscription enabled */
            enabled?: (boolean|null);

            /** Subscription roles */
            roles?: string[];

            /** Subscription subRoles */
            subRoles?: string[];

            /** Subscription softwareStatus */
            softwareStatus?: string[];

            /** Subscription states */
            states?: string[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Subscription. */
        type $Shape = rackcell.Subscription.$Properties;
    }

    /**
     * Properties of a StateNotice.
     * @deprecated Use rackcell.StateNotice.$Properties instead.
     */
    interface IStateNotice extends rackcell.StateNotice.$Properties {
    }

    /** Represents a StateNotice. */
    class StateNotice {

        /**
         * Constructs a new StateNotice.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.StateNotice.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** StateNotice component. */
        component: string;

        /** StateNotice untold. */
        untold: rackcell.UntoldChange[];

        /**
         * Creates a new StateNotice instance using the specified properties.
         * @param [properties] Properties to set
         * @returns StateNotice instance
         */
        static create(properties: rackcell.StateNotice.$Shape): rackcell.StateNotice & rackcell.StateNotice.$Shape;
        static create(properties?: rackcell.StateNotice.$Properties): rackcell.StateNotice;

        /**
         * Encodes the specified StateNotice message. Does not implicitly {@link rackcell.StateNotice.verify|verify} messages.
         * @param message StateNotice message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.StateNotice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a StateNotice message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.StateNotice & rackcell.StateNotice.$Shape} StateNotice
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.StateNotice & rackcell.StateNotice.$Shape;

        /**
         * Creates a StateNotice message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns StateNotice
         */
        static fromObject(object: { [k: string]: any }): rackcell.StateNotice;

        /**
         * Creates a plain object from a StateNotice message. Also converts values to other types if specified.
         * @param message StateNotice
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.StateNotice, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this StateNotice to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace StateNotice {

        /** Properties of a StateNotice. */
        interface $Properties {

            /** StateNotice component */
            component?: string;

            /** StateNotice untold */
            untold?: rackcell.UntoldChange.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a StateNotice. */
        type $Shape = rackcell.StateNotice.$Properties;
    }

    /**
     * Properties of an UntoldChange.
     * @deprecated Use rackcell.UntoldChange.$Properties instead.
     */
    interface IUntoldChange extends rackcell.UntoldChange.$Properties {
    }

    /** Represents an UntoldChange. */
    class UntoldChange {

        /**
         * Constructs a new UntoldChange.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.UntoldChange.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** UntoldChange subscription. */
        subscription: number;

        /** UntoldChange kind. */
        kind: string;

        /** UntoldChange revision. */
        revision: number;

        /**
         * Creates a new UntoldChange instance using the specified properties.
         * @param [properties] Properties to set
         * @returns UntoldChange instance
         */
        static create(properties: rackcell.UntoldChange.$Shape): rackcell.UntoldChange & rackcell.UntoldChange.$Shape;
        static create(properties?: rackcell.UntoldChange.$Properties): rackcell.UntoldChange;

        /**
         * Encodes the specified UntoldChange message. Does not implicitly {@link rackcell.UntoldChange.verify|verify} messages.
         * @param message UntoldChange message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.UntoldChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an UntoldChange message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.UntoldChange & rackcell.UntoldChange.$Shape} UntoldChange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.UntoldChange & rackcell.UntoldChange.$Shape;

        /**
         * Creates an UntoldChange message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns UntoldChange
         */
        static fromObject(object: { [k: string]: any }): rackcell.UntoldChange;

        /**
         * Creates a plain object from an UntoldChange message. Also converts values to other types if specified.
         * @param message UntoldChange
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.UntoldChange, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this UntoldChange to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace UntoldChange {

        /** Properties of an UntoldChange. */
        interface $Properties {

            /** UntoldChange subscription */
            subscription?: number;

            /** UntoldChange kind */
            kind?: string;

            /** UntoldChange revision */
            revision?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an UntoldChange. */
        type $Shape = rackcell.UntoldChange.$Properties;
    }

    /**
     * Properties of a Lease.
     * @deprecated Use rackcell.Lease.$Properties instead.
     */
    interface ILease extends rackcell.Lease.$Properties {
    }

    /** Represents a Lease. */
    class Lease {

        /**
         * Constructs a new Lease.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Lease.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Lease address. */
        address: string;

        /** Lease client. */
        client: string;

        /** Lease network. */
        network: string;

        /** Lease state. */
        state: string;

        /** Lease remainingMs. */
        remainingMs: number;

        /** Lease clock. */
        clock: string;

        /** Lease sinceMs. */
        sinceMs: number;

        /** Lease changedMs. */
        changedMs: number;

        /** Lease node. */
        node: (string|null);

        /** Lease uuid. */
        uuid: (string|null);

        /** Lease hostName. */
        hostName: (string|null);

        /** Lease circuitId. */
        circuitId: (string|null);

        /** Lease remoteId. */
        remoteId: (string|null);

        /** Lease reason. */
        reason: (string|null);

        /**
         * Creates a new Lease instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Lease instance
         */
        static create(properties: rackcell.Lease.$Shape): rackcell.Lease & rackcell.Lease.$Shape;
        static create(properties?: rackcell.Lease.$Properties): rackcell.Lease;

        /**
         * Encodes the specified Lease message. Does not implicitly {@link rackcell.Lease.verify|verify} messages.
         * @param message Lease message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Lease.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Lease message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Lease & rackcell.Lease.$Shape} Lease
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Lease & rackcell.Lease.$Shape;

        /**
         * Creates a Lease message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Lease
         */
        static fromObject(object: { [k: string]: any }): rackcell.Lease;

        /**
         * Creates a plain object from a Lease message. Also converts values to other types if specified.
         * @param message Lease
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Lease, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Lease to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Lease {

        /** Properties of a Lease. */
        interface $Properties {

            /** Lease address */
            address?: string;

            /** Lease client */
            client?: string;

            /** Lease network */
            network?: string;

            /** Lease state */
            state?: string;

            /** Lease remainingMs */
            remainingMs?: number;

            /** Lease clock */
            clock?: string;

            /** Lease sinceMs */
            sinceMs?: number;

            /** Lease changedMs */
            changedMs?: number;

            /** Lease node */
            node?: (string|null);

            /** Lease uuid */
            uuid?: (string|null);

            /** Lease hostName */
            hostName?: (string|null);

            /** Lease circuitId */
            circuitId?: (string|null);

            /** Lease remoteId */
            remoteId?: (string|null);

            /** Lease reason */
            reason?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Lease. */
        type $Shape = rackcell.Lease.$Properties;
    }

    /**
     * Properties of a Resource.
     * @deprecated Use rackcell.Resource.$Properties instead.
     */
    interface IResource extends rackcell.Resource.$Properties {
    }

    /** Represents a Resource. */
    class Resource {

        /**
         * Constructs a new Resource.
         * @param [properties] Properties to set
         */
        constructor(properties?: rackcell.Resource.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Resource kind. */
        kind: string;

        /** Resource uid. */
        uid: string;

        /** Resource name. */
        name: string;

        /** Resource labelsJson. */
        labelsJson: (string|null);

        /** Resource annotationsJson. */
        annotationsJson: (string|null);

        /** Resource specJson. */
        specJson: (string|null);

        /** Resource statusJson. */
        statusJson: (string|null);

        /** Resource createdMs. */
        createdMs: number;

        /** Resource updatedMs. */
        updatedMs: number;

        /**
         * Creates a new Resource instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Resource instance
         */
        static create(properties: rackcell.Resource.$Shape): rackcell.Resource & rackcell.Resource.$Shape;
        static create(properties?: rackcell.Resource.$Properties): rackcell.Resource;

        /**
         * Encodes the specified Resource message. Does not implicitly {@link rackcell.Resource.verify|verify} messages.
         * @param message Resource message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: rackcell.Resource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Resource message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {rackcell.Resource & rackcell.Resource.$Shape} Resource
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rackcell.Resource & rackcell.Resource.$Shape;

        /**
         * Creates a Resource message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Resource
         */
        static fromObject(object: { [k: string]: any }): rackcell.Resource;

        /**
         * Creates a plain object from a Resource message. Also converts values to other types if specified.
         * @param message Resource
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: rackcell.Resource, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Resource to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };
    }

    namespace Resource {

        /** Properties of a Resource. */
        interface $Properties {

            /** Resource kind */
            kind?: string;

            /** Resource uid */
            uid?: string;

            /** Resource name */
            name?: string;

            /** Resource labelsJson */
            labelsJson?: (string|null);

            /** Resource annotationsJson */
            annotationsJson?: (string|null);

            /** Resource specJson */
            specJson?: (string|null);

            /** Resource statusJson */
            statusJson?: (string|null);

            /** Resource createdMs */
            createdMs?: number;

            /** Resource updatedMs */
            updatedMs?: number;

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Resource. */
        type $Shape = rackcell.Resource.$Properties;
    }
}
