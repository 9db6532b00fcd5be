import fc from 'fast-check'

import type { Figure, FigureIdentity } from '../../../../schema/facts/figures/figure'
import {
  absentFigure,
  figureId,
  figureKey,
  figureKeyIn,
  figureOf,
  headOf,
  markOf,
  subjectMark,
} from '../../../../schema/facts/figures/figure'
import { placeOfFigure } from '../../../../schema/facts/figures/figureIndex'
import { factRecord, fictionalBooks, snapshotOf } from '../../../support/fictional'

const identity = fc.record({
  member: fc.string(),
  type: fc.string(),
  key: fc.string(),
  field: fc.string(),
})

const absent = (one: FigureIdentity, note?: string) =>
  figureId(absentFigure(one, 'COUNT', { reason: 'NOT_PROVIDED', note }))

describe('the id of a figure', () => {
  it('is opaque: 28 letters that are fit for an address', () => {
    fc.assert(fc.property(identity, (one) => /^fig_[\w-]{28}$/.test(absent(one))))
  })

  it('begins with the mark of its subject, whatever its field, and with its key, whatever it says', () => {
    fc.assert(
      fc.property(identity, fc.string(), (one, text) => {
        expect(markOf(absent(one))).toBe(subjectMark(one))
        expect(markOf(absent({ ...one, field: text }))).toBe(subjectMark(one))
        expect(figureKeyIn(absent(one, text))).toBe(figureKey(one))
      }),
    )
  })

  it('differs wherever the figure answers anything else, and nowhere else', () => {
    const whole: Figure = {
      identity: { member: 'portfolio', type: 'Computed', key: 'alpha', field: 'gap' },
      cell: { value: '1', raw: '1.0', note: 'n', where: { file: 'a.csv', row: 2 } },
      kind: 'NUMBER',
      unit: 'COUNT',
      origin: 'REPORTED',
      basis: { priceBase: '2024' },
      period: '2026-01',
    }
    const others: Partial<Figure>[] = [
      { cell: { ...whole.cell, value: '2' } as Figure['cell'] },
      { cell: { reason: 'NOT_PROVIDED' } },
      { cell: { reason: 'NOT_PROVIDED', note: 'n' } },
      { cell: { ...whole.cell, raw: '1' } as Figure['cell'] },
      { cell: { ...whole.cell, where: { file: 'a.csv', row: 3 } } as Figure['cell'] },
      { kind: 'CODE' },
      { unit: 'DAYS' },
      { origin: 'PRESS' },
      { basis: {} },
      { basis: { horizon: '2024' } },
      { period: '2026-02' },
      { snapshot: headOf(snapshotOf({ sequence: 1, records: [] })) },
      { snapshot: headOf(snapshotOf({ sequence: 2, records: [] })) },
    ]
    const ids = [whole, ...others.map((other) => ({ ...whole, ...other }))].map(figureId)
    expect(new Set(ids).size).toBe(1 + others.length)
    expect(figureId({ ...whole, cell: { ...whole.cell } })).toBe(ids[0])
  })

  it('is that of its reading for a figure that was read: another where it is read again', () => {
    const record = factRecord('Milestone', { programme: 'alpha', milestone: 'open', name: 'Open' })
    const read = (sequence: number) =>
      figureId(
        figureOf(
          { member: 'alpha', record, snapshot: headOf(snapshotOf({ sequence, records: [record] })) },
          'name',
        ),
      )
    expect(read(1)).toBe(read(1))
    expect(read(1)).not.toBe(read(2))
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
    expect(new Set([one, ...others].map(figureKey)).size).toBe(6)
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
      const id = figureId(figureOf(fact, 'forecast'))
      expect(placeOfFigure(state, id)).toEqual({ fact, field: 'forecast' })
    }
    expect(placeOfFigure(state, 'fig_nobody')).toBeUndefined()
  })
})
