/** Documents that are made from the sources must be committed as they would be made now. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { configExample, configReference } from '../../agent/rack/config/index.ts'
import { openApiDocument } from '../fixture/openapi.ts'

const committed = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')

it('docs/config.md tells every option as the schema has it (npm run generate)', () => {
  expect(committed('config.md')).toBe(configReference())
})

it('docs/config.example.yaml has every default as the schema has it (npm run generate)', () => {
  expect(committed('config.example.yaml')).toBe(configExample())
})

it('docs/openapi.json describes every route as it is (npm run generate)', async () => {
  expect(committed('openapi.json')).toBe(await openApiDocument())
})

it('every route in it says what it is for and who may call it', () => {
  const { paths } = JSON.parse(committed('openapi.json')) as {
    paths: Record<string, Record<string, Record<string, unknown>>>
  }
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, route]) => ({ path, method, route })),
  )
  expect(routes.length).toBeGreaterThan(60)
  for (const { path, method, route } of routes) {
    const name = `${method} ${path}`
    expect(route['summary'], name).toBeTypeOf('string')
    expect(route['tags'], name).toHaveLength(1)
    expect(['public', 'read', 'write', 'delete', 'admin'], name).toContain(route['x-access'])
    expect(route['security'], name).toEqual(route['x-access'] === 'public' ? [] : [{ token: [] }])
  }
})
