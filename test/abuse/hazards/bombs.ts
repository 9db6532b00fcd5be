import { gzipSync } from 'node:zlib'

import { json } from '../../support/sources/server'
import { odsParts, xlsxParts, zipOf } from '../../subgraphs/sources/workbook/zipOf'
import { ruledOut } from '../hazard'
import type { Attack, Hazard } from '../hazard'
import { CREATE, csvOf, linesOf, xlsxOf } from '../stage'
import type { HttpStage } from '../stage'

const MILLION = 1_000_000
const MIB = 1024 * 1024
const LONG = 'x'.repeat(MILLION)
const ROW = { Id: 'live', Name: LONG, Forecast: '2033' }
const SERVED = { live: [LONG, '2033'] } as const

const GZIP = gzipSync(Buffer.alloc(100 * MILLION, 0x20))

const gzipBomb: Attack<HttpStage> = {
  put: ({ answer }) =>
    answer((_url, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(GZIP)
    }),
  outcome: 'FAILED HTTP_TOO_LARGE',
  megabytes: 250,
}

export const compression: Hazard = {
  hazard: 'what is small and expands',
  cells: {
    csv: {
      put: ({ write }) => write(GZIP),
      outcome: 'REFUSED NOT_A_TABLE',
      says: 'a gzip archive',
      megabytes: 100,
    },
    workbook: [
      {
        how: 'a part that expands too far',
        put: ({ write }) => write(zipOf(xlsxParts(' '.repeat(65 * MIB)))),
        outcome: 'REFUSED WORKBOOK_TOO_LARGE',
        says: 'at most 64 MiB a part',
        megabytes: 150,
      },
      {
        how: 'a part that lies about its size',
        put: ({ write }) => {
          const [first, ...others] = xlsxParts('<sheetData/>')
          if (first === undefined) throw new Error('a workbook without parts')
          write(zipOf([{ ...first, content: Buffer.alloc(64 * MIB), claims: { size: 100 } }, ...others]))
        },
        outcome: 'REFUSED BAD_WORKBOOK',
        says: 'too many bytes in the stream',
        megabytes: 150,
      },
      {
        how: 'cells repeated sixteen thousand million times',
        put: ({ write }) =>
          write(
            zipOf(
              odsParts(
                '<table:table table:name="S"><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
              ),
            ),
          ),
        outcome: 'REFUSED WORKBOOK_TOO_LARGE',
        megabytes: 200,
      },
      {
        how: 'entities that multiply',
        put: ({ write }) => {
          const entities = Array.from(
            { length: 9 },
            (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
          )
          const parts = xlsxParts('').map((part) =>
            part.name.endsWith('sheet1.xml')
              ? {
                  ...part,
                  content: `<!DOCTYPE x [<!ENTITY l0 "lol">${entities.join('')}]><worksheet><sheetData><row><c t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData></worksheet>`,
                }
              : part,
          )
          write(zipOf(parts))
        },
        outcome: 'REFUSED BAD_WORKBOOK',
        says: 'declares a document type',
        megabytes: 200,
      },
    ],
    rest: gzipBomb,
    odata: gzipBomb,
    sql: {
      put: ({ ask }) =>
        ask("SELECT 'live' AS Id, printf('%.*c', 100000000, 'x') AS Name, '2033' AS Forecast"),
      outcome: 'FAILED QUERY_TOO_LARGE',
      megabytes: 100,
    },
  },
}

const huge = ({ answer, list }: HttpStage): void =>
  answer((_url, response) => json(response, { [list]: [{ ...ROW, Name: 'x'.repeat(5 * MILLION) }] }))

const long = ({ answer, list }: HttpStage): void =>
  answer((_url, response) => json(response, { [list]: [ROW] }))

const hugeAnswer = [
  { how: 'larger than allowed', put: huge, outcome: 'FAILED HTTP_TOO_LARGE', megabytes: 100 },
  { how: 'a million characters in a cell', put: long, outcome: 'STORED', serves: SERVED, megabytes: 150 },
] as const

export const size: Hazard = {
  hazard: 'what is too large',
  cells: {
    csv: [
      {
        how: 'larger than allowed',
        put: ({ write }) => write(Buffer.alloc(21 * MILLION, 0x20)),
        outcome: 'FAILED FILE_TOO_LARGE',
        megabytes: 20,
      },
      {
        how: 'a million characters in a cell',
        put: ({ write }) => write(csvOf([ROW])),
        outcome: 'STORED',
        serves: SERVED,
        megabytes: 150,
      },
    ],
    workbook: [
      {
        how: 'larger than allowed',
        put: ({ write }) => write(Buffer.alloc(21 * MILLION, 0x20)),
        outcome: 'FAILED FILE_TOO_LARGE',
        megabytes: 20,
      },
      {
        how: 'a million characters in a cell',
        put: ({ write }) => write(xlsxOf(linesOf([ROW]))),
        outcome: 'STORED',
        serves: SERVED,
        megabytes: 200,
      },
    ],
    rest: hugeAnswer,
    odata: hugeAnswer,
    sql: {
      how: 'more than allowed in one value',
      put: ({ execute }) =>
        execute(`${CREATE} INSERT INTO milestone VALUES ('live', printf('%.*c', 2000000, 'x'), '2033')`),
      outcome: 'FAILED QUERY_TOO_LARGE',
      megabytes: 50,
    },
  },
}

const many =
  (item: string, count: number) =>
  ({ answer, list }: HttpStage): void =>
    answer((_url, response) => json(response, `{"${list}":[${Array<string>(count).fill(item).join()}]}`))

const manyRecords = [
  {
    how: 'a hundred thousand records that are none',
    put: many('0', 100_000),
    outcome: 'REFUSED COLUMN_NOT_FOUND',
    megabytes: 400,
  },
  {
    how: 'a hundred thousand names in a record',
    put: ({ answer, list }: HttpStage) =>
      answer((_url, response) => {
        const names = Array.from({ length: 100_000 }, (_, at) => `"n${at}":1`)
        json(response, `{"${list}":[{"Id":"live","Name":"Live","Forecast":"2033",${names.join()}}]}`)
      }),
    outcome: 'REFUSED TABLE_TOO_LARGE',
    megabytes: 400,
  },
] as const

const LAST_ROW =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Id</t></is></c><c r="B1" t="inlineStr"><is><t>Name</t></is></c><c r="C1" t="inlineStr"><is><t>Forecast</t></is></c></row>' +
  '<row r="2"><c r="A2" t="inlineStr"><is><t>live</t></is></c><c r="B2" t="inlineStr"><is><t>Live</t></is></c><c r="C2" t="inlineStr"><is><t>2033</t></is></c></row>' +
  '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>stray</t></is></c></row>'

const odsFilled = (rows: number): string =>
  `<table:table table:name="S"><table:table-row>${['Id', 'Name', 'Forecast'].map((text) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`).join('')}</table:table-row><table:table-row table:number-rows-repeated="${rows}"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>`

export const extent: Hazard = {
  hazard: 'rows and columns without end',
  cells: {
    csv: [
      {
        how: 'ten million rows',
        put: ({ write }) => write(`Id,Name,Forecast\n${'\n'.repeat(10 * MILLION)}`),
        outcome: 'REFUSED TABLE_TOO_LARGE',
        megabytes: 1500,
        seconds: 20,
      },
      {
        how: 'a million columns',
        put: ({ write }) => write(`Id,Name,Forecast${','.repeat(MILLION)}\n${'x\n'.repeat(100_000)}`),
        outcome: 'REFUSED TABLE_TOO_LARGE',
        megabytes: 400,
      },
      {
        how: 'the same heading in every cell that is searched',
        put: ({ write }) => write(`${'Id,'.repeat(4_000)}\n`.repeat(60)),
        outcome: 'REFUSED COLUMN_AMBIGUOUS',
        megabytes: 800,
      },
    ],
    workbook: [
      {
        how: 'a cell at row 1,048,576',
        put: ({ write }) => write(zipOf(xlsxParts(`<sheetData>${LAST_ROW}</sheetData>`))),
        outcome: 'STORED',
        serves: { live: ['Live', '2033'] },
        megabytes: 200,
      },
      {
        how: 'a million filled rows',
        put: ({ write }) => write(zipOf(odsParts(odsFilled(MILLION)))),
        outcome: 'REFUSED RANGE_TOO_SMALL',
        megabytes: 200,
      },
    ],
    rest: [
      ...manyRecords,
      {
        how: 'pages without end',
        put({ configure, answer }) {
          configure(
            'path: /milestones, items: items',
            'path: /milestones, items: items, paging: { style: page }',
          )
          answer((url, response) =>
            json(response, { items: [{ Id: url.search, Name: 'Page', Forecast: '2033' }] }),
          )
        },
        outcome: 'FAILED TOO_MANY_PAGES',
      },
    ],
    odata: [
      ...manyRecords,
      {
        how: 'pages without end',
        put: ({ answer }) =>
          answer((url, response) => {
            const page = Number(url.searchParams.get('page') ?? 0)
            json(response, {
              value: [{ Id: `${page}`, Name: 'Page', Forecast: '2033' }],
              '@odata.nextLink': `/odata/Milestones?page=${page + 1}`,
            })
          }),
        outcome: 'FAILED TOO_MANY_PAGES',
      },
    ],
    sql: {
      how: 'rows without end',
      put: ({ ask }) =>
        ask(
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS Id, 'x' AS Name, '2033' AS Forecast FROM n",
        ),
      outcome: 'FAILED QUERY_TOO_LARGE',
      megabytes: 100,
    },
  },
}

const deepJson = ({ answer, list }: HttpStage): void =>
  answer((_url, response) => json(response, `{"${list}":${'['.repeat(MILLION)}${']'.repeat(MILLION)}}`))

const deep = { put: deepJson, outcome: 'FAILED NOT_JSON', says: 'nesting over 100 deep' } as const

export const depth: Hazard = {
  hazard: 'deep nesting',
  cells: {
    csv: ruledOut('a CSV is flat: cells in rows, and quotation marks do not nest'),
    workbook: {
      put: ({ write }) =>
        write(
          zipOf(xlsxParts(`<sheetData>${'<row>'.repeat(100_000)}${'</row>'.repeat(100_000)}</sheetData>`)),
        ),
      outcome: 'REFUSED SHEET_NOT_FOUND',
    },
    rest: deep,
    odata: deep,
    sql: {
      put: ({ ask }) =>
        ask(`SELECT ${'('.repeat(5000)}1${')'.repeat(5000)} AS Id, Name, Forecast FROM milestone`),
      outcome: 'FAILED QUERY_FAILED',
    },
  },
}
