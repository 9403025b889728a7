import { type Static, Type } from 'typebox'
import { roles } from '../../../cell/identity/index.ts'

const cell = Type.Object({
  id: Type.String({
    description:
      'Name of this cell, usually the xname of its first cabinet. Empty = the name that the data folder already has, or x0 for a new one. It cannot be changed later.',
    default: '',
    pattern: '^$|^[a-z0-9][a-z0-9.-]{0,62}$',
    expected: 'up to 63 lower-case letters, digits, dots and dashes',
    example: 'x1000',
  }),
})

const data = Type.Object({
  folder: Type.String({
    description: 'Where the cell keeps everything: its store, its keys and its backups.',
    default: '/var/lib/rackcell',
    minLength: 1,
  }),
  freeBytesMin: Type.Integer({
    description:
      'With less free space than this on the disk of the data folder, changes are refused; reading and booting go on.',
    unit: 'bytes',
    default: 32 * 1024 * 1024,
    minimum: 8 * 1024 * 1024,
    maximum: 1024 ** 4,
  }),
})

const http = Type.Object({
  listen: Type.String({
    description:
      'HOST:PORT of the management side; port 0 = any free one. A socket handed over by systemd is used instead of it. Off loopback it speaks HTTPS.',
    default: '127.0.0.1:7601',
    example: '10.1.0.1:7601',
  }),
  insecure: Type.Boolean({
    description:
      'Whether the management side speaks plain HTTP also where others can reach it: tokens and inventory are readable on the wire then.',
    default: false,
  }),
  trustedProxies: Type.Array(Type.String(), {
    description:
      'Addresses or networks whose X-Forwarded-For header counts. Nodes are told apart by address: list only proxies that overwrite the header.',
    default: [],
    example: ['10.1.0.2', 'fd00:1::/64'],
  }),
  connectionsMax: Type.Integer({
    description: 'Connections at once; more wait in the queue of the kernel.',
    default: 4_096,
    minimum: 16,
    maximum: 65_536,
  }),
  requestTimeoutSeconds: Type.Integer({
    description: 'How long a request may take to arrive whole.',
    unit: 'seconds',
    default: 60,
    minimum: 1,
    maximum: 3_600,
  }),
})

const tls = Type.Object({
  always: Type.Boolean({
    description: 'Whether the management side speaks HTTPS on a loopback address, too.',
    default: false,
  }),
  certificate: Type.String({
    description:
      'PEM file with the certificate of the management side, then those that sign it. Read again when it changes. Empty = self-made, by an authority of this cell in its keys folder.',
    default: '',
    example: '/etc/rackcell/tls/cell.crt',
  }),
  key: Type.String({
    description: 'PEM file with the key of that certificate.',
    default: '',
    example: '/etc/rackcell/tls/cell.key',
  }),
  names: Type.Array(Type.String(), {
    description:
      'DNS names and addresses that clients reach this cell by, for the self-made certificate. The address of http.listen, the name of the machine and loopback are in it anyway.',
    default: [],
    example: ['x1000.cluster.example.org'],
  }),
  checkSeconds: Type.Integer({
    description:
      'How often it is looked whether the files have changed, or the self-made certificate nears its end.',
    unit: 'seconds',
    default: 30,
    minimum: 1,
    maximum: 86_400,
  }),
})

const node = Type.Object({
  listen: Type.String({
    description:
      'HOST:PORT of the side of the nodes: boot scripts and cloud-init documents by plain HTTP, nothing else. Those are not on the management side then. Empty = http.listen serves both. The socket "node" of systemd is used instead of it.',
    default: '',
    example: '10.2.0.1:7602',
  }),
})

const auth = Type.Object({
  mode: Type.Enum(['on', 'off'], {
    description:
      'Whether tokens are asked for. off is accepted only while http.listen is a loopback address, and then makes everybody on this machine an administrator.',
    default: 'on',
  }),
  tokenSecondsMax: Type.Integer({
    description: "Longest life of the cell's own tokens.",
    unit: 'seconds',
    default: 7 * 86_400,
    minimum: 60,
    maximum: 366 * 86_400,
  }),
  jwks: Type.String({
    description:
      "Keys of the site's own token issuers: the path of a JWKS file, or its http(s) URL. Empty = only the cell's own tokens.",
    default: '',
    example: 'https://idp.example.org/keys',
  }),
  jwksTimeoutSeconds: Type.Integer({
    description: 'How long the JWKS URL may take to answer.',
    unit: 'seconds',
    default: 5,
    minimum: 1,
    maximum: 60,
  }),
  jwksRetrySeconds: Type.Integer({
    description:
      'Least time between two attempts to read the JWKS, however many unknown keys are shown.',
    unit: 'seconds',
    default: 30,
    minimum: 1,
    maximum: 3_600,
  }),
  jwksMaxAgeSeconds: Type.Integer({
    description: 'When the JWKS is read again. The keys at hand serve until that worked.',
    unit: 'seconds',
    default: 600,
    minimum: 10,
    maximum: 7 * 86_400,
  }),
  issuer: Type.String({
    description:
      'What the claim "iss" of a site\'s tokens must be. Empty = anything, but it must be there.',
    default: '',
    example: 'https://idp.example.org',
  }),
  audience: Type.String({
    description:
      'What the claim "aud" of a site\'s tokens must hold. Empty = anything, but it must be there.',
    default: '',
    example: 'rackcell',
  }),
  roleClaims: Type.Array(Type.String(), {
    description:
      "Claims of a site's tokens that may name a role, as a list or as words; a.b looks for b inside a. The strongest role found counts.",
    default: ['role', 'roles', 'scope'],
    example: ['realm_access.roles'],
  }),
  roleNames: Type.Record(Type.String(), Type.Enum([...roles]), {
    description:
      'What the site calls a role, and which of viewer, operator, service and admin it is. These four count by themselves.',
    default: {},
    example: { 'hpc-admins': 'admin', 'smd.read': 'viewer' },
  }),
  scopeClaims: Type.Array(Type.String(), {
    description:
      "Claims of a site's tokens that limit them to groups or partitions, as a list or as words such as group:gpu or partition:p1; a.b looks for b inside a. A token without any of them covers the cluster.",
    default: ['rackcell_scope'],
    example: ['tenant.scope'],
  }),
  defaultRole: Type.Enum(['', ...roles], {
    description: "Role of a site's token that names none. Empty = it may do nothing.",
    default: '',
  }),
})

const log = Type.Object({
  level: Type.Enum(['error', 'warn', 'info', 'debug', 'silent'], {
    description:
      'What is logged: error = a person must act, warn = abnormal but self-healing, info = changes of state, debug = decisions.',
    default: 'info',
  }),
  format: Type.Enum(['json', 'pretty'], {
    description:
      'How lines are written: json = one object a line, for machines; pretty = for people.',
    default: 'json',
  }),
})

const inventory = Type.Object({
  extraRoles: Type.Array(Type.String({ minLength: 1 }), {
    description:
      'Roles of components beside the known ones, as hms_config.json of the reference adds them.',
    default: [],
    example: ['Login'],
  }),
  extraSubRoles: Type.Array(Type.String({ minLength: 1 }), {
    description: 'Sub-roles of components beside the known ones.',
    default: [],
    example: ['Gateway'],
  }),
})

const boot = Type.Object({
  chainProto: Type.Enum(['http', 'https'], {
    description: 'Scheme of the chain URL in boot scripts.',
    default: 'http',
  }),
  advertise: Type.String({
    description:
      'HOST:PORT that nodes reach this cell by. Empty = the address that the request came in on.',
    default: '',
    pattern: '^$|^([A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?$',
    expected: 'HOST or HOST:PORT',
    example: '10.1.0.1:7601',
  }),
  gatewayPath: Type.String({
    description: 'Path before /boot/v1 in the chain URL, when a gateway stands in between.',
    default: '',
    pattern: '^(/[A-Za-z0-9_.~-]+)*$',
    expected: 'a path that begins with a slash and does not end with one',
    example: '/apis/bss',
  }),
  retryDelaySeconds: Type.Integer({
    description: 'How long a node waits after a boot that failed before it asks again.',
    unit: 'seconds',
    default: 30,
    minimum: 1,
    maximum: 3_600,
  }),
})

const dotted = '^[0-9]{1,3}(\\.[0-9]{1,3}){3}$'
const addresses = (description: string, example: readonly string[]) => {
  const items = Type.String({ pattern: dotted, expected: 'an IPv4 address' })
  return Type.Array(items, { description, default: [], example })
}

const network = Type.Object({
  interface: Type.String({
    description:
      'Network interface of the rack: DHCP and TFTP are served on it, for its own IPv4 network. Empty = neither is.',
    default: '',
    pattern: '^[A-Za-z0-9_.:-]{0,15}$',
    expected: 'the name of an interface, as "ip link" shows it',
    example: 'eth1',
  }),
  dhcp: Type.Enum(['authoritative', 'proxy', 'off'], {
    description:
      'Who gives out addresses. authoritative = this cell; proxy = another server, and this one tells machines what to boot; off = nobody here.',
    default: 'authoritative',
  }),
  pools: Type.Array(
    Type.String({
      pattern: '^[0-9.]{7,15}-[0-9.]{7,15}$',
      expected: 'FIRST-LAST, two IPv4 addresses',
    }),
    {
      description:
        'Addresses for machines that have none in the inventory, and for unknown ones. Empty = only addresses of the inventory are given out.',
      default: [],
      example: ['10.2.1.1-10.2.1.200'],
    },
  ),
  leaseSeconds: Type.Integer({
    description: 'How long a node has its address without asking again.',
    unit: 'seconds',
    default: 3_600,
    minimum: 60,
    maximum: 7 * 86_400,
  }),
  unknownLeaseSeconds: Type.Integer({
    description:
      'The same for a machine that is not in the inventory: short, so that it gets its real address soon after it is accepted.',
    unit: 'seconds',
    default: 300,
    minimum: 60,
    maximum: 86_400,
  }),
  routers: addresses('Routers that machines are told. Empty = none.', ['10.2.0.254']),
  dns: addresses('Name servers that machines are told. Empty = none.', ['10.2.0.1']),
  ntp: addresses('Time servers that machines are told. Empty = none.', ['10.2.0.1']),
  domain: Type.String({
    description: 'Domain that machines are told.',
    default: '',
    pattern: '^[A-Za-z0-9.-]{0,253}$',
    expected: 'a domain name',
    example: 'cluster.example.org',
  }),
  routerAdvertisements: Type.Boolean({
    description:
      'Whether machines that boot are told that there is no IPv6 router. Loaders of older cards wait 16 seconds otherwise. Switch it off where the rack has an IPv6 router of its own.',
    default: true,
  }),
  loaders: Type.String({
    description:
      "Folder of the boot loaders that firmware gets; that of Debian's package ipxe if nothing else is said.",
    default: '/usr/lib/ipxe',
    minLength: 1,
  }),
})

const cloudInit = Type.Object({
  baseUrl: Type.String({
    description:
      'URL of the cloud-init documents: in boot scripts, and in include lists when neither the cluster defaults nor the node say one. Empty = as the request came.',
    default: '',
    pattern: '^$|^https?://[^\\s/]+(/\\S*)?$',
    expected: 'an http or https URL',
    example: 'http://10.1.0.1:7601/cloud-init',
  }),
  impersonation: Type.Boolean({
    description:
      "Whether callers with a token may read another node's documents under /cloud-init/admin/impersonation.",
    default: true,
  }),
})

const multiaddr = '^/(ip4|ip6|dns|dns4|dns6)/[^/\\s]+/tcp/[0-9]{1,5}$'

const cluster = Type.Object({
  listen: Type.Array(Type.String({ pattern: multiaddr }), {
    description:
      'Where other cells reach this one, as multiaddrs; port 0 = any free one. Only the other cells of the cluster are let in.',
    default: ['/ip4/127.0.0.1/tcp/0'],
    example: ['/ip4/10.1.0.1/tcp/7600'],
  }),
  announce: Type.Array(Type.String({ pattern: multiaddr }), {
    description:
      'Addresses to tell the others instead of those listened on: behind a NAT or with several networks.',
    default: [],
    example: ['/dns4/rack7.example.org/tcp/7600'],
  }),
  suspectSeconds: Type.Integer({
    description:
      'Without a sign of life for this long a cell is shown as suspect. It grows with the logarithm of the cells beyond eight.',
    unit: 'seconds',
    default: 10,
    minimum: 2,
    maximum: 3_600,
  }),
  darkSeconds: Type.Integer({
    description:
      'Without a sign of life for this long a cell is dark: answers no longer cover it, what it said last is still shown.',
    unit: 'seconds',
    default: 30,
    minimum: 3,
    maximum: 86_400,
  }),
  gossip: Type.Boolean({
    description:
      'Whether digests are gossiped. Without it cells learn of changes by comparing tables, which takes up to a minute; for tests and for finding faults.',
    default: true,
  }),
})

const backup = Type.Object({
  folder: Type.String({
    description:
      'Where the copies go that are made before a store is migrated. Empty = the folder backups of the data folder.',
    default: '',
  }),
})

/** Every option. Sections are one deep; a key carries its unit. */
export const rackConfigSchema = Type.Object({
  cell,
  data,
  http,
  tls,
  node,
  auth,
  log,
  inventory,
  boot,
  network,
  cloudInit,
  cluster,
  backup,
})

/** What the sections are about, for the pages that are made from the schema. */
export const sectionTitles: Readonly<Record<keyof RackConfig, string>> = {
  cell: 'Who this cell is',
  data: 'Where it keeps its data',
  http: 'How it is reached',
  tls: 'HTTPS of the management side',
  node: 'The side of the nodes',
  auth: 'Who may do what',
  log: 'What it tells',
  inventory: 'Words of the inventory',
  boot: 'Boot scripts',
  network: 'The network of the rack',
  cloudInit: 'cloud-init documents',
  cluster: 'The other cells',
  backup: 'Copies',
}

/** The rack agent's configuration, merged once and frozen. */
export type RackConfig = Static<typeof rackConfigSchema>
