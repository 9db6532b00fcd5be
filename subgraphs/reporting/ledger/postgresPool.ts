import type { Pool } from 'pg'

const CONNECT_MILLIS = 10_000

/** Connections to a database; nothing is connected yet. */
export async function openPool(url: string, connections: number): Promise<Pool> {
  const { Pool } = await import('pg')
  const pool = new Pool({ connectionString: url, max: connections, connectionTimeoutMillis: CONNECT_MILLIS })
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
