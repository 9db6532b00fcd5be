import type { DocumentNode } from 'graphql'
import { parse } from 'graphql'

import { assemble } from '../../gateway/federation/supergraph/assemble'
import type { MemberService } from '../../gateway/federation/members/memberService'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../support/fictional'
import { testedExecution } from '../support/testedExecution'

const FIGURE = `{
  id kind text number reason note unit status origin dated { label start end precision } period { label }
  basis { priceBase horizon scale definitionVersion }
  provenance {
    member source return snapshot raw received recorded knownFrom encoding payloadHash mappingHash
    place { file record line row column heading } publication { title reference }
  }
}`

interface Row {
  readonly id: string
}

async function rows(
  service: MemberService,
  document: DocumentNode,
  variables: object,
  dig: (data: never) => readonly Row[],
) {
  const { data, errors } = (await service.ask(document, variables as never)) as {
    data: never
    errors?: readonly unknown[]
  }
  expect(errors).toBeUndefined()
  return new Map(dig(data).map((row) => [row.id, row]))
}

describe('a figure', () => {
  it('is identical through its member and through portfolio', async () => {
    const { portfolio, services } = assemble(fictionalRegister(), fictionalBooks(), {
      now: FICTIONAL_NOW,
      execution: testedExecution(),
    })
    const { id: edition, snapshots } = await portfolio.learn()
    const service = (name: string) => services.find((one) => one.name === name) as MemberService
    const viaPortfolio = await rows(
      service('portfolio'),
      parse(
        `{ portfolio { observations(programmes: ["alpha"], first: 1000) { nodes { id figure ${FIGURE} numerator ${FIGURE} } } } }`,
      ),
      {},
      (data: { portfolio: { observations: { nodes: readonly Row[] } } }) => data.portfolio.observations.nodes,
    )
    const viaMember = await rows(
      service('alpha'),
      parse(`query ($of: [_Any!]!) {
        _entities(representations: $of) { ... on AlphaCluster { observations(first: 1000) { nodes { id figure ${FIGURE} numerator ${FIGURE} } } } }
      }`),
      { of: [{ __typename: 'AlphaCluster', code: 'alpha', edition, snapshot: snapshots['alpha'] }] },
      (data: { _entities: readonly [{ observations: { nodes: readonly Row[] } }] }) =>
        data._entities[0].observations.nodes,
    )
    expect(viaMember.size).toBeGreaterThan(20)
    expect(Object.fromEntries(viaPortfolio)).toEqual(Object.fromEntries(viaMember))
  })

  it('has an id that no other shares', async () => {
    const { portfolio, services } = assemble(fictionalRegister(), fictionalBooks(), {
      now: FICTIONAL_NOW,
      execution: testedExecution(),
    })
    await portfolio.learn()
    const ask = parse('{ portfolio { observations(first: 1000) { nodes { id } } } }')
    const service = services.find((one) => one.name === 'portfolio') as MemberService
    const { data } = (await service.ask(ask, {})) as {
      data: { portfolio: { observations: { nodes: readonly Row[] } } }
    }
    const ids = data.portfolio.observations.nodes.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^obs_[\w-]{22}$/)
  })
})
