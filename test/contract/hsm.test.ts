import { afterAll } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { openRack, testTokens } from '../fixture/rack.ts'
import { hsmContract } from './hsm-suite.ts'

const rack = await openRack({ apis: [createHsmApi], auth: 'tokens' })
const url = await rack.listen()
afterAll(() => rack.close())

hsmContract({ url, token: testTokens.admin, mayWipe: true })
