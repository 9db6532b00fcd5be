/** Against the merging of `@apollo/gateway` itself, which it stands in for. */
import { deepMerge } from '@apollo/gateway/dist/utilities/deepMerge'
import fc from 'fast-check'

import type { Data } from '../../../../gateway/federation/plans/merging'
import { merge } from '../../../../gateway/federation/plans/merging'

/** Two answers to parts of one question: what both tell is of one kind, or null, or absent. */
const { answer } = fc.letrec((tie) => ({
  answer: fc.record(
    {
      __typename: fc.constantFrom('A', 'B'),
      number: fc.constantFrom<unknown>(null, 0, 1, undefined),
      text: fc.constantFrom('', 'text'),
      object: fc.option(tie('answer')),
      list: fc.option(fc.array(fc.option(tie('answer')), { maxLength: 2 })),
      numbers: fc.array(fc.integer(), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
}))

describe('putting an answer to what is there', () => {
  it('comes to what the gateway comes to, whatever both hold', () => {
    fc.assert(
      fc.property(answer, answer, (there, given) => {
        const [ours, theirs] = [structuredClone(there), structuredClone(there)] as [Data, Data]
        merge(ours, structuredClone(given) as Data)
        deepMerge(theirs, structuredClone(given) as Data)
        expect(ours).toEqual(theirs)
        expect(Object.keys(ours)).toEqual(Object.keys(theirs))
      }),
      { numRuns: 2_000 },
    )
  })

  it('changes no prototype, whatever another process sends', () => {
    const there: Data = { a: {} }
    merge(there, JSON.parse('{"a":{"__proto__":{"admin":true}},"__proto__":{"admin":true}}') as Data)
    expect((there as { admin?: boolean }).admin).toBeUndefined()
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
})
