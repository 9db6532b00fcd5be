import { ruledOut } from '../hazard'
import type { Attack, Hazard } from '../hazard'
import type { HttpStage } from '../stage'
import { SECRET } from '../subgraphOf'

/** A variable of the member's own that the operator has forgotten: it is named, so that it can be set. */
const forgotten = (variable: string, prefix: string): readonly Attack<HttpStage>[] => [
  {
    how: 'the address',
    put: ({ configure }) => configure(`{ env: ${variable} }`, `{ env: ${prefix}_FORGOTTEN_URL }`),
    outcome: 'FAILED ADDRESS_MISSING',
    says: `${prefix}_FORGOTTEN_URL`,
  },
  {
    how: 'the secret',
    put: ({ configure }) => configure(SECRET.name, `${prefix}_FORGOTTEN_KEY`),
    outcome: 'FAILED SECRET_MISSING',
    says: `${prefix}_FORGOTTEN_KEY`,
  },
]

export const settings: Hazard = {
  hazard: 'a setting that was forgotten',
  cells: {
    csv: ruledOut('a file has its place in the configuration, and no variable says where it is'),
    workbook: ruledOut('a file has its place in the configuration, and no variable says where it is'),
    rest: forgotten('REST_URL', 'REST'),
    odata: forgotten('ODATA_URL', 'ODATA'),
    sql: {
      put: ({ configure }) =>
        configure('{ sqlite: returns/a.sqlite }', '{ postgres: { env: SQL_FORGOTTEN } }'),
      outcome: 'FAILED SECRET_MISSING',
      says: 'SQL_FORGOTTEN',
    },
  },
}
