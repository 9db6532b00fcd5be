/** The tables of portfolio's log, alike in both stores. Instants are ISO text; `snapshots`, `attempts` and `body` are JSON. */
export interface EditionTables {
  readonly portfolio_register: { hash: string; body: string }
  readonly edition: {
    sequence: number
    id: string
    instant: string
    snapshots: string
    /** Null in rows written before it was kept. */
    attempts: string | null
    register: string
    methods: string
    cause: string
  }
}

const REFUSAL = 'the log of editions is append-only [LEDGER_APPEND_ONLY]'

const TABLES = {
  portfolio_register: 'hash TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL',
  edition: `sequence INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, instant TEXT NOT NULL,
    snapshots TEXT NOT NULL, register TEXT NOT NULL REFERENCES portfolio_register (hash),
    methods TEXT NOT NULL, cause TEXT NOT NULL, attempts TEXT`,
} as const

const NAMES = Object.keys(TABLES) as (keyof typeof TABLES)[]

/** The statements that make the log in SQLite where it is not there yet. */
export function sqliteEditionTables(): readonly string[] {
  const refuse = `BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`
  const keyOf = { portfolio_register: 'hash', edition: 'sequence' } as const
  return NAMES.flatMap((name) => [
    `CREATE TABLE IF NOT EXISTS ${name} (${TABLES[name]}) STRICT`,
    `CREATE TRIGGER IF NOT EXISTS ${name}_is_not_updated BEFORE UPDATE ON ${name} ${refuse}`,
    `CREATE TRIGGER IF NOT EXISTS ${name}_is_not_deleted BEFORE DELETE ON ${name} ${refuse}`,
    `CREATE TRIGGER IF NOT EXISTS ${name}_is_not_replaced BEFORE INSERT ON ${name}
      WHEN EXISTS (SELECT 1 FROM ${name} WHERE ${keyOf[name]} = NEW.${keyOf[name]}) ${refuse}`,
  ])
}

/** The column that a log in SQLite lacks which an earlier release has made, and the statement that adds it. */
export const SQLITE_ADDITION = {
  table: 'edition',
  column: 'attempts',
  statement: 'ALTER TABLE edition ADD COLUMN attempts TEXT',
} as const

/** The statements that make the log in PostgreSQL where it is not there yet. */
export function postgresEditionTables(): readonly string[] {
  return [
    `CREATE OR REPLACE FUNCTION refuse_change_of_edition() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION '${REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$`,
    ...NAMES.flatMap((name) => [
      `CREATE TABLE IF NOT EXISTS ${name} (${TABLES[name]})`,
      ...(name === 'edition' ? ['ALTER TABLE edition ADD COLUMN IF NOT EXISTS attempts TEXT'] : []),
      `CREATE OR REPLACE TRIGGER is_not_changed BEFORE UPDATE OR DELETE ON ${name}
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_edition()`,
      `CREATE OR REPLACE TRIGGER is_not_truncated BEFORE TRUNCATE ON ${name}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_edition()`,
    ]),
  ]
}
