import { describe } from 'vitest'
import { withinSim } from '../fixture/bus-sim.ts'
import { busSuite } from './bus-suite.ts'

describe('the simulated bus', () => busSuite(withinSim))
