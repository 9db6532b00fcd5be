import { reportCopiesOf } from '../../../../subgraphs/member/views/reportCopies'
import { Book } from '../../../../schema/facts/snapshots/book'
import { factRecord, snapshotOf } from '../../../support/fictional'

const report = factRecord('ProgrammeReport', {
  programme: 'alpha',
  referenceDate: '2025-03-31',
  centralRating: { reason: 'NOT_RATED' },
  seniorResponsibleOwnerRating: 'RED',
  wholeLifeCost: '150',
})

const copy = (referenceDate: string, fields: Parameters<typeof factRecord>[1] = {}) =>
  factRecord('ReportCopy', {
    programme: 'alpha',
    referenceDate,
    rating: 'RED',
    wholeLifeCost: '150.0',
    priceBase: '2024-25 real',
    ...fields,
  })

function agreements(...copies: readonly ReturnType<typeof copy>[]) {
  const book = new Book('alpha')
  book.add(snapshotOf({ records: [report, ...copies] }))
  const state = book.at(1)
  return (state === undefined ? [] : reportCopiesOf(state)).map(({ referenceDate, fields }) => [
    referenceDate,
    ...fields.map(({ field, agreement }) => `${field} ${agreement}`),
  ])
}

describe('another copy of a report', () => {
  it('agrees by value, whoever rated and however many digits stand there', () => {
    expect(agreements(copy('2025-03-31'))).toEqual([
      ['2025-03-31', 'rating AGREES', 'wholeLifeCost AGREES', 'priceBase ONLY_COPY'],
    ])
  })

  it('differs, leaves out, or says nothing either', () => {
    const other = copy('2025-03-31', {
      rating: 'AMBER',
      wholeLifeCost: { reason: 'UNAVAILABLE' },
      priceBase: { reason: 'NOT_PROVIDED' },
    })
    expect(agreements(other)).toEqual([
      ['2025-03-31', 'rating DIFFERS', 'wholeLifeCost ONLY_REPORT', 'priceBase NEITHER'],
    ])
  })

  it('stands alone for a day that no report describes', () => {
    expect(agreements(copy('2024-03-31'))).toEqual([
      ['2024-03-31', 'rating ONLY_COPY', 'wholeLifeCost ONLY_COPY', 'priceBase ONLY_COPY'],
    ])
  })
})
