import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  configExample,
  configOptions,
  configReference,
  explainConfig,
  formatListenAddress,
  loadConfig,
  parseListenAddress,
  printConfig,
} from '../../../agent/rack/config/index.ts'
import { parseAmount } from '../../../agent/rack/config/units.ts'
import { Fault } from '../../../cell/env/index.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rackcell-config-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function file(text: string): string {
  const path = join(folder, `${++files}.yaml`)
  writeFileSync(path, text)
  return path
}

interface Given {
  readonly args?: readonly string[]
  readonly env?: Record<string, string>
  readonly yaml?: string
}

function load({ args = [], env = {}, yaml }: Given = {}) {
  const defaultPath = yaml === undefined ? join(folder, 'none.yaml') : file(yaml)
  return loadConfig({ args, env, defaultPath })
}

function flawsOf(given: Given): string {
  try {
    load(given)
  } catch (error) {
    if (error instanceof Fault && error.code === 'INPUT_CONFIG') return error.message
    throw error
  }
  throw new Error('it was accepted')
}

describe('every option', () => {
  it.each(configOptions.map((option) => [option.path, option] as const))(
    '%s is documented',
    (_path, option) => {
      const { description, minimum, maximum, unit } = option.schema
      expect(description).toMatch(/^[A-Z].{10,}\.$/s)
      expect(option.schema).toHaveProperty('default')
      if (option.kind !== 'number') return
      expect(minimum).toBeTypeOf('number')
      expect(maximum).toBeTypeOf('number')
      if (/Seconds(Max|Min)?$/.test(option.key)) expect(unit).toBe('seconds')
      if (/Bytes(Max|Min)?$/.test(option.key)) expect(unit).toBe('bytes')
    },
  )

  it('can be set by file, variable and flag, and the later one wins', () => {
    const yaml = 'log:\n  level: warn\n  format: pretty\nhttp:\n  listen: 10.0.0.1:1\n'
    const env = { RACKCELL_LOG_LEVEL: 'debug', RACKCELL_HTTP_LISTEN: '10.0.0.2:2' }
    const { config, origins } = load({ yaml, env, args: ['--http', '10.0.0.3:3'] })
    expect(config.log).toEqual({ level: 'debug', format: 'pretty' })
    expect(config.http.listen).toBe('10.0.0.3:3')
    expect(config.http.connectionsMax).toBe(4_096)
    expect(origins.get('log.format')).toMatchObject({ kind: 'file', line: 3 })
    expect(origins.get('log.level')).toEqual({ kind: 'environment', name: 'RACKCELL_LOG_LEVEL' })
    expect(origins.get('http.listen')).toEqual({ kind: 'flag', name: '--http' })
    expect(origins.get('http.connectionsMax')).toEqual({ kind: 'default' })
  })

  it('is frozen once it is merged', () => {
    const { config } = load()
    expect(() => {
      ;(config.http.trustedProxies as string[]).push('0.0.0.0/0')
    }).toThrow(TypeError)
    expect(Object.isFrozen(config.auth)).toBe(true)
  })
})

describe('what is wrong', () => {
  it.each([
    ['htttp:\n  listen: a:1\n', /line 1: unknown section "htttp"; did you mean http\?/],
    ['http:\n  lissten: a:1\n', /line 2: unknown key "http.lissten"; did you mean http.listen\?/],
    ['listen: a:1\n', /line 1: unknown key "listen"; did you mean http.listen\?/],
    ['# comment\n\nauth:\n  mode: perhaps\n', /line 4: auth.mode takes one of on, off/],
    [
      'http:\n  connectionsMax: 5\n',
      /line 2: http.connectionsMax takes a whole number from 16 to 65536/,
    ],
    ['http:\n  connectionsMax: "17"\n', /line 2: http.connectionsMax takes/],
    ['http:\n  listen: nonsense\n', /line 2: http.listen takes HOST:PORT/],
    [
      'http:\n  trustedProxies: [10.0.0.1, mars]\n',
      /line 2: http.trustedProxies takes a list of addresses/,
    ],
    ['http:\n  trustedProxies: 10.0.0.1\n', /line 2: http.trustedProxies takes/],
    [
      'auth:\n  roleNames: { ops: god }\n',
      /line 2: auth.roleNames takes a map of words to viewer, operator, service, admin/,
    ],
    [
      'boot:\n  retryDelaySeconds: 2h\n',
      /line 2: boot.retryDelaySeconds takes a whole number of seconds from 1 to 3600/,
    ],
    ['cell:\n  id: "../x"\n', /line 2: cell.id takes/],
    ['http: 5\n', /line 1: section "http" is not a map/],
    ['- a\n', /line 1: a configuration is a map of sections/],
    ['log:\n  level: info\n  level: warn\n', /line 3: .*unique/i],
    ['log: {level: info\nhttp: x', /line \d/],
  ])('in a file is told with its line: %j', (yaml, message) => {
    expect(flawsOf({ yaml })).toMatch(message)
  })

  it.each([
    [['--htp', 'a:1'], /unknown option --htp; did you mean --http\?/],
    [['--log-level', 'loud'], /--log-level takes one of error, warn, info, debug, silent/],
    [['--http'], /--http needs a value/],
    [['stray'], /"stray" is not expected here/],
    [['--boot-retry-delay-seconds=soon'], /--boot-retry-delay-seconds takes a whole number/],
  ])('in flags is told by its flag: %j', (args, message) => {
    expect(flawsOf({ args })).toMatch(message)
  })

  it('in variables is told by its variable; those of other programs are left alone', () => {
    expect(flawsOf({ env: { RACKCELL_LOG_LEVL: 'info' } })).toMatch(
      /RACKCELL_LOG_LEVL: unknown variable; did you mean RACKCELL_LOG_LEVEL\?/,
    )
    expect(flawsOf({ env: { RACKCELL_AUTH_MODE: 'x' } })).toMatch(
      /RACKCELL_AUTH_MODE: auth.mode takes/,
    )
    load({ env: { RACKCELL_URL: 'http://x', RACKCELL_TOKEN: 'x', PATH: '/bin' } })
  })

  it('is told all at once', () => {
    const message = flawsOf({
      yaml: 'a: 1\nb: 2\n',
      env: { RACKCELL_LOG_FORMAT: 'x' },
      args: ['--q'],
    })
    expect(message.split('\n')).toHaveLength(4)
  })

  it('with the file itself is told by its path', () => {
    const missing = () => loadConfig({ args: ['--config', join(folder, 'gone.yaml')], env: {} })
    expect(missing).toThrow(/gone\.yaml cannot be read/)
    expect(() => loadConfig({ args: [], env: { RACKCELL_CONFIG: folder } })).toThrow(
      /cannot be read/,
    )
  })
})

describe('values', () => {
  it('may carry units, in files, variables and flags', () => {
    const yaml = 'boot:\n  retryDelaySeconds: 2m\ndata:\n  freeBytesMin: 64MiB\n'
    const { config } = load({
      yaml,
      env: { RACKCELL_AUTH_TOKEN_SECONDS_MAX: '2d' },
      args: ['--auth-jwks-timeout-seconds=7s'],
    })
    expect(config.boot.retryDelaySeconds).toBe(120)
    expect(config.data.freeBytesMin).toBe(64 * 1024 * 1024)
    expect(config.auth.tokenSecondsMax).toBe(172_800)
    expect(config.auth.jwksTimeoutSeconds).toBe(7)
  })

  it.each([
    ['90', 'seconds', 90],
    ['1.5h', 'seconds', 5_400],
    ['2 d', 'seconds', 172_800],
    ['1KB', 'bytes', 1_000],
    ['1KiB', 'bytes', 1_024],
    ['3GiB', 'bytes', 3 * 1024 ** 3],
    ['5m', 'bytes', undefined],
    ['10x', 'seconds', undefined],
    ['-5s', 'seconds', undefined],
    ['', 'seconds', undefined],
  ] as const)('%j of %s is %s', (text, unit, amount) => {
    expect(parseAmount(text, unit)).toBe(amount)
  })

  it('of lists and maps are written with commas', () => {
    const env = {
      RACKCELL_HTTP_TRUSTED_PROXIES: '10.1.0.2, fd00::/64',
      RACKCELL_AUTH_ROLE_NAMES: 'hpc-admins=admin,smd.read=viewer',
    }
    const { config } = load({ env })
    expect(config.http.trustedProxies).toEqual(['10.1.0.2', 'fd00::/64'])
    expect(config.auth.roleNames).toEqual({ 'hpc-admins': 'admin', 'smd.read': 'viewer' })
  })

  it('of switches are flags with and without no-', () => {
    expect(load({ args: ['--no-cloud-init-impersonation'] }).config.cloudInit.impersonation).toBe(
      false,
    )
    expect(load({ args: ['--cloud-init-impersonation'] }).config.cloudInit.impersonation).toBe(true)
    expect(load({ args: ['--cloud-init-impersonation=no'] }).config.cloudInit.impersonation).toBe(
      false,
    )
    expect(
      load({ env: { RACKCELL_CLOUD_INIT_IMPERSONATION: 'off' } }).config.cloudInit.impersonation,
    ).toBe(false)
  })

  it('that are left empty in a file are the defaults', () => {
    const { config, origins } = load({ yaml: 'log:\n  level:\nhttp:\n' })
    expect(config.log.level).toBe('info')
    expect(origins.get('log.level')).toEqual({ kind: 'default' })
  })

  it('come from no file when its name is empty', () => {
    const usual = file('log:\n  level: error\n')
    expect(loadConfig({ args: [], env: {}, defaultPath: usual }).config.log.level).toBe('error')
    expect(loadConfig({ args: ['--config='], env: {}, defaultPath: usual }).file).toBeUndefined()
  })
})

describe('addresses to listen on', () => {
  it.each([
    ['127.0.0.1:7601', '127.0.0.1', 7601],
    ['[::1]:0', '::1', 0],
    ['rack1.example.org:80', 'rack1.example.org', 80],
  ])('%s', (text, host, port) => {
    expect(parseListenAddress(text)).toEqual({ host, port })
    expect(formatListenAddress({ host, port })).toBe(text)
  })

  it.each(['127.0.0.1', ':7601', '::1:7601', 'a:70000', 'http://a:1', 'a b:1'])(
    '%s is none',
    (text) => {
      expect(() => parseListenAddress(text)).toThrow(Fault)
    },
  )
})

describe('what is printed', () => {
  it('is a file that gives the same configuration', () => {
    const yaml = 'auth:\n  roleNames: { a: admin }\nhttp:\n  trustedProxies: [10.0.0.1]\n'
    const loaded = load({ yaml, args: ['--log-level', 'debug'] })
    expect(load({ yaml: printConfig(loaded) }).config).toEqual(loaded.config)
    expect(load({ yaml: explainConfig(loaded) }).config).toEqual(loaded.config)
  })

  it('explains each value with its origin', () => {
    const loaded = load({ yaml: 'log:\n  level: warn\n', env: { RACKCELL_CELL_ID: 'x1' } })
    const text = explainConfig(loaded)
    expect(text).toContain(`# From: ${loaded.file?.path} line 2\n  level: warn`)
    expect(text).toContain('# From: RACKCELL_CELL_ID\n  id: x1')
    expect(text).toContain('# From: default\n  format: json')
    for (const { path, schema } of configOptions) {
      expect(text.replace(/\s+#? ?/g, ' '), path).toContain(schema.description.replace(/\s+/g, ' '))
    }
  })

  it('is an example in which every default stands commented out', () => {
    expect(load({ yaml: configExample() }).config).toEqual(load().config)
    const open = configExample()
      .split('\n')
      .filter((line) => !/^\s+#|^# \S|^#$/.test(line))
      .map((line) => line.replace(/^#/, ''))
      .join('\n')
    const { config, origins } = load({ yaml: open })
    expect(config).toEqual(load().config)
    for (const { path } of configOptions)
      expect(origins.get(path), path).toMatchObject({ kind: 'file' })
  })

  it('is a page that names every option, its variable and its flags', () => {
    const page = configReference()
    for (const { path, variable, flags } of configOptions) {
      expect(page).toContain(`### \`${path}\``)
      expect(page).toContain(`\`${variable}\``)
      for (const flag of flags) expect(page).toContain(`\`--${flag}\``)
    }
  })
})
