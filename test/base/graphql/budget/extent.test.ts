import fc from 'fast-check'
import { getOperationAST, parse } from 'graphql'
import { buildSchema } from 'graphql'

import { costOf } from '../../../../base/graphql/budget/cost'
import { extentOf } from '../../../../base/graphql/budget/extent'
import { DEFAULT_LIMITS } from '../../../../base/graphql/budget/queryLimits'
import { Repeats } from '../../../../base/graphql/budget/repeats'
import { SchemaCosts } from '../../../../base/graphql/budget/schemaCosts'
import { fragmentsOf } from '../../../../base/graphql/fragments'
import { reuseOf } from '../../../../gateway/federation/reuse'
import { keyAliasesOf } from '../../../../gateway/federation/members/keyAliases'
import { conditionsIn } from '../../../../gateway/federation/plans/conditions'
import { bomb, counted, documents } from './documents'

function extent(text: string, limits = DEFAULT_LIMITS) {
  const document = parse(text)
  return extentOf(document, fragmentsOf(document), limits)
}

const LIMITS = { ...DEFAULT_LIMITS, depth: 1_000 }

const costs = new SchemaCosts([
  buildSchema(`
    type Query { shop: Shop shops: [Shop] name: String owner: Shop staff: [Shop] either: Either }
    type Shop { shop: Shop shops: [Shop] name: String owner: Shop staff: [Shop] either: Either }
    union Either = Shop | Query
  `),
])

describe('the extent of a document', () => {
  it('counts each spread of a fragment', () => {
    expect(extent('{ a { b x: c } y: d ...F ...F } fragment F on Query { e z: f { g } }')).toEqual({
      depth: 3,
      fields: 10,
      aliases: 4,
      top: 6,
    })
  })

  it('counts an alias that is another name, all operations, and fragments that nobody spreads', () => {
    const text =
      'query A { a: a b: a } query B { b { c } } fragment Unused on Query { x: y { z { z { z } } } }'
    expect(extent(text)).toEqual({ depth: 4, fields: 8, aliases: 2, top: 2 })
  })

  it('refuses what nests too deep: fields, fragments, values and types, without following it to its end', () => {
    const limits = { ...DEFAULT_LIMITS, depth: 5 }
    const deep = [
      '{ a { a { a { a { a { a } } } } } }',
      '{ ... { ... { ... { ... { ... { a } } } } } }',
      '{ a(b: [[[[[[[1]]]]]]]) }',
      '{ a(b: {b: {b: {b: {b: {b: 1}}}}}) }',
      'query ($b: [[[[[[Int]]]]]]) { a(b: $b) }',
      'query ($b: [Int] = [[[[[[1]]]]]]) { a(b: $b) }',
      '{ a @c(b: [[[[[[[1]]]]]]]) }',
      bomb(6, 1),
    ]
    for (const text of deep) {
      expect(() => extent(text, limits)).toThrow(expect.objectContaining({ code: 'QUERY_TOO_DEEP' }))
      expect(extent(text).depth).toBeGreaterThan(0)
    }
  })

  it('refuses a fragment within itself, as validation does', () => {
    const cycle = '{ ...F } fragment F on Query { a { ...G } } fragment G on Query { ...F }'
    expect(() => extent(cycle)).toThrow('Cannot spread fragment "F" within itself.')
  })
})

describe('work over a document', () => {
  it('is linear in its size, whatever its fragments spread', () => {
    fc.assert(
      fc.property(documents(), (text) => {
        const work: readonly ((one: ReturnType<typeof counted>) => unknown)[] = [
          ({ document }) => extentOf(document, fragmentsOf(document), LIMITS),
          ({ document }) => reuseOf(document, undefined, {}),
          ({ document }) => keyAliasesOf(document),
          ({ document }) => conditionsIn(document),
          ({ document }) => {
            const operation = getOperationAST(document)
            return operation && costOf(costs, fragmentsOf(document), operation)
          },
        ]
        for (const walk of work) {
          const one = counted(text)
          walk(one)
          expect(one.looks()).toBeLessThanOrEqual(8 * one.size)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('on repeats is linear in its fields with each spread counted', () => {
    fc.assert(
      fc.property(documents(), (text) => {
        const one = counted(text)
        const fragments = fragmentsOf(one.document)
        const { fields } = extentOf(one.document, fragments, LIMITS)
        if (fields > DEFAULT_LIMITS.fields) return
        const before = one.looks()
        const operation = getOperationAST(one.document)
        if (operation != null) new Repeats(fragments).in([operation.selectionSet])
        expect(one.looks() - before).toBeLessThanOrEqual(4 * (one.size + fields))
      }),
      { numRuns: 200 },
    )
  })
})
