import protobuf from 'protobufjs/minimal.js'

// Must be imported before the generated code. Without it, decoding yields Long objects for 64-bit
// fields although the generated types say number; the schema keeps every such field below 2^53.
;(protobuf.util as { Long: unknown }).Long = null
protobuf.configure()
