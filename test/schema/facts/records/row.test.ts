import type { FactRow } from '../../../../schema/facts/records/row'
import { keyOfRow, recordOfRow } from '../../../../schema/facts/records/row'

const row: FactRow = {
  type: 'MeasureTarget',
  fields: [
    { name: 'version', where: { column: 2, heading: 'Version' } },
    { name: 'measure', where: { column: 1, heading: 'Measure' } },
    { name: 'effectiveFrom' },
  ],
  cells: [
    { reason: 'NOT_PROVIDED', raw: '-' },
    { value: 'm' },
    { value: '2026', where: { sheet: 'Cover', cell: 'B2' } },
  ],
  where: { file: 'a.csv', record: 3, row: 4 },
}

describe('a row', () => {
  it('is the record of which each cell stands in the row, at its own column', () => {
    expect(recordOfRow(row)).toEqual({
      type: 'MeasureTarget',
      key: 'm\u001f\u001f2026',
      fields: {
        version: {
          reason: 'NOT_PROVIDED',
          raw: '-',
          where: { file: 'a.csv', record: 3, row: 4, column: 2, heading: 'Version' },
        },
        measure: {
          value: 'm',
          where: { file: 'a.csv', record: 3, row: 4, column: 1, heading: 'Measure' },
        },
        effectiveFrom: { value: '2026', where: { sheet: 'Cover', cell: 'B2' } },
      },
    })
  })

  it('has the key of its key fields, in the order of the type, an absent one empty', () => {
    const [version, measure] = row.fields
    expect(keyOfRow({ ...row, fields: [version, measure].flatMap((field) => field ?? []) })).toBe(
      'm\u001f\u001f',
    )
  })
})
