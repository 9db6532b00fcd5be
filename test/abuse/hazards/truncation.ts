import { json } from '../../support/sources/server'
import type { Hazard } from '../hazard'
import { CREATE, linesOf, xlsxOf } from '../stage'
import type { HttpStage } from '../stage'

const ROWS = [
  { Id: 'design', Name: 'Design', Forecast: '2032' },
  { Id: 'live', Name: 'Live', Forecast: '2033' },
]

const half = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2)

/** A body that ends before the length that its headers promise. */
function brokenOff({ answer, list }: HttpStage): void {
  answer((_url, response) => {
    const body = JSON.stringify({ [list]: ROWS })
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
    response.write(body.slice(0, 20))
    setTimeout(() => response.destroy(), 20)
  })
}

function halfJson({ answer, list }: HttpStage): void {
  answer((_url, response) => json(response, JSON.stringify({ [list]: ROWS }).slice(0, -20)))
}

function closedAtOnce({ answer }: HttpStage): void {
  answer((_url, response) => response.destroy())
}

const HTTP = [
  { how: 'JSON that breaks off', put: halfJson, outcome: 'FAILED NOT_JSON', says: 'breaks off' },
  { how: 'a body shorter than promised', put: brokenOff, outcome: 'FAILED HTTP_UNAVAILABLE' },
  { how: 'a connection closed at once', put: closedAtOnce, outcome: 'FAILED HTTP_UNAVAILABLE' },
] as const

export const truncation: Hazard = {
  hazard: 'truncation',
  cells: {
    csv: [
      {
        how: 'inside quotation marks',
        put: ({ write }) => write('Id,Name,Forecast\ndesign,"Des'),
        outcome: 'REFUSED BAD_CSV',
        says: 'record 2 (begins line 2)',
      },
      {
        how: 'inside a row',
        put: ({ write }) => write('Id,Name,Forecast\ndesign,Design,2032\nlive,Li'),
        outcome: 'STORED',
        quarantine: ['BAD_CSV'],
        serves: { design: ['Design', '2032'] },
      },
    ],
    workbook: [
      {
        how: 'half a file',
        put: ({ write }) => write(half(xlsxOf(linesOf(ROWS)))),
        outcome: 'REFUSED BAD_WORKBOOK',
      },
    ],
    rest: HTTP,
    odata: HTTP,
    sql: {
      put({ execute, write }) {
        execute(CREATE)
        write(Buffer.from('SQLite format 3\0 and no more'))
      },
      outcome: 'FAILED DATABASE_UNAVAILABLE',
    },
  },
}
