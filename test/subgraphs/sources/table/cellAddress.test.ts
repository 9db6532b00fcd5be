import {
  cellAddress,
  columnLetters,
  contains,
  parseCellAddress,
  parseCellRange,
} from '../../../../subgraphs/sources/table/cellAddress'

describe('addresses of cells', () => {
  it('letter columns as a spreadsheet does', () => {
    expect([1, 26, 27, 35, 702, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AI', 'ZZ', 'AAA'])
  })

  it('are read and written alike', () => {
    for (const address of ['A1', 'Z9', 'AA10', 'ZZ5000', 'XFD1048576']) {
      const position = parseCellAddress(address)
      expect(position === undefined ? undefined : cellAddress(position)).toBe(address)
    }
    expect(parseCellAddress('$c$11')).toEqual({ row: 10, column: 2 })
  })

  it.each(['', 'A', '1', 'A0', 'XFE1', 'A1048577', 'AAAA1', 'A1:B2', 'Sheet!A1'])('are not: %j', (text) => {
    expect(parseCellAddress(text)).toBeUndefined()
  })

  it('make ranges, the first cell before the last', () => {
    const range = parseCellRange('B2:C4')
    expect(range).toEqual({ first: { row: 1, column: 1 }, last: { row: 3, column: 2 } })
    expect(['A1', 'C2:B4', 'B4:C2', 'A1:B2:C3'].map(parseCellRange)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('lie in a range or not, its corners included', () => {
    const range = { first: { row: 1, column: 1 }, last: { row: 3, column: 2 } }
    const inside = [
      [1, 1],
      [3, 2],
      [0, 1],
      [1, 0],
      [4, 2],
      [3, 3],
    ].map(([row = 0, column = 0]) => contains(range, { row, column }))
    expect(inside).toEqual([true, true, false, false, false, false])
  })
})
