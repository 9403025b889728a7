/** Every route of the whole program: which side it is on, and what each role may ask of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Authenticator } from '../../agent/rack/auth/caller.ts'
import { AccessLog, createBootApi, StateChanges } from '../../agent/rack/http/boot/index.ts'
import { createCloudInitApi } from '../../agent/rack/http/cloud-init/index.ts'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { createLoaderApi } from '../../agent/rack/http/loader/index.ts'
import { createResourceApi } from '../../agent/rack/http/resource/index.ts'
import { createRosterApi } from '../../agent/rack/http/roster/index.ts'
import { limitToScope, scopedRoutes } from '../../agent/rack/http/scope/index.ts'
import type { Everywhere } from '../../agent/rack/http/server.ts'
import { FileShelf } from '../../agent/rack/tftp/index.ts'
import { type Access, mayAccess, roles } from '../../cell/identity/index.ts'
import { openCell, type TestCell } from '../fixture/cell.ts'
import { byTestToken, testTokens } from '../fixture/rack.ts'

interface SeenRoute {
  readonly name: string
  readonly method: string
  readonly url: string
  readonly access: Access
  readonly sides: readonly string[]
}

const seen: SeenRoute[] = []

/** A status that no route has: whoever gets it was let in. */
const letIn = 299

/** Notes each route, and answers in its place as soon as it is known who asks. */
const watch: Everywhere = (app) => {
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      const { access = 'public', sides = ['management'] } = route.config ?? {}
      seen.push({ name: `${method} ${route.url}`, method, url: route.url, access, sides })
    }
    route.preParsing = async (_request, reply) => {
      await reply.code(letIn).send()
    }
  })
}

/** An administrator of one group. */
const limited: Authenticator = {
  authenticate: async (authorization) => {
    if (authorization !== 'Bearer limited') return byTestToken.authenticate(authorization)
    return { subject: 'tina', role: 'admin', scope: { groups: ['blue'], partitions: [] } }
  },
}

let cell: TestCell

beforeAll(async () => {
  cell = await openCell({
    authenticator: limited,
    apis: [
      createHsmApi,
      () => createLoaderApi(new FileShelf('/nowhere')),
      (rack) => createBootApi(rack),
      (rack) => createCloudInitApi(rack),
      // Nothing is asked of it.
      (rack) => createRosterApi(rack, { ownership: {} } as never),
      (rack) => createResourceApi(rack, { accesses: new AccessLog(), changes: new StateChanges() }),
    ],
    // No route gets so far that it looks at the view.
    everywhere: [watch, limitToScope({ view: {} as never, authenticator: limited })],
  })
  await cell.app.ready()
})
afterAll(() => cell.close())

async function statusOf({ method, url }: SeenRoute, token?: string): Promise<number> {
  const answer = await cell.app.inject({
    method: method as 'GET',
    url: url.replaceAll(/:\w+/g, 'x1').replace('*', 'x'),
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  })
  return answer.statusCode
}

/** Changes that need no token: nodes, other cells and old clients ask for them. */
const openChanges = [
  'POST /boot/v1/hosts',
  'POST /boot/v1/phone-home',
  'POST /boot/v1/scn',
  'POST /cells/v1/join',
  'POST /cloud-init/phone-home',
  'POST /cloud-init/phone-home/:id',
  'POST /cloud-init/wg-init',
  'POST /hsm/v2/locks/operations/:operation/undo',
  'POST /metadata-service/phone-home',
  'POST /metadata-service/phone-home/:id',
  'POST /metadata-service/wg-init',
  'POST /phone-home',
  'POST /phone-home/:id',
  'POST /wg-init',
]

/** Reads that are sent with a body. */
const readingPosts = [
  'POST /hsm/v2/State/Components/ByNID/Query',
  'POST /hsm/v2/State/Components/Query',
  'POST /hsm/v2/locks/service/reservations/check',
  'POST /hsm/v2/locks/status',
]

const namesOf = (routes: readonly SeenRoute[]) => routes.map(({ name }) => name).toSorted()

describe('every route', () => {
  it('that is described is here', () => {
    const path = join(import.meta.dirname, '../../docs/openapi.json')
    const { paths } = JSON.parse(readFileSync(path, 'utf8')) as { paths: Record<string, object> }
    const described = Object.entries(paths).flatMap(([url, methods]) =>
      Object.keys(methods).map((method) => {
        return `${method.toUpperCase()} ${url.replaceAll(/\{(\w+)\}/g, ':$1')}`
      }),
    )
    expect(described.length).toBeGreaterThan(150)
    const known = new Set(namesOf(seen))
    expect(described.filter((name) => !known.has(name))).toEqual([])
  })

  it('lets each role do what its access says, and nobody else anything', async () => {
    for (const route of seen) {
      const isPublic = route.access === 'public'
      expect(await statusOf(route), route.name).toBe(isPublic ? letIn : 401)
      expect(await statusOf(route, 'stolen'), route.name).toBe(isPublic ? letIn : 401)
      for (const role of roles) {
        const status = await statusOf(route, testTokens[role])
        const wanted = isPublic || mayAccess(role, route.access) ? letIn : 403
        expect(status, `${role}: ${route.name}`).toBe(wanted)
      }
    }
  })

  it('that changes something needs at least a token that may write, but for those listed', () => {
    const changing = seen.filter(({ method }) => !['GET', 'HEAD'].includes(method))
    const open = changing.filter(({ access }) => access === 'public')
    expect(namesOf(open)).toEqual(openChanges)
    expect(namesOf(changing.filter(({ access }) => access === 'read'))).toEqual(readingPosts)
  })

  it('is not on the side of the nodes, but for loaders, scripts and documents', () => {
    const ofNodes = namesOf(seen.filter(({ sides }) => sides.includes('node')))
    const documents =
      /(meta-data|user-data|vendor-data|network-config|:group\.yaml|phone-home(\/:id)?|wg-init)$/
    const scripts = /^GET \/(boot\/v1|boot-service)\/(bootscript|bootparams)$/
    const loaders = /^(GET|HEAD) \/loaders\/:name$/
    const open = [documents, scripts, loaders]
    expect(ofNodes.filter((name) => !open.some((form) => form.test(name)))).toEqual([])
    expect(ofNodes).toContain('GET /boot/v1/bootscript')
    expect(ofNodes).toContain('GET /cloud-init/meta-data')
    const onBoth = seen.filter(({ sides }) => sides.length === 2)
    expect(namesOf(onBoth).filter((name) => !scripts.test(name))).toEqual([])
  })

  it('refuses a limited token, whatever its role, but for those of the table', async () => {
    let refused = 0
    for (const route of seen) {
      if (route.access === 'public') continue
      const status = await statusOf(route, 'limited')
      if (!scopedRoutes.has(route.name)) refused++
      expect(status === 403, `${route.name}: ${status}`).toBe(!scopedRoutes.has(route.name))
    }
    expect(refused).toBeGreaterThan(80)
  })

  it('that limited tokens may ask for exists', () => {
    const known = new Set(namesOf(seen))
    expect([...scopedRoutes.keys()].filter((name) => !known.has(name))).toEqual([])
  })
})
