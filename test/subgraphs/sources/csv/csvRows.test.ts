import fc from 'fast-check'

import { LineCount } from '../../../../base/text/lineCount'
import { parsed } from '../../../../subgraphs/sources/csv/csvRecords'
import type { PartedRows } from '../../../../subgraphs/sources/csv/csvRows'
import { partedRows, wellFormedRows } from '../../../../subgraphs/sources/csv/csvRows'

const STRICT = { delimiter: ',', areQuotesLenient: false }

/** What csv-parse makes of a text; nothing where it breaks off. */
function asCsvParse(text: string, delimiter: string): PartedRows | undefined {
  const utf8 = Buffer.from(text)
  const lines = new LineCount(utf8)
  try {
    const records = parsed(utf8, { delimiter, areQuotesLenient: false })
    return {
      cells: records.map(({ record }) => record),
      lines: records.map(({ info }) => lines.endingBefore(info.bytes)),
    }
  } catch {
    return undefined
  }
}

const DELIMITERS = fc.constantFrom(',', ';', '\t')
const ENDS = fc.constantFrom('\n', '\r\n', '\r')

/** Text of little else than what CSV is made of, so that most of it is broken somewhere. */
const anything = fc
  .array(
    fc.constantFrom('"', '""', ',', ';', '\t', '\n', '\r', '\r\n', ' ', 'a', '£', '𝄞', '\u0000', '\ufeff'),
  )
  .map((parts) => parts.join(''))

const bare = fc.stringMatching(/^[^",;\t\r\n\ud800-\udfff]*$/u)
const quoted = fc
  .array(fc.constantFrom('""', ',', ';', '\t', '\n', '\r', '\r\n', 'a', '£5', '𝄞', ' '))
  .map((parts) => `"${parts.join('')}"`)

/** A text as it should be, of rows that need not be of one length, each ended in its own way. */
const wellFormed = (delimiter: string) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.array(fc.oneof(bare, quoted), { minLength: 1, maxLength: 5 }), ENDS), {
        maxLength: 8,
      }),
      fc.boolean(),
    )
    .map(([rows, isEnded]) => {
      const text = rows.map(([cells, end]) => cells.join(delimiter) + end).join('')
      return isEnded ? text : text.replace(/(?:\r\n|\n|\r)$/, '')
    })

describe('rows parted without csv-parse', () => {
  it('are those of csv-parse, or are left to it, whatever the text', () => {
    let parted = 0
    fc.assert(
      fc.property(anything, DELIMITERS, (text, delimiter) => {
        const rows = wellFormedRows(text, delimiter)
        if (rows === undefined) return
        parted += 1
        expect(rows).toEqual(asCsvParse(text, delimiter))
      }),
      { seed: 4180, numRuns: 20_000 },
    )
    expect(parted).toBeGreaterThan(2_000)
  })

  it('are left to csv-parse only where quotation marks do not stand as they should', () => {
    const texts = DELIMITERS.chain((delimiter) => fc.tuple(wellFormed(delimiter), fc.constant(delimiter)))
    fc.assert(
      fc.property(texts, ([text, delimiter]) => {
        const rows = wellFormedRows(text, delimiter)
        expect(rows).toBeDefined()
        expect(rows).toEqual(asCsvParse(text, delimiter))
      }),
      { seed: 4180, numRuns: 5_000 },
    )
  })

  it.each([
    ['a"b,c\n', 'INVALID_OPENING_QUOTE'],
    ['"a"b,c\n', 'CSV_INVALID_CLOSING_QUOTE'],
    ['a,"b\n', 'CSV_QUOTE_NOT_CLOSED'],
  ])('leave %j to csv-parse, which says what is wrong', (text, code) => {
    expect(wellFormedRows(text, ',')).toBeUndefined()
    expect(() => partedRows(Buffer.from(text), STRICT)).toThrow(expect.objectContaining({ code }))
  })

  it('are what csv-parse has where it bears with what is not well formed', () => {
    // csv-parse takes NUL for the end of the text behind a closing quotation mark.
    expect(wellFormedRows('"a"\u0000,b\n', ',')).toBeUndefined()
    expect(partedRows(Buffer.from('"a"\u0000,b\n'), STRICT)).toEqual({
      cells: [['a\u0000', 'b']],
      lines: [1],
    })
  })

  it('are no more than are wanted', () => {
    expect(wellFormedRows('a\nb\n"c', ',', 2)).toEqual({ cells: [['a'], ['b']], lines: [1, 2] })
  })
})
