/** A half of a surrogate pair in a body: no text that can be stored, and so none that is. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'

let rack: TestRack
beforeEach(async () => {
  rack = await openRack({ apis: [createHsmApi] })
})
afterEach(() => rack.close())

it.each([
  ['\\ud800', '\ufffd'],
  ['a\\uDFFFb', 'a\ufffdb'],
  ['\\udc00\\ud800', '\ufffd\ufffd'],
  ['\\ud800\\ud83d\\ude00', '\ufffd😀'],
  ['\\ud83d\\ude00', '😀'],
  ['\\\\ud800', '\\ud800'],
  ['\\\\\\ud800', '\\\ufffd'],
  ['\\u0041\\n', 'A\n'],
])(
  '"%s" is read as the reference reads it, and the store can be read again',
  async (given, kept) => {
    const payload = `{"label":"gpu","description":"${given}"}`
    const url = '/hsm/v2/groups'
    expect((await rack.app.inject({ method: 'POST', url, payload })).statusCode).toBe(201)
    expect((await rack.app.inject({ url })).json()).toMatchObject([{ description: kept }])
    expect(await rack.countIndexFlaws()).toBe(0)
  },
)
