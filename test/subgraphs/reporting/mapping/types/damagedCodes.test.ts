import { withoutDamage } from '../../../../../subgraphs/reporting/mapping/types/damagedCodes'
import { codeReader } from '../../../../../subgraphs/reporting/mapping/types/words'
import { typed, written } from './rawCells'

const reader = (pattern?: string) => withoutDamage(codeReader(undefined, pattern), pattern)

it.each([
  ['1.23457E+11', 'is a number whose last digits a spreadsheet has cut off'],
  ['2E5', 'is a number whose last digits a spreadsheet has cut off'],
  ['03-Jan', 'is what a spreadsheet makes of a code that it takes for a date'],
  ['Mar-01', 'is what a spreadsheet makes of a code that it takes for a date'],
])('%j %s', (text, wrong) => {
  expect(reader()(written(text))).toMatchObject({ code: 'DAMAGED_CODE', wrong })
})

it('leaves alone what no spreadsheet makes, what is typed, and what a pattern is for', () => {
  for (const text of ['MAR-01', 'E12', 'ALP-7', '3-1', '123456'])
    expect(reader()(written(text))).toEqual({ value: text })
  expect(reader('^\\d{2}-[A-Z][a-z]{2}$')(written('03-Jan'))).toEqual({ value: '03-Jan' })
  expect(reader()(typed({ kind: 'NUMBER', value: '123457000000' }))).toEqual({ value: '123457000000' })
})

it('tells of the number of a day among codes of another form, and of none among numbers', () => {
  const told = (...texts: readonly string[]) => {
    const read = reader()
    for (const text of texts) read(written(text))
    return read.columnNote?.()
  }
  // Excel: 45292 is 1 January 2024.
  expect(told('ALP-1', '45292')).toMatchObject({ code: 'DAMAGED_CODE', text: '45292' })
  expect(told('45291', '45292', '45293')).toBeUndefined()
  expect(told('ALP-1', '45292', '17')).toBeUndefined()
  expect(told('ALP-1')).toBeUndefined()
})
