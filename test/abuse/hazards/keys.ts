import { json } from '../../support/sources/server'
import type { Attack, Hazard } from '../hazard'
import { CREATE, csvOf, insertOf, linesOf, xlsxOf } from '../stage'
import type { HttpStage, Row } from '../stage'

const row = (Id: string, Name: string, Forecast = '2033'): Row => ({ Id, Name, Forecast })

const TWICE = [row('live', 'One'), row('live', 'Another'), row('design', 'Design'), row('build', 'Build')]
const SAME: readonly Row[] = Array.from({ length: 20_000 }, (_, at) => row('live', `${at}`))

const twice = {
  how: 'two records of one key',
  outcome: 'STORED',
  quarantine: ['DUPLICATE_KEY', 'DUPLICATE_KEY'],
  serves: { design: ['Design', '2033'], build: ['Build', '2033'] },
} as const

const many = { how: 'every record of one key', outcome: 'REFUSED TOO_MANY_QUARANTINED', seconds: 30 } as const

const answering =
  (rows: readonly Row[]) =>
  ({ answer, list }: HttpStage): void =>
    answer((_url, response) => json(response, { [list]: rows }))

const duplicateName: Attack<HttpStage> = {
  put: ({ answer, list }) =>
    answer((_url, response) =>
      json(response, `{"${list}":[{"Id":"live","Name":"One","Name":"Another","Forecast":"2033"}]}`),
    ),
  outcome: 'FAILED NOT_JSON',
  says: 'the name "Name" a second time',
}

export const duplicateKeys: Hazard = {
  hazard: 'duplicate keys',
  cells: {
    csv: [
      { ...twice, put: ({ write }) => write(csvOf(TWICE)) },
      { ...many, put: ({ write }) => write(csvOf(SAME)) },
    ],
    workbook: { ...twice, put: ({ write }) => write(xlsxOf(linesOf(TWICE))) },
    rest: [
      { ...twice, put: answering(TWICE) },
      { ...many, put: answering(SAME) },
    ],
    odata: { ...twice, put: answering(TWICE) },
    sql: { ...twice, put: ({ execute }) => execute(CREATE + insertOf(TWICE)) },
  },
}

export const duplicateHeadings: Hazard = {
  hazard: 'duplicate headings',
  cells: {
    csv: {
      put: ({ write }) => write('Id,Name,Name,Forecast\nlive,One,Another,2033\n'),
      outcome: 'REFUSED COLUMN_AMBIGUOUS',
      says: 'found 2: "Name", "Name"',
    },
    workbook: {
      put: ({ write }) =>
        write(
          xlsxOf([
            ['Id', 'Name', ' NAME ', 'Forecast'],
            ['live', 'One', 'Another', '2033'],
          ]),
        ),
      outcome: 'REFUSED COLUMN_AMBIGUOUS',
    },
    rest: duplicateName,
    odata: duplicateName,
    sql: {
      put: ({ ask }) => ask('SELECT Id, Name, Forecast AS Name, Forecast FROM milestone'),
      outcome: 'FAILED QUERY_FAILED',
      says: 'two columns "Name"',
    },
  },
}

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
const NAMED = NAMES.map((name) => row(name, name))
const namedServed = Object.fromEntries(NAMES.map((name) => [name, [name, '2033'] as const]))
const names = { outcome: 'STORED', serves: namedServed } as const

const nested: Attack<HttpStage> = {
  ...names,
  put: ({ answer, list }) =>
    answer((_url, response) =>
      json(
        response,
        `{"__proto__":{"polluted":1},"${list}":[${NAMED.map((one) => `{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},${JSON.stringify(one).slice(1)}`).join()}]}`,
      ),
    ),
}

export const prototypes: Hazard = {
  hazard: 'names that JavaScript knows',
  cells: {
    csv: {
      ...names,
      put: ({ write }) =>
        write(
          [
            'Id,Name,Forecast,__proto__,constructor',
            ...NAMED.map(({ Id }) => `${Id},${Id},2033,x,y`),
            '',
          ].join('\n'),
        ),
    },
    workbook: {
      ...names,
      put: ({ write }) =>
        write(
          xlsxOf([
            ['Id', 'Name', 'Forecast', '__proto__', 'constructor'],
            ...NAMED.map(({ Id }) => [Id, Id, '2033', 'x', 'y']),
          ]),
        ),
    },
    rest: [
      nested,
      {
        how: 'as the name of a secret',
        put: ({ configure }) => configure('secret: { env: ABUSED_KEY }', 'secret: { env: constructor }'),
        outcome: 'FAILED SECRET_MISSING',
      },
    ],
    odata: [
      nested,
      {
        how: 'as the name of an address',
        put: ({ configure }) => configure('env: ODATA_URL', 'env: __proto__'),
        outcome: 'FAILED ADDRESS_MISSING',
      },
    ],
    sql: [
      {
        ...names,
        put({ execute, ask }) {
          execute(CREATE + insertOf(NAMED))
          ask('SELECT Id, Name, Forecast, 1 AS __proto__, 2 AS constructor FROM milestone')
        },
      },
      {
        how: 'as what a return states',
        put: ({ configure }) => configure('fromReturn: programme', 'fromReturn: constructor'),
        outcome: 'UNREADABLE BAD_CONFIGURATION',
      },
    ],
  },
}
