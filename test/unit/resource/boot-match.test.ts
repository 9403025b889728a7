import { describe, expect, it } from 'vitest'
import {
  type BootConfiguration,
  bestConfiguration,
  type MatchedNode,
  matchScore,
} from '../../../cell/resource/index.ts'

const node: MatchedNode = {
  xname: 'x1000c0s4b0n0',
  hostname: 'cb05',
  nid: 5,
  macs: ['ec:e7:a7:05:a0:0c', '02:00:00:00:00:05'],
  groups: ['compute', 'gpu'],
}

const configuration = (more: Partial<BootConfiguration> = {}): BootConfiguration => ({
  ...{ name: 'c', hosts: [], macs: [], nids: [], groups: [] },
  ...{ profile: '', kernel: 'k', initrd: '', params: '', priority: 0 },
  ...more,
})

describe('how closely a boot configuration names a node', () => {
  it.each([
    [{}, 1],
    [{ hosts: ['*'] }, 1],
    [{ groups: ['compute'] }, 25],
    [{ groups: ['compute', 'GPU', 'other'] }, 50],
    [{ groups: ['gpu', 'gpu'] }, 25],
    [{ hosts: ['x1000c0s4b0n0'] }, 50],
    [{ hosts: ['X1000C0S4B0N0'] }, 50],
    [{ hosts: ['x01000c00s04b00n00'] }, 50],
    [{ hosts: ['cb05'] }, 50],
    [{ hosts: ['x1000c0s*'] }, 50],
    [{ hosts: ['x1000c0s?b0n0'] }, 50],
    [{ hosts: ['*', 'x1000c0s4b0n0'] }, 50],
    [{ nids: [4, 5] }, 75],
    [{ macs: ['EC-E7-A7-05-A0-0C'] }, 100],
    [{ macs: ['020000000005'] }, 100],
    [{ macs: ['ec:e7:a7:05:a0:0c'], nids: [5], hosts: ['cb05'], groups: ['gpu'] }, 250],
    [{ hosts: ['x1000c0s40*'] }, 0],
    [{ hosts: ['x1000c0s4b0'] }, 0],
    [{ nids: [6] }, 0],
    [{ macs: ['nonsense'] }, 0],
    [{ groups: ['io'] }, 0],
  ] as const)('%j: %i', (more, score) => {
    expect(matchScore(configuration(more), node)).toBe(score)
  })

  it('is only as good as what is known of the node', () => {
    const bare = { xname: 'x9c0s0b0n0', hostname: undefined, nid: undefined, macs: [], groups: [] }
    expect(matchScore(configuration({ nids: [0], hosts: [''], macs: [''] }), bare)).toBe(0)
  })
})

describe('the configuration of a node', () => {
  const best = (all: readonly Partial<BootConfiguration>[], profile?: string) => {
    return bestConfiguration(all.map(configuration), node, profile)?.name
  }

  it('is the closest one, then that of the highest priority, then the first by name', () => {
    expect(
      best([
        { name: 'all', priority: 100 },
        { name: 'mine', nids: [5] },
      ]),
    ).toBe('mine')
    expect(
      best([
        { name: 'a', priority: 1 },
        { name: 'b', priority: 50 },
      ]),
    ).toBe('b')
    expect(best([{ name: 'b' }, { name: 'a' }])).toBe('a')
    expect(best([{ name: 'other', nids: [6] }])).toBeUndefined()
    expect(best([])).toBeUndefined()
  })

  it('is one of the profile that is asked for, or else one of none', () => {
    const all = [
      { name: 'plain', nids: [5] },
      { name: 'debug', profile: 'debug' },
    ]
    expect([best(all), best(all, 'debug'), best(all, 'no-such')]).toEqual([
      'plain',
      'debug',
      'plain',
    ])
  })
})
