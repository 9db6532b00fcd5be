import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { json } from '../../support/sources/server'
import { ruledOut } from '../hazard'
import type { Attack, Hazard } from '../hazard'
import { SECRET } from '../subgraphOf'
import { CREATE } from '../stage'
import type { DatabaseStage, FileStage, HttpStage } from '../stage'

const OUTSIDE = 'PATH_OUTSIDE_MEMBER'

/** The folder of another member, with a return. */
function another(root: string): string {
  const folder = path.join(root, 'another')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'subgraph.yml'), 'version: 1\nmember: another\nsources: []\n')
  writeFileSync(path.join(folder, 'theirs'), 'Id,Name,Forecast\nstolen,Stolen,2031\n')
  return path.join(folder, 'theirs')
}

const intoAnother = (file: string): readonly Attack<FileStage | DatabaseStage>[] => [
  {
    how: 'into the folder of another member',
    put({ configure, root }) {
      another(root)
      configure(`returns/${file}`, '../another/theirs')
    },
    outcome: `UNREADABLE ${OUTSIDE}`,
  },
  {
    how: 'a link into the folder of another member',
    put: ({ link, root }) => link(another(root)),
    outcome: `FAILED ${OUTSIDE}`,
  },
]

const paths = (file: string): readonly Attack<FileStage>[] => [
  {
    how: 'up and out',
    put: ({ configure }) => configure(`returns/${file}`, '../../outside.csv'),
    outcome: `UNREADABLE ${OUTSIDE}`,
  },
  {
    how: 'an absolute path',
    put: ({ configure }) => configure(`returns/${file}`, '/etc/passwd'),
    outcome: `UNREADABLE ${OUTSIDE}`,
  },
  {
    how: 'a link out',
    put: ({ link, root }) => link(path.join(root, '..', 'outside.csv')),
    outcome: `FAILED ${OUTSIDE}`,
  },
  ...intoAnother(file),
]

const redirect: Attack<HttpStage> = {
  how: 'a redirect to another origin',
  put: ({ answer, elsewhere }) =>
    answer((_url, response) => {
      response.writeHead(302, { location: `${elsewhere}/milestones` })
      response.end()
    }),
  outcome: 'FAILED REDIRECT_REFUSED',
}

const metadata = (variable: string): Attack<HttpStage> => ({
  how: "a cloud's metadata service",
  put: ({ configure }) => configure(`{ env: ${variable} }`, 'http://169.254.169.254/latest'),
  outcome: 'FAILED ADDRESS_REFUSED',
})

const query = (how: string, select: string, says?: RegExp): Attack<DatabaseStage> => ({
  how,
  put: ({ ask }) => ask(select),
  outcome: 'FAILED QUERY_FAILED',
  ...(says === undefined ? {} : { says }),
})

export const escapes: Hazard = {
  hazard: 'ways out',
  cells: {
    csv: paths('a.csv'),
    workbook: paths('a.xlsx'),
    rest: [
      redirect,
      metadata('REST_URL'),
      {
        how: 'a next page at another origin',
        put({ configure, answer, elsewhere }) {
          configure('items: items', 'items: items, paging: { style: link-header }')
          answer((_url, response) => json(response, { items: [] }, { link: `<${elsewhere}/>; rel="next"` }))
        },
        outcome: 'FAILED ADDRESS_REFUSED',
      },
      {
        how: 'a path that is an address',
        put: ({ configure, elsewhere }) => configure('path: /milestones', `path: ${elsewhere.slice(5)}`),
        outcome: 'UNREADABLE BAD_CONFIGURATION',
      },
    ],
    odata: [
      redirect,
      metadata('ODATA_URL'),
      {
        how: 'a next page at another origin',
        put: ({ answer, elsewhere }) =>
          answer((_url, response) => json(response, { value: [], '@odata.nextLink': `${elsewhere}/` })),
        outcome: 'FAILED ADDRESS_REFUSED',
      },
      {
        how: 'a context at another origin',
        put: ({ answer, elsewhere }) =>
          answer((_url, response) =>
            json(response, {
              value: [],
              '@odata.context': `${elsewhere}/`,
              '@odata.nextLink': 'Milestones?b=1',
            }),
          ),
        outcome: 'FAILED ADDRESS_REFUSED',
      },
    ],
    sql: [
      {
        how: 'up and out',
        put: ({ configure }) => configure('returns/a.sqlite', '../../ledger.sqlite'),
        outcome: `UNREADABLE ${OUTSIDE}`,
      },
      {
        how: 'a link out',
        put({ execute, link, root }) {
          execute(`${CREATE} INSERT INTO milestone VALUES ('stolen', 'Stolen', '2031');`)
          const out = path.join(root, '..', 'outside.sqlite')
          copyFileSync(path.join(root, 'sql', 'returns', 'a.sqlite'), out)
          link(out)
        },
        outcome: `FAILED ${OUTSIDE}`,
      },
      ...intoAnother('a.sqlite'),
      query('another database', "ATTACH '../../ledger.sqlite' AS ledger"),
      query('a setting', 'PRAGMA query_only = OFF'),
      query('a statement that writes', 'DELETE FROM milestone RETURNING Id, Name, Forecast'),
      query(
        'two statements',
        'SELECT Id, Name, Forecast FROM milestone; DELETE FROM milestone',
        /more than one statement/,
      ),
      query('code from a file', "SELECT load_extension('/tmp/evil') AS Id, 1 AS Name, 2 AS Forecast"),
    ],
  },
}

const echo =
  (status: number) =>
  ({ answer }: HttpStage): void =>
    answer((url, response, request) => {
      const key = String(request.headers['x-api-key'])
      response.writeHead(status, {
        'content-type': 'application/json',
        location: `${url.pathname}/signin?token=${key}`,
        'x-error': key,
      })
      response.end(JSON.stringify({ error: `${key} may not` }))
    })

const told: readonly Attack<HttpStage>[] = [
  { how: 'echoed with 403', put: echo(403), outcome: 'FAILED HTTP_UNAUTHORISED' },
  { how: 'echoed with 500', put: echo(500), outcome: 'FAILED HTTP_UNAVAILABLE' },
  { how: 'echoed with 200', put: echo(200), outcome: 'FAILED SOURCE_ERROR' },
  { how: 'echoed in a redirect to sign in', put: echo(302), outcome: 'FAILED REDIRECT_REFUSED' },
]

export const secrets: Hazard = {
  hazard: 'secrets in messages',
  cells: {
    csv: ruledOut('a file is read with the rights of the service, and no secret is needed'),
    workbook: ruledOut('a file is read with the rights of the service; a password is never asked for'),
    rest: told,
    odata: told,
    sql: [
      {
        how: 'a database that does not answer',
        put: ({ configure }) =>
          configure('{ sqlite: returns/a.sqlite }', '{ postgres: { env: SQL_DATABASE } }'),
        outcome: 'FAILED DATABASE_UNAVAILABLE',
      },
      {
        how: 'an address that is none',
        put: ({ configure }) =>
          configure('{ sqlite: returns/a.sqlite }', `{ postgres: { env: ${SECRET.name} } }`),
        outcome: 'FAILED DATABASE_UNAVAILABLE',
      },
    ],
  },
}

const lent = 'secret: { env: ABUSED_KEY }'

const stolenBy = (how: string, by: string): Attack<HttpStage> => ({
  how,
  put: ({ configure }) => configure(lent, by),
  outcome: 'FAILED SECRET_REFUSED',
  says: /is not its own/,
})

/** A secret that is not the member's own, which it would have sent to an address of its own. */
const stolen: readonly Attack<HttpStage>[] = [
  stolenBy('by the variable of another member', 'secret: { env: SQL_DATABASE }'),
  stolenBy('by a variable of the service', 'secret: { env: LEDGER_URL }'),
  stolenBy('by a file of the machine', 'secret: { file: /etc/passwd }'),
  stolenBy('by a file outside the portfolio', 'secret: { file: ../outside.csv }'),
]

export const secretsOfOthers: Hazard = {
  hazard: 'secrets of others',
  cells: {
    csv: ruledOut('a file is read with the rights of the service, and no secret is named'),
    workbook: ruledOut('a file is read with the rights of the service, and no secret is named'),
    rest: stolen,
    odata: stolen,
    sql: {
      how: 'as the address of a database',
      put: ({ configure }) => configure('{ sqlite: returns/a.sqlite }', '{ postgres: { env: LEDGER_URL } }'),
      outcome: 'FAILED SECRET_REFUSED',
    },
  },
}
