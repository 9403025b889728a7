// Who may import whom. CONTRIBUTING.md tells the rules in words; test/tidy/boundaries.test.ts
// proves that modules were looked at and that each rule catches a planted violation.

const layers = 'agent|cell|bootstrap|proto|sim|test'

/** Libraries that belong to an edge, and the only folders that may import them. */
const fences = {
  level: ['level|classic-level|abstract-level', '^(agent/rack/adapter|test)/'],
  fastify: ['fastify|@fastify/[^/]+|ajv|light-my-request', '^(agent/rack|test)/'],
  pino: ['pino|pino-pretty', '^(agent/rack|test)/'],
  jose: ['jose', '^(agent/rack|test)/'],
  'prom-client': ['prom-client', '^(agent/rack|test)/'],
  commander: ['commander', '^(agent/cli|test)/'],
  libp2p: [
    'libp2p|@libp2p/[^/]+|@chainsafe/[^/]+|@multiformats/[^/]+',
    '^(agent/rack/adapter/libp2p|test)/',
  ],
  noble: ['@noble/[^/]+', '^(agent/rack/adapter|sim|test)/'],
  protobufjs: ['protobufjs', '^(proto|test)/'],
  cel: ['@marcbachmann/cel-js', '^(cell/view/query|test)/'],
}

/** The public faces: each folder's index.ts, and the table of errors, which every layer names. */
const faces = ['^(cell|bootstrap)/[^/]+/index\\.ts$', '^cell/env/fault\\.ts$']

/** Modules of Node that do no I/O and read neither clock nor randomness. */
const pureCore = '^(assert|buffer|path|string_decoder|util|url)$'

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const layerRules = [
  forbid(
    'proto-imports-nothing',
    'proto is the bottom layer: proto <- cell <- bootstrap <- agent.',
    { path: '^proto/' },
    { path: `^(${layers})/`, pathNot: '^proto/' },
  ),
  forbid(
    'cell-imports-proto-only',
    'cell stands on proto alone.',
    { path: '^cell/' },
    { path: `^(${layers})/`, pathNot: '^(cell|proto)/' },
  ),
  forbid(
    'bootstrap-imports-downwards',
    'bootstrap stands on cell and proto.',
    { path: '^bootstrap/' },
    { path: `^(${layers})/`, pathNot: '^(bootstrap|cell|proto)/' },
  ),
  forbid(
    'nobody-imports-sim',
    'The simulator runs production code; production code does not know it.',
    { path: '^(agent|cell|bootstrap|proto)/' },
    { path: '^sim/' },
  ),
  forbid(
    'nobody-imports-test',
    'What production code needs lives with it.',
    { pathNot: '^(test/|[^/]+\\.config\\.ts$)' },
    { path: '^test/' },
  ),
  forbid(
    'client-programs-talk-http',
    'agent/cli and agent/node take proto and rules of cell/inventory, cell/identity and cell/boot only.',
    { path: '^agent/(cli|node)/' },
    {
      path: `^(${layers})/`,
      pathNot: [
        '^agent/$1/',
        '^proto/',
        '^cell/(inventory|identity|boot)/index\\.ts$',
        '^cell/env/(fault|index)\\.ts$',
      ],
    },
  ),
  forbid(
    'rack-does-not-know-its-clients',
    'The rack agent is called by the command line and the node agent, never the other way.',
    { path: '^agent/rack/' },
    { path: '^agent/(cli|node)/' },
  ),
]

const faceRules = [
  forbid(
    'folder-face-among-folders',
    'Another folder is imported through its index.ts only.',
    { path: '^(cell|bootstrap)/([^/]+)/' },
    {
      path: '^(cell|bootstrap)/[^/]+/.+',
      pathNot: ['^$1/$2/', ...faces],
    },
  ),
  forbid(
    'folder-face-from-above',
    'A folder of cell/ or bootstrap/ is imported through its index.ts only.',
    { path: '^(agent|sim)/' },
    { path: '^(cell|bootstrap)/[^/]+/.+', pathNot: faces },
  ),
  forbid(
    'proto-face',
    'proto is imported through its index.ts only.',
    { path: '^(agent|bootstrap|cell|sim)/' },
    { path: '^proto/', pathNot: '^proto/index\\.ts$' },
  ),
]

const fenceRules = Object.entries(fences).map(([name, [libraries, folders]]) =>
  forbid(
    `fence-${name}`,
    `This library is imported only under ${folders}`,
    { path: `^(${layers})/`, pathNot: folders },
    { path: `(^|/)node_modules/(${libraries})/` },
  ),
)

const coreRules = [
  forbid(
    'rules-do-no-io',
    'cell/ and bootstrap/ import no module of Node; node:crypto only in cell/env/hash.ts.',
    { path: '^(cell|bootstrap)/', pathNot: '^cell/env/hash\\.ts$' },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'hash-takes-crypto-only',
    'cell/env/hash.ts may import node:crypto and nothing else of Node.',
    { path: '^cell/env/hash\\.ts$' },
    { dependencyTypes: ['core'], pathNot: '^crypto$' },
  ),
  forbid(
    'proto-does-no-io',
    'Only the generator of proto/ touches files.',
    { path: '^proto/', pathNot: '^proto/generate\\.ts$' },
    { dependencyTypes: ['core'], pathNot: pureCore },
  ),
  forbid(
    'sim-edge',
    'In the simulator only sim/edge and sim/main.ts touch the real world; node:crypto signs and hashes.',
    { path: '^sim/', pathNot: '^sim/(edge/|main\\.ts$)' },
    { dependencyTypes: ['core'], pathNot: [pureCore, '^crypto$'] },
  ),
]

const soundness = [
  forbid('no-cycle', 'No cycles, not even of types.', {}, { circular: true }),
  forbid(
    'no-unresolved',
    'Every import names something that is there.',
    {},
    { couldNotResolve: true },
  ),
  forbid(
    'no-dev-dependency',
    'What is published imports runtime dependencies only.',
    { path: '^(agent|bootstrap|cell|proto|sim)/', pathNot: '^proto/generate\\.ts$' },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'no-undeclared-dependency',
    'A library is named in package.json by whoever imports it.',
    { path: `^(${layers})/` },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  forbid(
    'no-orphan',
    'A file that nothing imports and that imports nothing is forgotten.',
    { orphan: true, path: `^(${layers})/`, pathNot: '\\.d\\.ts$|^agent/cli/rackcell\\.js$' },
    {},
  ),
]

module.exports = {
  forbidden: [...layerRules, ...faceRules, ...fenceRules, ...coreRules, ...soundness],
  options: {
    doNotFollow: { path: ['node_modules', '^proto/gen/'] },
    exclude: { path: '^(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.d.ts'],
    },
  },
}
