import { describe } from 'vitest'
import { withinLibp2p } from '../fixture/bus-libp2p.ts'
import { busSuite } from './bus-suite.ts'

describe('the libp2p bus', () => busSuite(withinLibp2p))
