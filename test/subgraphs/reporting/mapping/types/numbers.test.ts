import { readInteger, readNumber } from '../../../../../subgraphs/reporting/mapping/types/numbers'
import { shown, typed, written } from './rawCells'

describe('numbers', () => {
  it('reads plain numbers, typed or written', () => {
    expect(readNumber(written(' 1,250.5\u00a0'))).toEqual({ value: '1250.5' })
    expect(readNumber(typed({ kind: 'NUMBER', value: '0.1' }))).toEqual({ value: '0.1' })
  })

  it('refuses what is none, a true or a date among them', () => {
    const wrong = {
      code: 'BAD_NUMBER',
      wrong: 'is not a number',
      right: 'plain digits such as 1250 or 1,250.5',
    }
    expect(readNumber(written('twelve'))).toEqual(wrong)
    expect(readNumber(typed({ kind: 'BOOLEAN', value: true }))).toEqual(wrong)
    expect(readNumber(typed({ kind: 'DATE', value: '2026-01-02' }))).toEqual(wrong)
  })

  it('reads whole numbers, and refuses others', () => {
    expect(readInteger(written('12.00'))).toEqual({ value: '12' })
    expect(readInteger(written('12.5'))).toMatchObject({ code: 'BAD_NUMBER', wrong: 'is not a whole number' })
  })

  it('takes a number with its unit, and refuses one that is shown as money or in thousands', () => {
    expect(readNumber(shown('12.5 FTE', '12.5', { after: ' FTE' }))).toEqual({ value: '12.5' })
    expect(readInteger(shown('00012', '12', { isIdentifier: true }))).toEqual({ value: '12' })
    expect(readNumber(shown('12.5', '12.5', { dividedBy: 1000 }))).toEqual({ value: '12.5' })
    expect(readNumber(shown('£5', '5', { before: '£', currency: '£' }))).toMatchObject({ code: 'BAD_NUMBER' })
    expect(readNumber(shown('12.5k', '12.5', { after: 'k' }))).toMatchObject({ code: 'BAD_NUMBER' })
  })
})
