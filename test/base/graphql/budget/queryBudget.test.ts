import { buildSchema } from 'graphql'

import { QueryBudget } from '../../../../base/graphql/budget/queryBudget'
import type { QueryLimits } from '../../../../base/graphql/budget/queryLimits'
import { DEFAULT_LIMITS, readQueryLimits } from '../../../../base/graphql/budget/queryLimits'
import { SchemaCosts } from '../../../../base/graphql/budget/schemaCosts'
import { bomb } from './documents'

const costs = new SchemaCosts([buildSchema('type Query { a: Int b: Query c: [Query!] d(e: [Int!]): Int }')])

function refusalOf(text: string, limits: Partial<QueryLimits> = {}) {
  try {
    const admitted = new QueryBudget({ ...DEFAULT_LIMITS, ...limits }, costs).admit(text)
    admitted?.require(undefined, {})
    return admitted === undefined ? 'no document' : 'admitted'
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string }
    return `${code}: ${message}`
  }
}
const many = (count: number, part: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ')

describe('the query budget', () => {
  it('tells a figure and its limit in every refusal', () => {
    const refusals = [
      refusalOf(bomb(30)),
      refusalOf(`{ b { ${many(5_000, (i) => `x${i}: a`)} } }`),
      refusalOf(`{ ${many(11, () => 'a')} }`),
      refusalOf(
        `{ b { ...F0 } } ${many(30, (i) => `fragment F${i} on Query { ${i === 29 ? 'a' : `...F${i + 1} ...F${i + 1}`} }`)}`,
      ),
      refusalOf(`{ b { ${many(400, () => 'a')} } }`),
      refusalOf('{ c { c { c { c { c { a } } } } } }'),
      refusalOf(`{ ${many(300, () => '{ b')} `),
      refusalOf(`{ ${many(60, () => 'b {')} a ${many(60, () => '}')} }`),
      refusalOf(`{ b { ${many(20_000, () => 'a')} } }`),
    ]
    expect(refusals).toEqual([
      'TOO_MANY_ROOT_FIELDS: The document asks for 1,073,741,824 fields of the query type; at most 10 are answered at a time',
      'TOO_MANY_ALIASES: The document asks for 5,000 fields under another name than their own; at most 50 are answered at a time',
      'TOO_MANY_ROOT_FIELDS: The document asks for 11 fields of the query type; at most 10 are answered at a time',
      'TOO_MANY_FIELDS: The document asks for 536,870,913 fields, each spread of a fragment counted; at most 5,000 are answered at a time',
      'TOO_MANY_REPEATED_FIELDS: The document asks for 79,800 pairs of fields that repeat each other in the same place; at most 50,000 are answered at a time',
      'QUERY_TOO_COSTLY: The operation costs 111,110; at most 100,000 is answered. Ask for smaller pages or fewer fields',
      'no document',
      'QUERY_TOO_DEEP: The document nests more than 60 levels deep, fragments included; ask for fewer levels',
      'TOO_MANY_TOKENS: The document has more than 20,000 words and signs; ask in several documents',
    ])
  })

  it('counts long arguments of repeated fields by their length', () => {
    const list = `[${many(100, () => '1000000')}]`
    expect(refusalOf(`{ b { ${many(60, () => `d(e: ${list})`)} } }`)).toMatch(/^TOO_MANY_REPEATED_FIELDS/)
    expect(refusalOf(`{ b { ${many(60, () => 'd(e: [1])')} } }`)).toBe('admitted')
  })

  it('refuses what nests so deep that it cannot be parsed', () => {
    const limits = { tokens: 1_000_000 }
    expect(refusalOf(`{ ${'b { '.repeat(100_000)}`, limits)).toMatch(/^QUERY_TOO_DEEP/)
    expect(refusalOf(`{ a(b: ${'['.repeat(100_000)}`, limits)).toMatch(/^QUERY_TOO_DEEP/)
  })

  it('takes an operation by its name', () => {
    const admitted = new QueryBudget(DEFAULT_LIMITS, costs).admit('query A { b { a } } query B { c { a } }')
    expect([admitted?.cost('A', {}), admitted?.cost('B', {}), admitted?.cost('C', {})]).toEqual([1, 10, 0])
  })
})

describe('the limits', () => {
  it('are read from the environment, each by its own variable', () => {
    expect(readQueryLimits({})).toEqual(DEFAULT_LIMITS)
    const environment = {
      QUERY_MAX_TOKENS: '1',
      QUERY_MAX_DEPTH: '2',
      QUERY_MAX_ROOT_FIELDS: '3',
      QUERY_MAX_ALIASES: '4',
      QUERY_MAX_FIELDS: '5',
      QUERY_MAX_REPEATS: '6',
      QUERY_MAX_COST: '7',
    }
    expect(readQueryLimits(environment)).toEqual({
      tokens: 1,
      depth: 2,
      rootFields: 3,
      aliases: 4,
      fields: 5,
      repeats: 6,
      cost: 7,
    })
  })

  it.each(['0', '-1', '1.5', 'many', '1e3', '1000000001', ' 5'])('are not %j', (text) => {
    expect(() => readQueryLimits({ QUERY_MAX_DEPTH: text })).toThrow(
      expect.objectContaining({
        code: 'BAD_LIMIT',
        message: `QUERY_MAX_DEPTH is "${text}"; it must be a whole number from 1 to 1000000000`,
      }),
    )
  })
})
