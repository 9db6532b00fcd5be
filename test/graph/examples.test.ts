import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import {
  buildSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

import { packageRoot } from '../../base/process/packageRoot'
import type { Gateway } from '../support/processes/running'
import { exampleQuery, startGateway } from '../support/processes/running'

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

  it.each(names)('%s asks for the id of whatever has one, so that caches keep it as one thing', (name) => {
    const schema = buildSchema(readFileSync(path.join(packageRoot(), 'schema', 'public.graphql'), 'utf8'))
    const document = parse(exampleQuery(name))
    const info = new TypeInfo(schema)
    const without: string[] = []
    visit(
      document,
      visitWithTypeInfo(info, {
        SelectionSet({ selections }) {
          const type = getNamedType(info.getParentType())
          if (!isObjectType(type) && !isInterfaceType(type)) return
          const isSpreadAlone = selections.every(({ kind }) => kind === Kind.FRAGMENT_SPREAD)
          if (type.getFields()['id'] === undefined || isSpreadAlone) return
          if (!selections.some((one) => one.kind === Kind.FIELD && one.name.value === 'id'))
            without.push(type.name)
        },
      }),
    )
    expect(without).toEqual([])
  })

  it.each(names)('%s opens with what it asks, and answers without an error', async (name) => {
    const query = exampleQuery(name)
    expect(query).toMatch(/^# \S/)
    const { status, data, errors } = await gateway.ask<{ portfolio: object | null }>(query)
    expect({ status, errors }).toEqual({ status: 200, errors: undefined })
    expect(data?.portfolio).not.toBeNull()
  })
})
