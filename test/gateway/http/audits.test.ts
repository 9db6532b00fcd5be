import { serverAudits } from 'graphql-http'

import type { Gateway } from '../../support/processes/running'
import { startGateway } from '../../support/processes/running'

const FORGERY = 'Apollo Server refuses a GET that a simple request could forge'
const UNEXECUTABLE = 'Apollo Server answers 400 to what cannot be executed at all, for either media type'

/** Audits that do not end in `ok`, each with the reason that we leave it so. Their ids are permanent. */
const EXPECTED: Readonly<Record<string, readonly [status: 'notice' | 'warn', reason: string]>> = {
  '5A70': ['notice', FORGERY],
  D6D5: ['notice', FORGERY],
  '6A70': ['notice', FORGERY],
  '572B': ['warn', UNEXECUTABLE],
  FDE2: ['warn', UNEXECUTABLE],
  '7B9B': ['warn', UNEXECUTABLE],
}

describe('GraphQL over HTTP', () => {
  let gateway: Gateway

  beforeAll(async () => {
    gateway = await startGateway()
  })
  afterAll(async () => {
    await gateway.stop()
  })

  const audits = serverAudits({ url: () => `${gateway.url}/graphql`, fetchFn: fetch })

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
    '%s %s',
    async (id, _name, audit) => {
      const { status } = await audit.fn()
      expect(status).toBe(EXPECTED[id]?.[0] ?? 'ok')
    },
  )
})
