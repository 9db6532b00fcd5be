import {
  booleanReader,
  codeReader,
  enumReader,
  readText,
  tidy,
} from '../../../../../subgraphs/reporting/mapping/types/words'
import { shown, typed, written } from './rawCells'

const changed = {
  code: 'BAD_TEXT',
  wrong: 'is a date where words are wanted; a spreadsheet may have changed it',
  right: 'the words, in a cell formatted as text',
}

describe('words', () => {
  it('keeps paragraphs, and makes white space and line ends one kind', () => {
    expect(tidy(' a \u00a0b\r\r\r\nc\rd\n\n\n\ne\u009df ')).toBe('a b\nc\nd\n\nef')
  })

  it('refuses a date that a spreadsheet made of words', () => {
    expect(readText(typed({ kind: 'DATE', value: '2026-01-02' }))).toEqual(changed)
    expect(codeReader(undefined, undefined)(typed({ kind: 'DATE', value: '2026-01-02' }))).toEqual(changed)
  })

  it('takes a number as the text that a person sees', () => {
    expect(readText({ text: '012', typed: { kind: 'NUMBER', value: '12' }, place: {} })).toEqual({
      value: '012',
    })
  })
})

describe('codes', () => {
  it('are folded to one case where the field says so', () => {
    expect(codeReader('upper', undefined)(written(' DfT_0022_1415-Q4'))).toEqual({
      value: 'DFT_0022_1415-Q4',
    })
    expect(codeReader('lower', undefined)(written('Payroll'))).toEqual({ value: 'payroll' })
    expect(codeReader(undefined, undefined)(written('Ab'))).toEqual({ value: 'Ab' })
  })

  it('must fit their pattern, and be no number where there is one', () => {
    const read = codeReader('upper', '^[A-Z]+_\\d{4}$')
    expect(read(written('dft_0022'))).toEqual({ value: 'DFT_0022' })
    expect(read(written('22'))).toEqual({
      code: 'BAD_TEXT',
      wrong: 'is not an identifier of the expected form',
      right: '/^[A-Z]+_\\d{4}$/',
    })
    expect(read(typed({ kind: 'NUMBER', value: '22' }))).toMatchObject({
      wrong: 'is a number where an identifier is wanted',
    })
  })
})

describe('codes that are numbers', () => {
  it('are what their format shows where it pads them or has words beside them', () => {
    const read = codeReader(undefined, '^(ALP-)?\\d+$')
    expect(read(shown('00123', '123', { isIdentifier: true }))).toEqual({ value: '00123' })
    expect(read(shown('ALP-007', '7', { before: 'ALP-', isIdentifier: true }))).toEqual({ value: 'ALP-007' })
  })

  it('are their digits where it groups them or shows decimals', () => {
    const read = codeReader(undefined, undefined)
    expect(read(shown('No. 1234', '1234', { before: 'No. ' }))).toEqual({ value: '1234' })
    expect(read(typed({ kind: 'NUMBER', value: '1234' }))).toEqual({ value: '1234' })
  })
})

describe('mapped words', () => {
  it('are read heedless of case, and no others', () => {
    const read = enumReader({ Open: 'OPEN', 'In progress': 'OPEN', closed: 'DONE' })
    expect(read(written('in  Progress'))).toEqual({ value: 'OPEN' })
    expect(read(written('gone'))).toEqual({
      code: 'BAD_ENUM',
      wrong: 'is not one of the values mapped',
      right: 'Open, In progress, closed',
    })
  })

  it('are yes or no', () => {
    const read = booleanReader(['Yes', 'Y'], ['No'])
    expect(read(written('y'))).toEqual({ value: 'true' })
    expect(read(written('NO'))).toEqual({ value: 'false' })
    expect(read(typed({ kind: 'BOOLEAN', value: false }))).toEqual({ value: 'false' })
    expect(read(written('perhaps'))).toEqual({
      code: 'BAD_BOOLEAN',
      wrong: 'is neither yes nor no',
      right: 'Yes, Y, No',
    })
  })
})
