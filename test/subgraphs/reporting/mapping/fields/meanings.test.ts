import type { TypedField } from '../../../../../subgraphs/reporting/mapping/written/fieldSchema'
import { meanings } from '../../../../../subgraphs/reporting/mapping/fields/meanings'
import { compileSentinels } from '../../../../../subgraphs/reporting/mapping/fields/sentinels'
import { readNumber } from '../../../../../subgraphs/reporting/mapping/types/numbers'
import { readText } from '../../../../../subgraphs/reporting/mapping/types/words'
import { typed, written } from '../types/rawCells'

const sentinels = compileSentinels([
  { match: '^tbc', reason: 'NOT_YET_KNOWN' },
  { match: '^exempt', reason: 'WITHHELD_FOI' },
  { match: '^99$', reason: 'NOT_PROVIDED' },
])

const ofNumber = meanings({ type: 'number', from: 'Value' } as TypedField, readNumber, sentinels)
const ofText = meanings({ type: 'text', from: 'Note' } as TypedField, readText, sentinels)

describe('what a cell means', () => {
  it('is its value, where no placeholder says otherwise', () => {
    expect(ofNumber(written('1,050.75'))).toEqual({ value: '1050.75' })
    expect(ofText(written('On track'))).toEqual({ value: 'On track' })
  })

  it('is the reason of a placeholder, with the sections that it names', () => {
    expect(ofNumber(written('TBC'))).toEqual({ reason: 'NOT_YET_KNOWN' })
    expect(ofNumber(written('Exempt under section 43(2)'))).toEqual({
      reason: 'WITHHELD_FOI',
      note: 'section 43(2)',
    })
  })

  it('is the reason of a placeholder before it is a value, typed or not', () => {
    expect(ofNumber(written('99'))).toEqual({ reason: 'NOT_PROVIDED' })
    expect(ofNumber(typed({ kind: 'NUMBER', value: '99' }))).toEqual({ reason: 'NOT_PROVIDED' })
    expect(ofNumber(written('99.0'))).toEqual({ value: '99.0' })
  })

  it('is what is wrong, where it is neither', () => {
    expect(ofNumber(written('about ten'))).toMatchObject({ code: 'BAD_NUMBER' })
  })

  it('is words where words are wanted, however they begin, once they are longer than any placeholder', () => {
    const long = `TBC by the board: ${'word '.repeat(60)}`.trim()
    expect(ofText(written(long))).toEqual({ value: long })
    expect(ofText(written('TBC by the board'))).toEqual({ reason: 'NOT_YET_KNOWN' })
    expect(ofNumber(written(long))).toEqual({ reason: 'NOT_YET_KNOWN' })
  })
})
