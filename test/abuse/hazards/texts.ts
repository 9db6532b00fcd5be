import { json } from '../../support/sources/server'
import type { Attack, Hazard } from '../hazard'
import { CREATE, csvOf, insertOf, linesOf, odsOf, xlsxOf } from '../stage'
import type { HttpStage, Row } from '../stage'

const GOOD: Row = { Id: 'design', Name: 'Design', Forecast: '2032' }
const DESIGN = { design: ['Design', '2032'] } as const

const answering =
  (items: string) =>
  ({ answer, list }: HttpStage): void =>
    answer((_url, response) => json(response, `{"${list}":[${items}]}`))

const bytes =
  (before: string, byte: number) =>
  ({ answer, list }: HttpStage): void =>
    answer((_url, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(
        Buffer.concat([
          Buffer.from(`{"${list}":[{"Id":"live","Name":"${before}`),
          Buffer.from([byte]),
          Buffer.from('","Forecast":"2033"}]}'),
        ]),
      )
    })

const escaped: Attack<HttpStage> = {
  how: 'escaped',
  put: answering('{"Id":"live","Name":"Li\\u0000ve","Forecast":"2033"}'),
  outcome: 'STORED',
  serves: { live: ['Live', '2033'] },
}
const separator: Attack<HttpStage> = {
  how: 'what joins keys, in an identifier',
  put: answering('{"Id":"li\\u001fve","Name":"Live","Forecast":"2033"}'),
  outcome: 'STORED',
  serves: { live: ['Live', '2033'] },
}
const raw: Attack<HttpStage> = { how: 'raw', put: bytes('Li', 0), outcome: 'FAILED NOT_JSON' }

export const nulBytes: Hazard = {
  hazard: 'NUL bytes',
  cells: {
    csv: {
      put: ({ write }) => write('Id,Name,Forecast\nlive,Li\0ve,2033\n'),
      outcome: 'REFUSED NOT_A_TABLE',
      says: 'NUL bytes',
    },
    workbook: {
      put: ({ write }) => write(xlsxOf([...linesOf([]), ['live', 'Li\0ve', '2033']])),
      outcome: 'STORED',
      serves: { live: ['Live', '2033'] },
    },
    rest: [escaped, raw, separator],
    odata: [escaped, raw],
    sql: {
      put: ({ execute }) =>
        execute(`${CREATE} INSERT INTO milestone VALUES ('live', 'Li' || char(0) || 've', '2033')`),
      outcome: 'STORED',
      serves: { live: ['Live', '2033'] },
    },
  },
}

const notUtf8: Attack<HttpStage> = {
  how: 'a byte that is not UTF-8',
  put: bytes('Caf', 0xe9),
  outcome: 'FAILED NOT_JSON',
  says: 'not UTF-8',
}
const surrogate: Attack<HttpStage> = {
  how: 'half a surrogate pair',
  put: answering('{"Id":"live","Name":"Li\\ud800ve","Forecast":"2033"}'),
  outcome: 'STORED',
  serves: { live: ['Li\ufffdve', '2033'] },
}

export const encodings: Hazard = {
  hazard: 'mixed encodings and broken characters',
  cells: {
    csv: [
      {
        how: 'two encodings where UTF-8 is declared',
        put({ configure, write }) {
          configure('kind: csv', 'kind: csv\n    csv: { encoding: utf-8 }')
          write(Buffer.from('Id,Name,Forecast\nlive,Caf\xe9 \xc3\xa9,2033\n', 'latin1'))
        },
        outcome: 'REFUSED BAD_ENCODING',
      },
      {
        how: 'two encodings where none is declared',
        put: ({ write }) => write(Buffer.from('Id,Name,Forecast\nlive,Caf\xe9 \xc3\xa9,2033\n', 'latin1')),
        outcome: 'REFUSED BAD_ENCODING',
        says: 'line 2: the byte 0xE9 at offset 25',
      },
      {
        how: 'UTF-16 without a mark',
        put: ({ write }) => write(Buffer.from('Id,Name,Forecast\nlive,Live,2033\n', 'utf16le')),
        outcome: 'REFUSED NOT_A_TABLE',
        says: 'UTF-16 text without a byte-order mark',
      },
      {
        how: 'half a surrogate pair in UTF-16',
        put: ({ write }) => write(Buffer.from('\ufeffId,Name,Forecast\nlive,Li\ud800ve,2033\n', 'utf16le')),
        outcome: 'REFUSED BAD_ENCODING',
      },
    ],
    workbook: {
      how: 'half a surrogate pair',
      put: ({ write }) => write(xlsxOf([...linesOf([]), ['live', 'Li&#xD800;ve', '2033']])),
      outcome: 'STORED',
      serves: { live: ['Li\ufffdve', '2033'] },
    },
    rest: [notUtf8, surrogate],
    odata: [notUtf8, surrogate],
    sql: {
      how: 'text that is not UTF-8',
      put: ({ execute }) =>
        execute(`${CREATE} INSERT INTO milestone VALUES ('live', CAST(x'4361666fe9' AS TEXT), '2033')`),
      outcome: 'STORED',
      serves: { live: ['Cafo\ufffd', '2033'] },
    },
  },
}

const FORMULA = "=cmd|' /C calc'!A0"
const MARKUP = '<script>alert(1)</script>'
const INJECTED: readonly Row[] = [
  { Id: 'formula', Name: FORMULA, Forecast: '2033' },
  { Id: 'sum', Name: '@SUM(1+1)', Forecast: '2033' },
  { Id: 'markup', Name: MARKUP, Forecast: '2033' },
  { Id: "'; DROP TABLE payload; --", Name: '+1', Forecast: '2033' },
]
const injected = {
  outcome: 'STORED',
  serves: Object.fromEntries(INJECTED.map(({ Id, Name, Forecast }) => [Id, [Name, Forecast] as const])),
} as const
const escapedXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export const injection: Hazard = {
  hazard: 'formulas, markup and SQL in words',
  cells: {
    csv: { ...injected, put: ({ write }) => write(csvOf(INJECTED)) },
    workbook: [
      {
        ...injected,
        how: 'as words',
        put: ({ write }) => write(xlsxOf(linesOf(INJECTED).map((line) => line.map(escapedXml)))),
      },
      {
        how: 'as a formula without a result',
        put: ({ write }) =>
          write(
            xlsxOf([...linesOf([GOOD]), ['live', '<c><f>WEBSERVICE("http://127.0.0.1/")</f></c>', '2033']]),
          ),
        outcome: 'STORED',
        quarantine: ['UNCALCULATED_FORMULA'],
        serves: DESIGN,
      },
    ],
    rest: { ...injected, put: answering(INJECTED.map((row) => JSON.stringify(row)).join()) },
    odata: { ...injected, put: answering(INJECTED.map((row) => JSON.stringify(row)).join()) },
    sql: { ...injected, put: ({ execute }) => execute(CREATE + insertOf(INJECTED)) },
  },
}

const badDate = { outcome: 'STORED', quarantine: ['BAD_DATE'], serves: DESIGN } as const

const cells: readonly Attack<HttpStage>[] = [
  {
    ...badDate,
    how: 'a date serial',
    put: answering(`${JSON.stringify(GOOD)},{"Id":"live","Name":"Live","Forecast":47119}`),
  },
  {
    ...badDate,
    how: 'true for a date',
    put: answering(`${JSON.stringify(GOOD)},{"Id":"live","Name":"Live","Forecast":true}`),
  },
  {
    how: 'an object for words',
    put: answering(`${JSON.stringify(GOOD)},{"Id":"live","Name":{"first":"Live"},"Forecast":"2033"}`),
    outcome: 'STORED',
    quarantine: ['NOT_A_VALUE'],
    serves: DESIGN,
  },
]

export const types: Hazard = {
  hazard: 'the wrong type in a cell',
  cells: {
    csv: [
      {
        ...badDate,
        how: 'a date serial',
        put: ({ write }) => write(csvOf([GOOD, { ...GOOD, Id: 'live', Forecast: '47119' }])),
      },
      {
        ...badDate,
        how: 'a word for a date',
        put: ({ write }) => write(csvOf([GOOD, { ...GOOD, Id: 'live', Forecast: 'TRUE' }])),
      },
    ],
    workbook: [
      {
        ...badDate,
        how: 'a date serial',
        put: ({ write }) => write(xlsxOf([...linesOf([GOOD]), ['live', 'Live', '<c><v>47119</v></c>']])),
      },
      {
        ...badDate,
        how: 'true for a date',
        put: ({ write }) => write(xlsxOf([...linesOf([GOOD]), ['live', 'Live', '<c t="b"><v>1</v></c>']])),
      },
      {
        how: 'an error of the workbook',
        put: ({ write }) =>
          write(xlsxOf([...linesOf([GOOD]), ['live', '<c t="e"><v>#REF!</v></c>', '2033']])),
        outcome: 'STORED',
        quarantine: ['CELL_ERROR'],
        serves: DESIGN,
      },
      {
        how: 'a number that is none',
        put: ({ write }) =>
          write(
            odsOf(
              '<table:table-row><table:table-cell office:value-type="float" office:value="1e999999"/></table:table-row>',
            ),
          ),
        outcome: 'REFUSED BAD_WORKBOOK',
      },
    ],
    rest: cells,
    odata: cells,
    sql: [
      {
        ...badDate,
        how: 'a date serial',
        put: ({ execute }) =>
          execute(
            `${CREATE} INSERT INTO milestone VALUES ('design', 'Design', '2032'), ('live', 'Live', 47119)`,
          ),
      },
      {
        how: 'bytes for words',
        put: ({ execute }) => execute(`${CREATE} INSERT INTO milestone VALUES ('live', x'00ff', '2033')`),
        outcome: 'FAILED QUERY_FAILED',
        says: 'the column "Name" holds bytes',
      },
    ],
  },
}

const EXACT = '12345678901234567890.123'
const exact = { outcome: 'STORED', serves: { [EXACT]: ['9007199254740993', '2033'] } } as const
const exactJson = answering(`{"Id":${EXACT},"Name":9007199254740993,"Forecast":2033}`)

export const numbers: Hazard = {
  hazard: 'numbers beyond double precision',
  cells: {
    csv: {
      ...exact,
      put: ({ write }) => write(csvOf([{ Id: EXACT, Name: '9007199254740993', Forecast: '2033' }])),
    },
    workbook: {
      put: ({ write }) => write(xlsxOf([...linesOf([GOOD]), [`<c><v>${EXACT}</v></c>`, 'Live', '2033']])),
      outcome: 'STORED',
      quarantine: ['BAD_NUMBER'],
      serves: DESIGN,
    },
    rest: { ...exact, put: exactJson },
    odata: [
      { ...exact, put: exactJson },
      {
        ...badDate,
        how: 'an exponent that fills memory',
        put: answering(`${JSON.stringify(GOOD)},{"Id":"live","Name":"Live","Forecast":1e999999999}`),
      },
    ],
    sql: {
      put: ({ execute }) =>
        execute(`${CREATE} INSERT INTO milestone VALUES (9223372036854775807, 9007199254740993, '2033')`),
      outcome: 'STORED',
      serves: { '9223372036854775807': ['9007199254740993', '2033'] },
    },
  },
}
