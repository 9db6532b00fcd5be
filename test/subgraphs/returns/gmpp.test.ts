import { Book } from '../../../schema/facts/snapshots/book'
import { reportCopiesOf } from '../../../subgraphs/member/views/reportCopies'
import { factRecord, snapshotOf } from '../../support/fictional'
import type { ShippedRow } from '../../support/reporting/shippedReturns'
import { clusterRows } from '../../support/reporting/shippedReturns'

/** The panel of the departments' files, row by row: cluster, reference date, field, value. */
const PUBLISHED = [
  ['synergy', '2024-03-31', 'centralRating', 'AMBER'],
  ['synergy', '2025-03-31', 'centralRating', 'RED'],
  ['synergy', '2026-03-31', 'centralRating', 'AMBER'],
  ['matrix', '2024-03-31', 'centralRating', '(WITHHELD_FOI)'],
  ['matrix', '2025-03-31', 'centralRating', 'AMBER'],
  ['matrix', '2026-03-31', 'centralRating', '(NOT_RATED)'],
  ['matrix', '2026-03-31', 'seniorResponsibleOwnerRating', 'RED'],
  ['unity', '2024-03-31', 'centralRating', 'AMBER'],
  ['unity', '2025-03-31', 'centralRating', 'AMBER'],
  ['unity', '2026-03-31', 'centralRating', 'RED'],
  ['synergy', '2025-03-31', 'wholeLifeCost', '2450.59'],
  ['synergy', '2026-03-31', 'wholeLifeCost', '1990.99'],
  ['synergy', '2025-03-31', 'benefits', '776.12'],
  ['synergy', '2026-03-31', 'approvedEnd', '2029-01-31'],
  ['matrix', '2026-03-31', 'approvedEnd', '2027-11-27'],
  ['unity', '2024-03-31', 'wholeLifeCost', '437'],
  ['unity', '2026-03-31', 'approvedEnd', '2028-04-30'],
  ['unity', '2026-03-31', 'yearForecast', '66.98'],
] as const

const CLUSTERS_OF_GMPP = ['synergy', 'matrix', 'unity'] as const

describe('the GMPP of 2024, 2025 and 2026', () => {
  let panel: readonly ShippedRow[] = []
  let copies: readonly ShippedRow[] = []
  beforeAll(async () => {
    panel = await clusterRows('gmpp-panel')
    copies = await clusterRows('gmpp-copy')
  })

  it.each(PUBLISHED)('has of %s at %s: %s', (member, date, field, value) => {
    const found = panel.filter((row) => row.member === member && row.cells['referenceDate'] === date)
    expect(found.map(({ cells }) => cells[field])).toEqual([value])
  })

  it('is a copy, and says so', () => {
    expect(panel).toHaveLength(9)
    for (const { origin, publication } of panel) {
      expect(origin).toBe('THIRD_PARTY_COPY')
      expect(publication).toContain('originals not seen')
    }
  })

  it('keeps real prices apart from those of the years before', () => {
    const bases = panel.map(({ cells }) => `${cells['referenceDate'] ?? ''} ${cells['priceBase'] ?? ''}`)
    expect(new Set(bases)).toEqual(
      new Set(['2024-03-31 nominal', '2025-03-31 nominal', '2026-03-31 real, base year not stated']),
    )
  })

  it.each(CLUSTERS_OF_GMPP)('stands beside the other copy, and says where the two agree: %s', (member) => {
    const records = [...panel, ...copies]
      .filter((row) => row.member === member)
      .map(({ source, cells }) =>
        factRecord(
          source === 'gmpp-copy' ? 'ReportCopy' : 'ProgrammeReport',
          Object.fromEntries(
            Object.entries(cells).map(([name, text]) => [
              name,
              text.startsWith('(') ? ({ reason: 'NOT_RATED' } as const) : text,
            ]),
          ),
        ),
      )
    const book = new Book(member)
    book.add(snapshotOf({ records }))
    const state = book.at(1)
    const found = state === undefined ? [] : reportCopiesOf(state)
    const told = found.map(({ referenceDate, fields }) => [
      referenceDate,
      ...fields.map(({ field, agreement }) => `${field} ${agreement}`),
    ])
    // The copy takes both years for real prices of 2024-25, the panel only the second, of no stated year.
    const cost = ['wholeLifeCost AGREES', 'priceBase DIFFERS']
    expect(told).toEqual([
      ['2025-03-31', 'rating AGREES', ...cost],
      // Blank in the copy: Red by the programme's own senior responsible owner.
      ['2026-03-31', member === 'matrix' ? 'rating ONLY_REPORT' : 'rating AGREES', ...cost],
    ])
  })
})
