import { readdirSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../subgraphs/packageRoot'
import type { Gateway } from '../support/running'
import { exampleQuery, startGateway } from '../support/running'

const names = readdirSync(path.join(packageRoot(), 'examples', 'queries'))
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => path.basename(name, '.graphql'))

describe('the example queries', () => {
  let gateway: Gateway

  beforeAll(async () => {
    gateway = await startGateway()
  })
  afterAll(async () => {
    await gateway.stop()
  })

  it('are at least six: the tabs of the Playground', () => {
    expect(names).toContain('overview')
    expect(names.length).toBeGreaterThanOrEqual(6)
  })

  it.each(names)('%s opens with what it asks, and answers without an error', async (name) => {
    const query = exampleQuery(name)
    expect(query).toMatch(/^# \S/)
    const { status, data, errors } = await gateway.ask<{ portfolio: object | null }>(query)
    expect({ status, errors }).toEqual({ status: 200, errors: undefined })
    expect(data?.portfolio).not.toBeNull()
  })
})
