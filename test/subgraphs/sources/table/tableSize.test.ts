import { MOST_COLUMNS, MOST_RECORDS, refuseTooLarge } from '../../../../subgraphs/sources/table/tableSize'

describe('how large a table may be', () => {
  it.each([
    [0, 0],
    [1_000_000, 10],
    [MOST_RECORDS, 100],
    [10_000, MOST_COLUMNS],
  ])('%d records of %d columns are read', (records, columns) => {
    expect(() => refuseTooLarge('file "a.csv"', records, columns)).not.toThrow()
  })

  it.each([
    [MOST_RECORDS + 1, 1, 'file "a.csv" has more than 2000000 records (at most 2000000) [TABLE_TOO_LARGE]'],
    [1, MOST_COLUMNS + 1, 'file "a.csv" has 16385 columns (at most 16384) [TABLE_TOO_LARGE]'],
    [
      1_000_000,
      1_000,
      'file "a.csv" has 1000000 records of 1000 columns (at most 200000000 cells) [TABLE_TOO_LARGE]',
    ],
  ])('%d records of %d columns are refused', (records, columns, message) => {
    expect(() => refuseTooLarge('file "a.csv"', records, columns)).toThrow(
      expect.objectContaining({ code: 'TABLE_TOO_LARGE', message }),
    )
  })
})
