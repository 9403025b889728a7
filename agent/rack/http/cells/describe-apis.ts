import swagger from '@fastify/swagger'
import type { App, Everywhere } from '../server.ts'

const description = `Everything that a rack cell answers over HTTP: its own API under /cells/v1, and those of
the services that it takes the place of. Their errors have their reference's form; those of /cells/v1 are
RFC 9457 problem documents with a stable code. Whatever cannot be read as a request is told by one, too.`

const tags = [
  { name: 'cells', description: 'The cell itself, and the cluster as it knows it' },
  { name: 'hsm', description: 'Inventory: components, endpoints, interfaces, groups' },
  { name: 'boot', description: 'Boot parameters and scripts' },
  { name: 'cloud-init', description: 'Documents of booting nodes' },
  { name: 'resources', description: 'Objects of the services that succeed the last two' },
  { name: 'health', description: 'How the cell is' },
]

/** Which of them a route without a tag belongs to. */
function tagOf(url: string): string {
  if (url.startsWith('/hsm/')) return 'hsm'
  if (url.startsWith('/boot/')) return 'boot'
  if (/^\/cloud-init|^\/(meta-data|user-data|vendor-data|network-config)/.test(url))
    return 'cloud-init'
  return 'cells'
}

const problem = { 'application/problem+json': { schema: { type: 'object' } } }

/** How the resource services refuse: a sentence and the status. */
const sentence = {
  'application/json': {
    schema: {
      type: 'object',
      required: ['error', 'code'],
      properties: { error: { type: 'string' }, code: { type: 'integer' } },
    },
  },
}

function refusalOf(url: string): object {
  if (/^\/(boot|metadata)-service\//.test(url)) return sentence
  return tagOf(url) === 'cloud-init' ? { 'text/plain': { schema: { type: 'string' } } } : problem
}

/**
 * What a route may answer when its schema does not say: a success, or a refusal in the form of the
 * service whose place it takes.
 */
function answersOf(url: string, given: object = { '2XX': { description: 'Done' } }): object {
  const refused = refusalOf(url)
  return {
    '4XX': { description: 'The request is refused', content: refused },
    '5XX': { description: 'It failed here, or at the cell that decides it', content: refused },
    ...given,
  }
}

/** Describes all APIs in OpenAPI 3.1, from the schemas that their routes are checked with. */
export function describeApis(version: string): Everywhere {
  return async (app: App) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'rackcell',
          version,
          description,
          license: { name: 'MIT', identifier: 'MIT' },
        },
        tags,
        components: {
          securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
        },
      },
      transform: ({ schema, url, route }) => {
        const access = route.config?.access ?? 'public'
        return {
          url,
          schema: {
            ...schema,
            response: answersOf(url, schema?.response as object | undefined),
            tags: schema?.tags ?? [tagOf(url)],
            security: access === 'public' ? [] : [{ token: [] }],
            'x-access': access,
          },
        }
      },
    })
  }
}

/** GET /cells/v1/openapi.json */
export function addDescriptionRoute(app: App): void {
  let text: string | undefined
  app.get(
    '/cells/v1/openapi.json',
    {
      config: { access: 'public' },
      schema: { tags: ['cells'], summary: 'This description' },
    },
    async (_request, reply) => {
      text ??= JSON.stringify(app.swagger())
      return reply.type('application/json').send(text)
    },
  )
}
