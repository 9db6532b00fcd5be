import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, chownSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

import { Client } from 'pg'

export interface PostgresServer {
  /** Of a database that the tests may fill, owned by the user named in it. */
  readonly url: string
  /** A new, empty database on the same server. */
  database(): Promise<string>
  /** A new database that holds what one of them does; whoever is connected to that one is cut off. */
  copyOf(url: string): Promise<string>
  /** Shuts it down at once; what it holds stays. */
  halt(): Promise<void>
  /** Starts it again where it has been halted. */
  resume(): Promise<void>
  stop(): Promise<void>
}

/** Where Debian's packages put each version's programs. */
const VERSIONS = '/usr/lib/postgresql'

/** The folder of the newest PostgreSQL server installed, or nothing. */
function programs(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined
  const newest = readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a))[0]
  const folder = path.join(VERSIONS, newest ?? '', 'bin')
  return existsSync(path.join(folder, 'initdb')) ? folder : undefined
}

export const POSTGRES_IS_INSTALLED = programs() !== undefined

/** For the names of tests that are skipped without it. */
export const POSTGRES_MISSING = 'skipped: no PostgreSQL server is installed (Debian package "postgresql")'

/** PostgreSQL refuses to run as root; its package brings a user for it. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/** Starts a PostgreSQL server of its own in a temporary folder, on loopback. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = programs()
  if (bin === undefined) throw new Error(POSTGRES_MISSING)
  const user = serverUser()
  const folder = mkdtempSync(path.join(tmpdir(), 'portfolio-postgres-'))
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  const data = path.join(folder, 'data')
  const initdb = ['-D', data, '-U', 'portfolio', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']
  execFileSync(path.join(bin, 'initdb'), initdb, { stdio: 'ignore', cwd: folder, ...user })
  const port = await freePort()
  const settings = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder]
  const address = `postgres://portfolio@127.0.0.1:${port}`
  const begin = async () => {
    const begun = spawn(path.join(bin, 'postgres'), settings, { stdio: 'ignore', cwd: folder, ...user })
    await untilReady(`${address}/postgres`, begun)
    return begun
  }
  let server = await begin()
  const end = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const ended = new Promise((resolve) => server.once('exit', resolve))
    // Its immediate shutdown: nobody is waited for.
    server.kill('SIGQUIT')
    await ended
  }
  let databases = 0
  const create = async (how: string) => {
    const name = `t${(databases += 1)}`
    await ask(`${address}/postgres`, `CREATE DATABASE ${name} ${how}`)
    return `${address}/${name}`
  }
  return {
    url: `${address}/postgres`,
    database: () => create(''),
    async copyOf(url) {
      const name = path.basename(url)
      const connected = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`
      await ask(`${address}/postgres`, connected)
      return create(`TEMPLATE ${name}`)
    },
    halt: end,
    async resume() {
      server = await begin()
    },
    async stop() {
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ask(url: string, question: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(question)
  } finally {
    await client.end()
  }
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (server.exitCode !== null)
      throw new Error(`the PostgreSQL server ended with exit code ${server.exitCode}`)
    try {
      await ask(url, 'SELECT 1')
      return
    } catch {
      await delay(100)
    }
  }
  throw new Error('the PostgreSQL server did not answer within ten seconds')
}
