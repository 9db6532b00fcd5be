import type { Publication } from '../../../tools/backtest/publications'
import type { FieldValue } from '../../support/fictional/records'
import { factRecord } from '../../support/fictional/records'

export type Row = Readonly<Record<string, FieldValue>>

/** A publication of invented projects: what a row does not say is Amber on five points, DEPT, 2015 to 2025. */
export function publicationOf(year: number, rows: readonly Row[], scale = 'FIVE_POINT'): Publication {
  const referenceDate = `${year}-03-31`
  return {
    year,
    referenceDate,
    knownFrom: `${year}-07-31`,
    notes: [],
    records: rows.map((row) => {
      const name = typeof row['publishedName'] === 'string' ? row['publishedName'] : ''
      const id = typeof row['externalId'] === 'string' ? row['externalId'] : undefined
      return factRecord('ProgrammeReport', {
        programme: id ?? `DEPT: ${name}`,
        referenceDate,
        department: 'DEPT',
        scale,
        centralRating: 'AMBER',
        approvedStart: '2015-01-01',
        approvedEnd: '2025-01-01',
        wholeLifeCost: '100',
        benefits: { reason: 'NOT_APPLICABLE' },
        ...row,
      })
    }),
  }
}
