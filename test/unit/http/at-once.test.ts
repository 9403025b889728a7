import { expect, it } from 'vitest'
import { eachAtOnce } from '../../../agent/rack/http/forward/at-once.ts'

it('works on a few at once, and answers in order', async () => {
  let running = 0
  let most = 0
  const items = Array.from({ length: 20 }, (_, at) => at)
  const results = await eachAtOnce(items, 4, async (item) => {
    running += 1
    most = Math.max(most, running)
    for (let turns = (item * 7) % 5; turns > 0; turns -= 1) await Promise.resolve()
    running -= 1
    return item * 2
  })
  expect(results).toEqual(items.map((item) => item * 2))
  expect(most).toBe(4)
  expect(await eachAtOnce([], 4, async () => 1)).toEqual([])
})
