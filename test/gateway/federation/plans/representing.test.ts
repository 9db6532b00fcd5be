import { buildSchema } from 'graphql'

import { NotPlain } from '../../../../base/graphql/execution/completing'
import { representing } from '../../../../gateway/federation/plans/representing'

const schema = buildSchema(
  'interface Named { id: ID } type A implements Named { id: ID n: Int } type B { id: ID } type Query { a: A b: B }',
)
const field = (name: string) => ({ kind: 'Field', name }) as const
const on = (typeCondition: string, ...selections: ReturnType<typeof field>[]) =>
  ({ kind: 'InlineFragment', typeCondition, selections }) as const

describe('what stands for an entity', () => {
  const represent = representing(schema, [
    on('A', field('__typename'), field('id')),
    { ...on('A'), selections: [on('A', field('n'))] },
    on('B', field('__typename'), field('id')),
  ])

  it('is its type and the keys that are required of it, in that order', () => {
    expect(JSON.stringify(represent({ n: 1, more: 2, id: 'a', __typename: 'A' }))).toBe(
      '{"__typename":"A","id":"a","n":1}',
    )
    expect(represent({ __typename: 'B', id: null })).toEqual({ __typename: 'B', id: null })
  })

  it('is nothing where a key is not there, or the type is another', () => {
    expect(represent({ __typename: 'A', id: 'a' })).toBeUndefined()
    expect(represent({ __typename: 'C', id: 'a' })).toBeUndefined()
    expect(represent({ id: 'a' })).toBeUndefined()
  })

  it.each([
    ['an interface', [on('Named', field('id'))]],
    ['a type that clients do not see', [on('Hidden', field('id'))]],
    ['no type', [field('id')]],
    ['another type within', [{ ...on('A'), selections: [on('B', field('id'))] }]],
    ['a key with parts', [{ ...on('A'), selections: [{ ...field('id'), selections: [field('x')] }] }]],
  ])('is left to the gateway where it is required of %s', (_what, requires) => {
    expect(() => representing(schema, requires)).toThrow(NotPlain)
  })
})
