import { percentReader } from '../../../../../subgraphs/reporting/mapping/types/percents'
import { signReversed } from '../../../../../subgraphs/reporting/mapping/types/signReversed'
import { typed, written } from './rawCells'

describe('a number whose owner counts the other way', () => {
  const read = signReversed(percentReader('percent'))

  it.each([
    ['-18.18%', '18.18'],
    ['5.50%', '-5.50'],
    ['(5)%', '5'],
    ['0%', '0'],
    ['0.00', '0.00'],
  ])('%j is %s points', (text, value) => {
    expect(read(written(text))).toEqual({ value })
  })

  it('keeps every digit of what a workbook calculated', () => {
    // `=-5/27.5` in a cell shown as a percentage.
    const cell = typed({ kind: 'NUMBER', value: '-0.181818181818182' })
    expect(signReversed(percentReader('fraction'))(cell)).toEqual({ value: '18.1818181818182' })
  })

  it('leaves what is wrong as it was', () => {
    expect(read(written('about 5'))).toEqual(percentReader('percent')(written('about 5')))
  })
})
