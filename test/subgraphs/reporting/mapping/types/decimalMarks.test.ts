import { withDecimalMark } from '../../../../../subgraphs/reporting/mapping/types/decimalMarks'
import { moneyReader } from '../../../../../subgraphs/reporting/mapping/types/money'
import { readNumber } from '../../../../../subgraphs/reporting/mapping/types/numbers'
import { typed, written } from './rawCells'

describe('a decimal comma', () => {
  const read = withDecimalMark(readNumber, 'comma', false)

  it.each([
    ['12,5', '12.5'],
    ['12,345', '12.345'],
    ['1.234,56', '1234.56'],
    ['1 234,5', '1234.5'],
    ['1\u202f234\u202f567', '1234567'],
    ['-0,25', '-0.25'],
  ])('%j is %s', (text, value) => {
    expect(read(written(text))).toEqual({ value })
  })

  it('is none of a number that its source typed, and stands in money too', () => {
    expect(read(typed({ kind: 'NUMBER', value: '12.5' }))).toEqual({ value: '12.5' })
    expect(withDecimalMark(moneyReader(1000000, 1000000), 'comma', false)(written('£1.234,5m'))).toEqual({
      value: '1234.5',
    })
  })
})

describe('a column that says nothing of its decimal mark', () => {
  function fault(mayBeComma: boolean, ...texts: readonly string[]) {
    const read = withDecimalMark(readNumber, undefined, mayBeComma)
    for (const text of texts) read(written(text))
    return read.columnFault?.()
  }

  it('is refused where a number has a decimal comma and none a decimal point', () => {
    expect(fault(false, '12,345', '12,5')).toMatchObject({ code: 'DECIMAL_COMMA', text: '12,5' })
    expect(fault(false, '1.234,567')).toMatchObject({ code: 'DECIMAL_COMMA' })
  })

  it('stands where a number has a decimal point, or two thousands commas', () => {
    expect(fault(true, '12,345', '3.5')).toBeUndefined()
    expect(fault(true, '12,345', '1,234,567')).toBeUndefined()
    expect(fault(false, '12,5', '1,234.5')).toBeUndefined()
  })

  it('is refused in a file parted by semicolons where nothing says which, and read in another', () => {
    expect(fault(true, '12,345', '7')).toMatchObject({ code: 'DECIMAL_COMMA', text: '12,345' })
    expect(fault(false, '12,345', '7')).toBeUndefined()
    expect(withDecimalMark(readNumber, 'point', true).columnFault).toBeUndefined()
  })
})
