import { MISSING_REASONS } from '../../../schema/facts/figures/missing'
import {
  CAVEATS,
  REFUSALS,
  computed,
  isComputed,
  refused,
  refusedFor,
  whyNot,
} from '../../../gateway/methods/result'

const METHOD = { id: 'example', version: '1' }

test('refusals use exactly the words that the vocabulary has for missing values', () => {
  expect(Object.keys(REFUSALS).sort()).toEqual(Object.keys(MISSING_REASONS).sort())
})

test('every refusal and caveat is explained in a sentence', () => {
  for (const sentence of [...Object.values(REFUSALS), ...Object.values(CAVEATS)]) {
    expect(sentence).toMatch(/^[A-Z].*\.$/)
  }
})

test('a computed result carries method, n and caveats, and a refusal its reason', () => {
  const yes = computed(METHOD, 3, 1.5, [{ code: 'TWO_POINT' }])
  expect(yes).toEqual({ value: 1.5, method: METHOD, n: 3, caveats: [{ code: 'TWO_POINT' }] })
  const no = refused(METHOD, 'NOT_COMPARABLE', 'They differ.', ['unit'])
  expect(no).toEqual({
    refused: { reason: 'NOT_COMPARABLE', detail: 'They differ.', attributes: ['unit'] },
    method: METHOD,
  })
  expect(whyNot(no)).toEqual({ reason: 'NOT_COMPARABLE', note: 'They differ.' })
  expect([isComputed(yes), isComputed(no)]).toEqual([true, false])
})

test("an input's own reason passes through with its note", () => {
  const { refused: refusal } = refusedFor(METHOD, 'Value', { reason: 'WITHHELD_FOI', note: 'Section 43' })
  expect(refusal).toMatchObject({ reason: 'WITHHELD_FOI', detail: 'Value: Section 43' })
})
