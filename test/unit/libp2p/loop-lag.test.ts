import { expect, it, vi } from 'vitest'
import { LoopLag } from '../../../agent/rack/adapter/libp2p/loop-lag.ts'

it('sees that the process stood still', async () => {
  const lag = new LoopLag()
  lag.start(0)
  try {
    expect(lag.ms).toBe(0)
    await vi.waitFor(() => {
      const endMs = performance.now() + 300
      while (performance.now() < endMs);
      expect(lag.ms).toBeGreaterThan(100)
    })
    lag.tick(20_000)
    expect(lag.ms).toBeGreaterThan(100)
  } finally {
    lag.stop()
  }
})
