import { buildSchema, parse } from 'graphql'

import { NotPlain } from '../../../../base/graphql/execution/completing'
import type { FetchNode, PlanNode } from '../../../../gateway/federation/plans/queryPlan'
import type { Fetch } from '../../../../gateway/federation/plans/steps'
import { stepsOf } from '../../../../gateway/federation/plans/steps'

const schema = buildSchema('type A { id: ID x: Int } type Query { a: A }')

function fetchOf(subgraph: string, more: Partial<FetchNode> = {}): FetchNode {
  const operation = '{ a { id } }'
  return {
    kind: 'Fetch',
    serviceName: subgraph,
    operation,
    operationDocumentNode: parse(operation),
    ...more,
  } as FetchNode
}

const key = (name: string) => ({ kind: 'Field', name }) as const
const requires: NonNullable<FetchNode['requires']> = [
  { kind: 'InlineFragment', typeCondition: 'A', selections: [key('__typename'), key('id')] },
]

async function carriedOut(
  node: PlanNode,
  answers: Readonly<Record<string, (fetch: Fetch) => Record<string, unknown>>>,
  coerced: Readonly<Record<string, unknown>> = {},
) {
  const asked: Fetch[] = []
  const data = {}
  const ask = (fetch: Fetch) => {
    asked.push(fetch)
    return Promise.resolve(answers[fetch.subgraph]?.(fetch) ?? {})
  }
  await stepsOf(schema, node)({ variables: coerced, coerced, ask }, { path: [], data })
  return { data, asked }
}

const entity = (id: string) => ({ __typename: 'A', id })
const threeInLists = () => ({
  lists: [{ as: [entity('1'), null, entity('2')] }, { as: [] }, { as: [entity('3')] }],
})

describe('a plan, step by step', () => {
  it('asks for entities at every place of a path at once, and puts each answer in its place', async () => {
    const { data, asked } = await carriedOut(
      {
        kind: 'Sequence',
        nodes: [
          fetchOf('root'),
          { kind: 'Flatten', path: ['lists', '@', 'as', '@'], node: fetchOf('more', { requires }) },
        ],
      },
      {
        root: threeInLists,
        more: ({ variables }) => ({
          _entities: (variables['representations'] as { id: string }[]).map(({ id }) =>
            id === '2' ? null : { x: Number(id) },
          ),
        }),
      },
    )
    expect(asked.map(({ subgraph, path }) => [subgraph, path])).toEqual([
      ['root', []],
      ['more', ['lists', '@', 'as', '@']],
    ])
    expect(data).toEqual({
      lists: [
        { as: [{ ...entity('1'), x: 1 }, null, entity('2')] },
        { as: [] },
        { as: [{ ...entity('3'), x: 3 }] },
      ],
    })
  })

  it('asks nobody for entities that are not there', async () => {
    const flatten: PlanNode = { kind: 'Flatten', path: ['lists', '@'], node: fetchOf('more', { requires }) }
    expect((await carriedOut(flatten, {})).asked).toEqual([])
    const { asked } = await carriedOut(
      { kind: 'Sequence', nodes: [fetchOf('root'), flatten] },
      {
        root: () => ({ lists: [] }),
      },
    )
    expect(asked).toHaveLength(1)
  })

  it('gives a fetch the variables that it uses, as far as they are given', async () => {
    const node = fetchOf('root', { variableUsages: ['a', 'b'] })
    const { asked } = await carriedOut(node, {}, { a: null, c: 3 })
    expect(asked[0]?.variables).toEqual({ a: null })
  })

  it.each([
    [true, ['yes']],
    [false, ['no']],
  ])('goes by a condition that is %s', async (value, names) => {
    const node: PlanNode = {
      kind: 'Condition',
      condition: 'v',
      ifClause: fetchOf('yes'),
      elseClause: { kind: 'Parallel', nodes: [fetchOf('no')] },
    }
    expect((await carriedOut(node, {}, { v: value })).asked.map(({ subgraph }) => subgraph)).toEqual(names)
  })

  it('fails where a subgraph answers for other entities than it was asked for', async () => {
    const node = fetchOf('more', { requires })
    const plan: PlanNode = {
      kind: 'Sequence',
      nodes: [fetchOf('root'), { kind: 'Flatten', path: ['a'], node }],
    }
    const answers = { root: () => ({ a: entity('1') }), more: () => ({ _entities: [] }) }
    await expect(carriedOut(plan, answers)).rejects.toThrow(RangeError)
  })

  it('leaves what rewrites to the gateway', () => {
    const rewrites = [{ kind: 'KeyRenamer' as const, path: ['a'], renameKeyTo: 'b' }]
    expect(() => stepsOf(schema, fetchOf('x', { outputRewrites: rewrites }))).toThrow(NotPlain)
    expect(() => stepsOf(schema, fetchOf('x', { inputRewrites: rewrites }))).toThrow(NotPlain)
    expect(() => stepsOf(schema, { kind: 'Defer' } as unknown as PlanNode)).toThrow(NotPlain)
  })
})
