import { json } from '../../support/sources/server'
import { zipOf } from '../../subgraphs/sources/workbook/zipOf'
import { ruledOut } from '../hazard'
import type { Attack, Hazard } from '../hazard'
import { csvOf, linesOf, xlsxOf } from '../stage'
import type { DatabaseStage, FileStage, HttpStage } from '../stage'

const SIGN_IN = '<!DOCTYPE html><html><title>Sign in</title><body>Please sign in</body></html>'
const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
const ROWS = [{ Id: 'live', Name: 'Live', Forecast: '2033' }]

const answering =
  (body: string | Buffer, type = 'application/json', status = 200) =>
  ({ answer }: HttpStage): void =>
    answer((_url, response) => {
      response.writeHead(status, { 'content-type': type })
      response.end(body)
    })

const OVER_HTTP: readonly Attack<HttpStage>[] = [
  { how: 'a sign-in page', put: answering(SIGN_IN, 'text/html'), outcome: 'FAILED SIGN_IN_PAGE' },
  { how: 'a sign-in page that says it is JSON', put: answering(SIGN_IN), outcome: 'FAILED SIGN_IN_PAGE' },
  { how: 'a picture', put: answering(PNG, 'image/png'), outcome: 'FAILED NOT_JSON' },
  { how: 'a picture that says it is JSON', put: answering(PNG), outcome: 'FAILED NOT_JSON' },
  { how: 'nothing', put: answering(''), outcome: 'FAILED NOT_JSON' },
  { how: 'a word', put: answering('null'), outcome: 'FAILED ITEMS_NOT_FOUND' },
  { how: 'another object', put: answering('{"error":"none"}'), outcome: 'FAILED SOURCE_ERROR' },
]

const filed = (
  how: string,
  bytes: string | Uint8Array,
  outcome: Attack<FileStage>['outcome'],
): Attack<FileStage> => ({
  how,
  put: ({ write }) => write(bytes),
  outcome,
})

const database = (
  how: string,
  bytes: string | Uint8Array,
  outcome: Attack<DatabaseStage>['outcome'],
): Attack<DatabaseStage> => ({
  how,
  put: ({ write }) => write(bytes),
  outcome,
})

export const payloads: Hazard = {
  hazard: 'the wrong kind of payload',
  cells: {
    csv: [
      filed('a sign-in page', SIGN_IN, 'REFUSED NOT_A_TABLE'),
      filed('a picture', PNG, 'REFUSED NOT_A_TABLE'),
      filed('nothing', '', 'REFUSED NOT_A_TABLE'),
      filed('a workbook', xlsxOf(linesOf(ROWS)), 'REFUSED NOT_A_TABLE'),
      filed('another table', 'Colour,Shade\nred,dark\n', 'REFUSED HEADER_NOT_FOUND'),
    ],
    workbook: [
      filed('a sign-in page', SIGN_IN, 'REFUSED NOT_A_TABLE'),
      filed('a picture', PNG, 'REFUSED NOT_A_TABLE'),
      filed('nothing', '', 'REFUSED NOT_A_TABLE'),
      filed('a CSV', csvOf(ROWS), 'REFUSED NOT_A_TABLE'),
      filed('another archive', zipOf([{ name: 'a.txt', content: 'a' }]), 'REFUSED NOT_A_TABLE'),
    ],
    rest: OVER_HTTP,
    odata: OVER_HTTP,
    sql: [
      database('a sign-in page', SIGN_IN, 'FAILED DATABASE_UNAVAILABLE'),
      database('nothing', '', 'FAILED QUERY_FAILED'),
      {
        how: 'another table',
        put: ({ execute }) => execute('CREATE TABLE colour (Shade)'),
        outcome: 'FAILED QUERY_FAILED',
        says: 'no such table',
      },
    ],
  },
}

const status = (code: number, headers: Readonly<Record<string, string>> = {}) => ({
  how: `${code}`,
  put: ({ answer }: HttpStage) =>
    answer((_url, response) => {
      response.writeHead(code, { 'content-type': 'application/json', ...headers })
      response.end(code === 204 || code === 304 ? undefined : '{}')
    }),
})

const STATUSES: readonly Attack<HttpStage>[] = [
  { ...status(401), outcome: 'FAILED HTTP_UNAUTHORISED' },
  {
    ...status(429, { 'retry-after': '3600' }),
    outcome: 'FAILED HTTP_RATE_LIMITED',
    says: 'asks to wait 3600 s',
  },
  { ...status(500), outcome: 'FAILED HTTP_UNAVAILABLE' },
  { ...status(204), outcome: 'FAILED HTTP_REFUSED' },
  { ...status(304), outcome: 'FAILED HTTP_REFUSED' },
]

export const refusals: Hazard = {
  hazard: 'a source that will not give it',
  cells: {
    csv: {
      how: 'nothing there',
      put: ({ link, root }) => link(`${root}/nowhere.csv`),
      outcome: 'FAILED FILE_NOT_FOUND',
    },
    workbook: { how: 'a folder', put: ({ link, root }) => link(root), outcome: 'FAILED PATH_OUTSIDE_MEMBER' },
    rest: STATUSES,
    odata: STATUSES,
    sql: {
      how: 'nothing there',
      put: ({ configure }) => configure('returns/a.sqlite', 'returns/nowhere.sqlite'),
      outcome: 'FAILED DATABASE_UNAVAILABLE',
    },
  },
}

const dripping: Attack<HttpStage> = {
  how: 'a body that drips',
  put: ({ answer }) =>
    answer((_url, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 50)
      response.on('close', () => clearInterval(drip))
    }),
  outcome: 'FAILED HTTP_TIMEOUT',
}

const silent: Attack<HttpStage> = {
  how: 'no answer',
  put: ({ answer }) => answer(() => undefined),
  outcome: 'FAILED HTTP_TIMEOUT',
}

export const slowness: Hazard = {
  hazard: 'a source that never comes to an end',
  cells: {
    csv: ruledOut('a file is read whole, as it lies; one that is still being written is a truncated one'),
    workbook: ruledOut(
      'a file is read whole, as it lies; one that is still being written is a truncated one',
    ),
    rest: [dripping, silent],
    odata: [dripping, silent],
    sql: {
      put: ({ ask }) =>
        ask(
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS Id, 'x' AS Name, '2033' AS Forecast FROM n WHERE i < 0",
        ),
      outcome: 'FAILED QUERY_TIMEOUT',
    },
  },
}

const circle = (to: string) => ({
  put: ({ answer }: HttpStage) =>
    answer((_url, response) => {
      response.writeHead(302, { location: to })
      response.end()
    }),
})

export const loops: Hazard = {
  hazard: 'circles',
  cells: {
    csv: { how: 'a link to itself', put: ({ link }) => link('a.csv'), outcome: 'FAILED FILE_UNREADABLE' },
    workbook: {
      how: 'a link to itself',
      put: ({ link }) => link('a.xlsx'),
      outcome: 'FAILED FILE_UNREADABLE',
    },
    rest: [
      {
        how: 'a next page that is itself',
        put({ configure, answer }) {
          configure('items: items', 'items: items, paging: { style: link-header }')
          answer((url, response) => json(response, { items: ROWS }, { link: `<${url.href}>; rel="next"` }))
        },
        outcome: 'FAILED PAGING_LOOP',
      },
      { how: 'redirects', ...circle('/milestones'), outcome: 'FAILED REDIRECT_REFUSED' },
    ],
    odata: [
      {
        how: 'a next page that is itself',
        put: ({ answer }) =>
          answer((url, response) => json(response, { value: ROWS, '@odata.nextLink': url.href })),
        outcome: 'FAILED PAGING_LOOP',
      },
      {
        how: 'two pages that lead to each other',
        put: ({ answer }) =>
          answer((url, response) => {
            const other = url.searchParams.has('b') ? 'a' : 'b'
            json(response, { value: [{ ...ROWS[0], Id: other }], '@odata.nextLink': `Milestones?${other}=1` })
          }),
        outcome: 'FAILED PAGING_LOOP',
      },
      { how: 'redirects', ...circle('/odata/Milestones'), outcome: 'FAILED REDIRECT_REFUSED' },
    ],
    sql: {
      how: 'views of each other',
      put: ({ execute }) =>
        execute(
          'CREATE VIEW milestone AS SELECT * FROM other; CREATE VIEW other AS SELECT * FROM milestone;',
        ),
      outcome: 'FAILED QUERY_FAILED',
      says: 'circularly defined',
    },
  },
}
