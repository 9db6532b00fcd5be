import { json } from '../../support/sources/server'
import type { Attack, Hazard } from '../hazard'
import { csvOf, linesOf, xlsxOf } from '../stage'
import type { FileStage, HttpStage } from '../stage'

const UNDATED = [
  { Id: 'design', Name: 'Design', Forecast: 'soon' },
  { Id: 'live', Name: 'Live', Forecast: 'later' },
]
const ROWS = [{ Id: 'live', Name: 'Live', Forecast: '2033' }]

const answered = (
  how: string,
  body: (stage: HttpStage) => object,
  outcome: Attack<HttpStage>['outcome'],
): Attack<HttpStage> => ({
  how,
  put: (stage) => stage.answer((_url, response) => json(response, body(stage))),
  outcome,
})

const written = (
  how: string,
  content: string | Uint8Array,
  outcome: Attack<FileStage>['outcome'],
): Attack<FileStage> => ({ how, put: ({ write }) => write(content), outcome })

const EMPTIED = answered('an empty list', ({ list }) => ({ [list]: [] }), 'REFUSED TOO_FEW_ROWS')

export const losses: Hazard = {
  hazard: 'records that were lost on the way',
  cells: {
    csv: [
      written('headings alone', 'Id,Name,Forecast\n', 'REFUSED TOO_FEW_ROWS'),
      written('no date that can be read', csvOf(UNDATED), 'REFUSED TOO_MANY_QUARANTINED'),
      written('cut off in its last record', 'Id,Name,Forecast\nlive,L', 'REFUSED TOO_MANY_QUARANTINED'),
    ],
    workbook: [written('no date that can be read', xlsxOf(linesOf(UNDATED)), 'REFUSED TOO_MANY_QUARANTINED')],
    rest: [
      EMPTIED,
      answered(
        'a first page that says so',
        ({ list }) => ({ [list]: ROWS, isLast: false }),
        'REFUSED MORE_PAGES_LEFT',
      ),
      answered(
        'a next page elsewhere',
        ({ list, elsewhere }) => ({ [list]: ROWS, links: { next: elsewhere } }),
        'REFUSED MORE_PAGES_LEFT',
      ),
      answered('fewer than it counts', ({ list }) => ({ [list]: ROWS, total: 2 }), 'REFUSED MORE_PAGES_LEFT'),
    ],
    odata: [
      EMPTIED,
      answered(
        'fewer than it counts',
        ({ list }) => ({ [list]: ROWS, '@odata.count': 2 }),
        'REFUSED COUNT_MISMATCH',
      ),
    ],
    sql: [
      {
        how: 'an emptied table',
        put: ({ execute }) => execute('CREATE TABLE milestone (Id TEXT, Name TEXT, Forecast TEXT)'),
        outcome: 'REFUSED TOO_FEW_ROWS',
      },
    ],
  },
}
