import { Problem } from '../../../base/problems/problem'
import type { Ledgers } from './ledger'
import { openPostgres } from './stores/postgres'
import { openSqlite } from './stores/sqlite'
import { SqlLedgers } from './sqlLedgers'
import type { Store } from './stores/store'

export interface LedgerOptions {
  /** `sqlite:PATH`, `:memory:` or `postgres://USER@HOST/DATABASE`. */
  readonly url: string
  /** The clock by which readings are recorded. */
  readonly now?: () => Date
}

/** @throws Problem BAD_CONFIGURATION, LEDGER_UNREACHABLE, LEDGER_NEWER */
export async function openLedgers({ url, now = () => new Date() }: LedgerOptions): Promise<Ledgers> {
  return new SqlLedgers(await openStore(url), now)
}

function openStore(url: string): Promise<Store> {
  if (url === ':memory:') return openSqlite(url)
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length))
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url)
  const message = `"${url.replace(/:\/\/.*/, '://…')}" is not the address of a ledger: sqlite:PATH, :memory: or postgres://USER@HOST/DATABASE`
  throw new Problem('BAD_CONFIGURATION', message, { variable: 'LEDGER_URL' })
}
