import type { Pool, PoolConfig } from 'pg'

const CONNECT_MILLIS = 10_000

/** Bounds on what is asked over a connection, and on silence. */
export type PoolLimits = Pick<PoolConfig, 'lock_timeout' | 'statement_timeout' | 'stream'>

/** Connections to a database; nothing is connected yet. */
export async function openPool(url: string, connections: number, limits: PoolLimits = {}): Promise<Pool> {
  const { Pool } = await import('pg')
  const pool = new Pool({
    ...limits,
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MILLIS,
  })
  // A connection that breaks while nobody waits for it is replaced at the next question.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** The address without user or password. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `postgres://${host}${pathname}`
}
