import fc from 'fast-check'

import { figureId, markOf, subjectMark } from '../../../schema/facts/figure'
import { placeOfFigure } from '../../../schema/facts/figureIndex'
import { fictionalBooks } from '../../support/fictional'

const identity = fc.record({
  member: fc.string(),
  type: fc.string(),
  key: fc.string(),
  field: fc.string(),
})

describe('the id of a figure', () => {
  it('is opaque: 22 letters that are fit for an address', () => {
    fc.assert(fc.property(identity, (one) => /^fig_[\w-]{22}$/.test(figureId(one))))
  })

  it('begins with the mark of its subject, whatever its field', () => {
    fc.assert(
      fc.property(identity, fc.string(), (one, field) => {
        expect(markOf(figureId(one))).toBe(subjectMark(one))
        expect(markOf(figureId({ ...one, field }))).toBe(subjectMark(one))
      }),
    )
  })

  it('differs where any part of the identity does, and where a part moves into another', () => {
    const one = { member: 'alpha', type: 'Milestone', key: 'alpha\u001fopen', field: 'forecast' }
    const others = [
      { ...one, member: 'beta' },
      { ...one, type: 'Observation' },
      { ...one, key: 'alpha\u001fclose' },
      { ...one, field: 'actual' },
      { ...one, member: 'alphaMilestone', type: '' },
    ]
    expect(new Set([one, ...others].map(figureId)).size).toBe(6)
  })

  it('has marks that few subjects share', () => {
    const marks = Array.from({ length: 20_000 }, (_, i) =>
      subjectMark({ member: 'alpha', type: 'Observation', key: `accuracy/${i}` }),
    )
    // Of 20,000 among 2^24 marks about 12 pairs fall together by chance: n²/2 / 2^24 = 11.9.
    expect(marks.length - new Set(marks).size).toBeLessThan(60)
  })

  it('leads back to the record and the field', () => {
    const book = fictionalBooks().get('alpha')
    const state = book?.at(book.latest)
    if (state === undefined) throw new Error('alpha has no state')
    for (const fact of state.facts('Milestone').values()) {
      const { type, key } = fact.record
      const id = figureId({ member: 'alpha', type, key, field: 'forecast' })
      expect(placeOfFigure(state, id)).toEqual({ fact, field: 'forecast' })
    }
    expect(placeOfFigure(state, 'fig_nobody')).toBeUndefined()
  })
})
