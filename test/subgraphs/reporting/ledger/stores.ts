import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import SqliteFile from 'better-sqlite3'
import { Client } from 'pg'

import { POSTGRES_IS_INSTALLED, POSTGRES_MISSING, startPostgres } from '../../../postgres'
import type { PostgresServer } from '../../../postgres'

/** A kind of store under test: every behaviour of the ledger is tested on each. */
export interface StoreUnderTest {
  readonly name: string
  start(): Promise<void>
  /** The address of a new, empty store. */
  fresh(): Promise<string>
  /** Runs SQL behind the ledger's back. */
  tamper(url: string, statement: string): Promise<void>
  stop(): Promise<void>
}

function sqliteStore(): StoreUnderTest {
  let folder = ''
  let files = 0
  return {
    name: 'SQLite',
    start: () => {
      folder = mkdtempSync(path.join(tmpdir(), 'portfolio-ledger-'))
      return Promise.resolve()
    },
    fresh: () => Promise.resolve(`sqlite:${path.join(folder, `${(files += 1)}.sqlite`)}`),
    async tamper(url, statement) {
      const file = new SqliteFile(url.slice('sqlite:'.length))
      try {
        file.exec(statement)
      } finally {
        file.close()
      }
    },
    stop: () => {
      rmSync(folder, { recursive: true, force: true })
      return Promise.resolve()
    },
  }
}

function postgresStore(): StoreUnderTest {
  let server: PostgresServer | undefined
  return {
    name: 'PostgreSQL',
    async start() {
      server = await startPostgres()
    },
    fresh: () => (server as PostgresServer).database(),
    async tamper(url, statement) {
      const client = new Client({ connectionString: url })
      await client.connect()
      try {
        await client.query(statement)
      } finally {
        await client.end()
      }
    },
    async stop() {
      await server?.stop()
    },
  }
}

/** Runs the same tests over each store; one that is not installed shows as skipped, and says why. */
export function describeStores(title: string, tests: (store: StoreUnderTest) => void): void {
  for (const store of [sqliteStore(), postgresStore()]) {
    const isMissing = store.name === 'PostgreSQL' && !POSTGRES_IS_INSTALLED
    const describeStore = isMissing ? describe.skip : describe
    describeStore(`${title} on ${store.name}${isMissing ? ` (${POSTGRES_MISSING})` : ''}`, () => {
      beforeAll(() => store.start())
      tests(store)
      // After the tests' own: hooks run in the order in which they are registered.
      afterAll(() => store.stop())
    })
  }
}
