import { Book } from '../../../../schema/facts/snapshots/book'
import { figureId, figureOf, headOf } from '../../../../schema/facts/figures/figure'
import { revisionsOf } from '../../../../subgraphs/member/views/revisions'
import { factRecord, snapshotOf } from '../../../support/fictional'

const forecast = (value: string | { readonly reason: 'NOT_PROVIDED' }) =>
  factRecord('Milestone', { programme: 'alpha', milestone: 'go-live', name: 'Go-live', forecast: value })

describe('the revisions of a figure', () => {
  const book = new Book('alpha')
  const said = ['2027-01-31', '2027-01-31', '2027-06-30', { reason: 'NOT_PROVIDED' as const }]
  said.forEach((value, i) => {
    book.add(snapshotOf({ sequence: i + 1, returnId: 'plan', records: [forecast(value)] }))
  })
  const [first] = book.after(0)
  if (first === undefined) throw new Error('the book has no snapshot')
  const fact = { member: 'alpha', record: forecast('2027-01-31'), snapshot: headOf(first) }
  const id = figureId(figureOf(fact, 'forecast'))
  const at = (sequence: number) => {
    const state = book.at(sequence)
    if (state === undefined) throw new Error(`the book has no snapshot ${sequence}`)
    return revisionsOf(state, [id])[0]?.map(({ figure, snapshot }) => [
      snapshot.sequence,
      figure.cell.value ?? figure.cell.reason,
    ])
  }

  it('are one for each snapshot in which what it says is new', () => {
    expect(at(4)).toEqual([
      [1, '2027-01-31'],
      [3, '2027-06-30'],
      [4, 'NOT_PROVIDED'],
    ])
  })

  it('never look ahead of the state that is asked', () => {
    expect(at(2)).toEqual([[1, '2027-01-31']])
  })

  it('are none for a figure that the member does not state', () => {
    const state = book.at(4)
    expect(state && revisionsOf(state, ['fig_nothing', id]).map(({ length }) => length)).toEqual([0, 3])
  })
})
