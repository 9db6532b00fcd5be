import { postgresFunctions, postgresTriggers, sqliteTriggers } from './appendOnly'
import { VERSION_1 } from './tableDefinitions'
import type { TableDefinition } from './tableDefinitions'

export type StoreKind = 'SQLITE' | 'POSTGRES'

const INDEXES_1: readonly string[] = [
  'CREATE INDEX reading_of_return ON reading (member, source, return_id, number)',
  'CREATE INDEX reading_of_payload ON reading (member, payload_hash)',
  'CREATE INDEX redaction_of_payload ON redaction (member, payload_hash)',
  'CREATE INDEX attempt_at_source ON attempt (member, source, outcome, number)',
]

/** What makes version 1, 2, 3 … of the tables out of the one before. Never edited once released. */
export const MIGRATIONS: readonly ((kind: StoreKind) => readonly string[])[] = [
  (kind) => [
    ...(kind === 'POSTGRES' ? postgresFunctions() : []),
    ...VERSION_1.map((table) => createTable(table, kind)),
    ...INDEXES_1,
    ...VERSION_1.flatMap((table) => (kind === 'SQLITE' ? sqliteTriggers(table) : postgresTriggers(table))),
  ],
  // Validators and failures are of one return; attempts before had only the source.
  () => [
    'ALTER TABLE attempt ADD COLUMN return_id TEXT NULL',
    'CREATE INDEX attempt_of_return ON attempt (member, source, return_id, outcome, number)',
  ],
  // Payloads are packed: `bytes` is then empty. A column of a block may be of few values, each said once, which a
  // release before would take for nothing.
  (kind) => [`ALTER TABLE payload_chunk ADD COLUMN packed ${bytesType(kind)} NULL`],
]

function bytesType(kind: StoreKind): string {
  return kind === 'SQLITE' ? 'BLOB' : 'BYTEA'
}

/** The statement that makes the table in which the versions applied are written down. */
export function createVersionTable(kind: StoreKind): string {
  const columns = 'version INTEGER NOT NULL PRIMARY KEY, applied TEXT NOT NULL'
  return `CREATE TABLE IF NOT EXISTS schema_version (${columns})${kind === 'SQLITE' ? ' STRICT' : ''}`
}

/** Without row numbers, SQLite has no second key by which `INSERT OR REPLACE` could remove a row. */
function createTable(
  { name, columns, key, unique, references = [] }: TableDefinition,
  kind: StoreKind,
): string {
  const bytes = bytesType(kind)
  const written = columns.map((column) => {
    const typed = column.replace(/\bBYTES\b/, bytes)
    return / NULL\b/.test(typed.replace(/CHECK.*/, '')) ? typed : typed.replace(/^(\w+ \w+)/, '$1 NOT NULL')
  })
  const constraints = [
    `PRIMARY KEY (${key.join(', ')})`,
    ...(unique === undefined ? [] : [`UNIQUE (${unique.join(', ')})`]),
    ...references,
  ]
  const body = [...written, ...constraints].join(', ')
  return `CREATE TABLE ${name} (${body})${kind === 'SQLITE' ? ' STRICT, WITHOUT ROWID' : ''}`
}
