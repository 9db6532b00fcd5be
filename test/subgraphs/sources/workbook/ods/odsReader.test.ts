import { parseCellRange } from '../../../../../subgraphs/sources/table/cellAddress'
import { readWorkbookFile } from '../../../../../subgraphs/sources/workbook/readWorkbookFile'
import type { ReadSheet, ReadWorkbook } from '../../../../../subgraphs/sources/workbook/sheetReader'
import { rawCellOf } from '../../../../../subgraphs/sources/workbook/rawCellOf'
import { rejectionOf } from '../../../../support/sources/rejectionOf'
import { odsParts, zipOf } from '../zipOf'
import type { ZipPart } from '../zipOf'

async function sheetOf(rows: string, range = 'A1:ZZ5000', maxCells = 1000, more = {}): Promise<ReadSheet> {
  const bytes = zipOf(styled(odsParts(`<table:table table:name="S">${rows}</table:table>`), more))
  const book = await readWorkbookFile({
    bytes,
    range: parseCellRange(range) as NonNullable<ReturnType<typeof parseCellRange>>,
    maxCells,
  })
  return book.sheets[0] as ReadSheet
}

interface Styles {
  /** Those of the content itself. */
  readonly own?: string
  readonly named?: string
}

function styled(parts: readonly ZipPart[], { own = '', named = '' }: Styles): readonly ZipPart[] {
  return [
    ...parts.map(({ name, content }) => ({
      name,
      content: content
        .toString()
        .replace('<office:body>', `<office:automatic-styles>${own}</office:automatic-styles><office:body>`),
    })),
    {
      name: 'styles.xml',
      content: `<office:document-styles><office:styles>${named}</office:styles><office:automatic-styles>${EURO}</office:automatic-styles></office:document-styles>`,
    },
  ]
}

const EURO = `<number:currency-style style:name="N1"><number:currency-symbol>€</number:currency-symbol><number:fill-character> </number:fill-character><number:number number:min-integer-digits="1"/></number:currency-style>`

const range = { first: { row: 0, column: 0 }, last: { row: 9, column: 9 } }

const cell = (content: string, attributes = ''): string =>
  `<table:table-cell ${attributes}>${content}</table:table-cell>`
const row = (cells: string, attributes = ''): string =>
  `<table:table-row ${attributes}>${cells}</table:table-row>`

describe('OpenDocument spreadsheets', () => {
  it('keep rows in groups and heading rows where they stand', async () => {
    const p = (text: string): string => row(cell(`<text:p>${text}</text:p>`))
    const rows = `<table:table-header-rows>${p('1')}</table:table-header-rows><table:table-row-group>${p('2')}<table:table-row-group table:display="false">${p('3')}</table:table-row-group></table:table-row-group>${p('4')}`
    const sheet = await sheetOf(rows)
    expect(sheet.cells.map(({ row: at, value }) => [at, value])).toEqual([
      [0, '1'],
      [1, '2'],
      [2, '3'],
      [3, '4'],
    ])
    expect(sheet.hiddenRows).toEqual([2])
  })

  it('refuse what repeats beyond all bounds before it is unrolled', async () => {
    const bomb = row(
      cell('<text:p>x</text:p>', 'table:number-columns-repeated="16000"'),
      'table:number-rows-repeated="1000000"',
    )
    const before = process.memoryUsage().heapUsed
    const { code, message } = await rejectionOf(sheetOf(bomb, 'A1:XFD1048576'))
    expect([code, message]).toEqual([
      'WORKBOOK_TOO_LARGE',
      'has more than 1000 filled cells in the range read (a smaller `range`, or a larger `maxCells`) [WORKBOOK_TOO_LARGE]',
    ])
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50e6)
  })

  it('tell of filled cells beyond the range, and whether they adjoin it', async () => {
    const filled = (attributes = ''): string => row(cell('<text:p>x</text:p>'), attributes)
    const stray = await sheetOf(`${filled()}${row('', 'table:number-rows-repeated="1048574"')}${filled()}`)
    expect(stray.cells).toHaveLength(1)
    expect(stray.beyond).toEqual({ count: 1, first: { row: 1_048_575, column: 0 }, adjoining: false })
    const going = await sheetOf(filled('table:number-rows-repeated="12"'), 'A1:C10')
    expect([going.cells.length, going.beyond]).toEqual([
      10,
      { count: 2, first: { row: 10, column: 0 }, adjoining: true },
    ])
    const wide = await sheetOf(row(cell('<text:p>x</text:p>', 'table:number-columns-repeated="5"')), 'A1:C10')
    expect([wide.cells.length, wide.beyond]).toEqual([
      3,
      { count: 2, first: { row: 0, column: 3 }, adjoining: true },
    ])
  })

  it('hold no words of drawings, and keep comments apart', async () => {
    const drawn = '<draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame>'
    const noted = '<office:annotation><text:p>one</text:p><text:p>two</text:p></office:annotation>'
    const { cells } = await sheetOf(
      row(
        cell(
          `${noted}${drawn}<text:p>said<text:line-break/>so<text:s text:c="3"/>\n   indeed<text:tab/></text:p>`,
        ),
      ),
    )
    expect(cells).toEqual([
      { row: 0, column: 0, kind: 'TEXT', value: 'said\nso    indeed\t', comment: 'one\ntwo' },
    ])
  })

  it('know values of every kind', async () => {
    const { cells } = await sheetOf(
      row(
        [
          cell('', 'office:value-type="float" office:value="1E-7"'),
          cell('', 'office:value-type="currency" office:value="-12.50"'),
          cell('', 'office:value-type="percentage" office:value="0.5"'),
          cell('', 'office:value-type="boolean" office:boolean-value="false"'),
          cell('', 'office:value-type="date" office:date-value="2026-10-31T00:00:00"'),
          cell('', 'office:value-type="date" office:date-value="2026-10-31T09:30:00"'),
          cell('', 'office:value-type="time" office:time-value="PT36H05M00S"'),
          cell('<text:p>#REF!</text:p>', 'calcext:value-type="error" office:value-type="string"'),
          cell('<text:p>Err:502</text:p>', 'table:formula="of:=[.A1]" office:value-type="string"'),
          cell('', 'table:formula="of:=SUM([.A1:.B1])+[$Lists.C3]"'),
          cell('', 'office:value-type="string" office:string-value="as attribute"'),
        ].join(''),
      ),
    )
    expect(
      cells.map(({ kind, value, formula }) => [kind, value, ...(formula === undefined ? [] : [formula])]),
    ).toEqual([
      ['NUMBER', '0.0000001'],
      ['NUMBER', '-12.5'],
      ['PERCENT', '0.5'],
      ['BOOLEAN', 'false'],
      ['DATE', '2026-10-31'],
      ['DATE', '2026-10-31T09:30:00'],
      ['TIME', 'PT36H5M0S'],
      ['ERROR', '#REF!'],
      ['ERROR', 'Err:502', 'A1'],
      ['EMPTY', '', 'SUM(A1:B1)+$Lists.C3'],
      ['TEXT', 'as attribute'],
    ])
  })

  it('refuse a number that is none', async () => {
    const { message } = await rejectionOf(
      sheetOf(row(cell('', 'office:value-type="float" office:value="NaN"'))),
    )
    expect(message).toBe('holds a number that is none: "NaN" (the workbook, saved again) [BAD_WORKBOOK]')
  })

  it('say which day they count days from, where it is not the usual one', async () => {
    const bookWith = (settings: string): Promise<ReadWorkbook> =>
      readWorkbookFile({ bytes: zipOf(odsParts(settings)), range, maxCells: 9 })
    const nullDate = (date: string): string =>
      `<table:calculation-settings><table:null-date table:date-value="${date}"/></table:calculation-settings>`
    expect((await bookWith(nullDate('1904-01-01'))).dayZero).toBe('1904-01-01')
    expect(await bookWith(nullDate('1899-12-30'))).toEqual({ sheets: [] })
    expect(await bookWith('')).toEqual({ sheets: [] })
  })

  it('say when they are encrypted', async () => {
    const manifest = {
      name: 'META-INF/manifest.xml',
      content: '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>',
    }
    const bytes = zipOf([...odsParts(''), manifest])
    expect((await rejectionOf(readWorkbookFile({ bytes, range, maxCells: 9 }))).code).toBe(
      'WORKBOOK_ENCRYPTED',
    )
  })

  describe('show numbers by their styles', () => {
    const number = (value: string, attributes = ''): string =>
      cell('', `office:value-type="float" office:value="${value}" ${attributes}`)
    const shown = ({ cells }: ReadSheet): unknown[] => cells.map((one) => rawCellOf(one, {}).text)
    const style = (name: string, attributes: string): string =>
      `<style:style style:name="${name}" style:family="table-cell" ${attributes}/>`
    const named = `${style('Money', 'style:data-style-name="N1"')}${EURO}`

    it('of their own, of their row or of their column, and those that these are made of', async () => {
      const own = `${style('ce1', 'style:parent-style-name="Money"')}${style('ce2', 'style:data-style-name="N5"')}<number:number-style style:name="N5"><number:number number:min-integer-digits="5"/></number:number-style>`
      const columns =
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="ce2"/>'
      const rows = [
        row(`${number('1', 'table:style-name="ce1"')}${number('2')}${number('3')}`),
        row(`${number('4')}${number('5', 'table:style-name="none"')}`, 'table:default-cell-style-name="ce2"'),
      ]
      const sheet = await sheetOf(`${columns}${rows.join('')}`, 'A1:C10', 10, { own, named })
      expect(shown(sheet)).toEqual(['€1', '2', '00003', '00004', '5'])
    })

    it('and not by those of pages', async () => {
      const own = style('ce1', 'style:data-style-name="N1"')
      const sheet = await sheetOf(row(number('1', 'table:style-name="ce1"')), 'A1:C10', 10, { own })
      expect(shown(sheet)).toEqual(['1'])
    })

    it('with one shape for all cells of a style', async () => {
      const rows = [
        row(number('1', 'table:style-name="Money"')),
        row(number('2', 'table:style-name="Money"')),
      ]
      const { cells } = await sheetOf(rows.join(''), 'A1:C10', 10, { named })
      expect(cells[0]?.shape).toMatchObject({ currency: '€' })
      expect(cells[1]?.shape).toBe(cells[0]?.shape)
    })

    it('by the currency that a cell says it is in, where its style shows none', async () => {
      const money = (currency: string): string =>
        cell('', `office:value-type="currency" office:currency="${currency}" office:value="5"`)
      const { cells } = await sheetOf(row(`${money('GBP')}${money('EUR')}${money('EUR')}`))
      expect(cells.map((one) => rawCellOf(one, {}).text)).toEqual(['5', 'EUR 5', 'EUR 5'])
      expect(cells[2]?.shape).toBe(cells[1]?.shape)
    })

    it('even where a style is made of itself', async () => {
      const own = style('ce1', 'style:parent-style-name="ce1"')
      const sheet = await sheetOf(row(number('1', 'table:style-name="ce1"')), 'A1:C10', 10, { own })
      expect(shown(sheet)).toEqual(['1'])
    })

    it('with fractions, powers of ten and percentages as plain numbers', async () => {
      const made = (name: string, content: string, kind = 'number-style'): string =>
        `${style(name, `style:data-style-name="${name}"`)}<number:${kind} style:name="${name}">${content}</number:${kind}>`
      const own = [
        made('F', '<number:fraction number:min-integer-digits="0"/>'),
        made('E', '<number:scientific-number number:decimal-places="2" number:min-integer-digits="1"/>'),
        made(
          'P',
          '<number:number number:min-integer-digits="1"/><number:text>%</number:text>',
          'percentage-style',
        ),
        made('T', '<number:text-content/>', 'text-style'),
      ].join('')
      const rows = ['F', 'E', 'P', 'T'].map((name) => row(number('0.5', `table:style-name="${name}"`)))
      expect(shown(await sheetOf(rows.join(''), 'A1:C10', 10, { own }))).toEqual(['0.5', '0.5', '50%', '0.5'])
    })
  })
})
