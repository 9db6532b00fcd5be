import { mkdtempSync, writeFileSync } from 'node:fs'
import type { AddressInfo, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

import SqliteFile from 'better-sqlite3'
import { Client } from 'pg'

import { loadRegister } from '../../../../../subgraphs/register/loadRegister'
import { EditionLog } from '../../../../../gateway/portfolio/editions/store/editionLog'
import { openEditionStore } from '../../../../../gateway/portfolio/editions/store/openEditionStore'
import type { PostgresServer } from '../../../../postgres'
import { POSTGRES_IS_INSTALLED, POSTGRES_MISSING, startPostgres } from '../../../../postgres'

const shipped = loadRegister(path.resolve('subgraphs'))
const opening = {
  instant: '2026-03-20T09:00:00.000Z',
  snapshots: { alpha: 1 },
  register: shipped.hash,
  methods: 'm',
  cause: 'start',
}

const folder = () => mkdtempSync(path.join(tmpdir(), 'portfolio-editions-'))
let server: PostgresServer | undefined

beforeAll(async () => {
  server = POSTGRES_IS_INSTALLED ? await startPostgres() : undefined
})
afterAll(() => server?.stop())

const STORES: readonly [string, () => Promise<string>][] = [
  ['SQLite', () => Promise.resolve(`sqlite:${folder()}/ledger.sqlite`)],
  ['PostgreSQL', async () => (server === undefined ? '' : server.database())],
]

describe.each(STORES)('the log of editions in %s', (name, place) => {
  const skipped = name === 'PostgreSQL' && !POSTGRES_IS_INSTALLED
  const check = skipped ? it.skip : it

  check(`keeps rows with their register${skipped ? `: ${POSTGRES_MISSING}` : ''}`, async () => {
    const url = await place()
    const store = await openEditionStore(url)
    const log = new EditionLog(store)
    await log.open([opening, { ...opening, snapshots: { alpha: 2 } }], shipped)
    await log.open([{ ...opening, register: 'other' }], {
      ...shipped,
      hash: 'other',
      thresholds: { coverage: 0.5 },
    })
    await store.close()
    const reopened = await openEditionStore(url)
    const again = new EditionLog(reopened)
    await again.load()
    expect(again.rows).toEqual(log.rows)
    expect(again.rows.map((row) => again.registerOf(row).thresholds.coverage)).toEqual([0.8, 0.8, 0.5])
    expect(again.registerOf(log.rows[0] as never)).toEqual(shipped)
    await reopened.close()
  })

  check('numbers no row twice where two processes append', async () => {
    const url = await place()
    const [one, two] = [await openEditionStore(url), await openEditionStore(url)]
    const logs = [new EditionLog(one), new EditionLog(two)]
    await Promise.all(
      logs.map(async (log, i) => {
        for (let n = 0; n < 20; n += 1) {
          const mine = { ...opening, snapshots: { alpha: n, process: i } }
          while (!(await log.open([mine], shipped))) continue
        }
      }),
    )
    const stored = await one.after(0)
    expect(stored.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    expect(new Set(stored.map(({ snapshots }) => JSON.stringify(snapshots))).size).toBe(40)
    await Promise.all([one.close(), two.close()])
  })
})

/** A way to a server that can be cut without either end noticing. */
async function wayTo(url: string) {
  const { hostname, port } = new URL(url)
  const sockets: Socket[] = []
  let isCut = false
  const proxy = createServer((incoming) => {
    const outgoing = connect(Number(port), hostname)
    sockets.push(incoming, outgoing)
    const pass = (from: Socket, to: Socket) =>
      from.on('data', (bytes) => (isCut ? undefined : to.write(bytes))).on('error', () => to.destroy())
    pass(incoming, outgoing)
    pass(outgoing, incoming)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const through = new URL(url)
  through.port = String((proxy.address() as AddressInfo).port)
  return {
    url: through.href,
    cut: (cut: boolean) => (isCut = cut),
    close: () => {
      for (const socket of sockets) socket.destroy()
      proxy.close()
    },
  }
}

describe('a log of editions in PostgreSQL that does not answer', () => {
  const check = POSTGRES_IS_INSTALLED ? it : it.skip

  check('is given up after ten seconds, and taken up again once the way to it is free', async () => {
    const way = await wayTo((await server?.database()) ?? '')
    const store = await openEditionStore(way.url)
    const log = new EditionLog(store)
    await log.open([opening], shipped)
    way.cut(true)
    await expect(log.open([{ ...opening, cause: 'cut' }], shipped)).rejects.toMatchObject({
      code: 'LEDGER_UNREACHABLE',
    })
    way.cut(false)
    while (!(await log.open([{ ...opening, cause: 'free' }], shipped))) continue
    expect(log.rows.at(-1)?.cause).toBe('free')
    await store.close()
    way.close()
  })

  check('is told of as busy where another process keeps its lock', async () => {
    const url = (await server?.database()) ?? ''
    const store = await openEditionStore(url)
    const holder = new Client({ connectionString: url })
    await holder.connect()
    await holder.query('SELECT pg_advisory_lock(7316035)')
    await expect(new EditionLog(store).open([opening], shipped)).rejects.toMatchObject({
      code: 'LEDGER_BUSY',
    })
    await holder.end()
    expect(await new EditionLog(store).open([opening], shipped)).toBe(true)
    await store.close()
  })
})

describe('what the log of editions refuses', () => {
  it.each(['UPDATE edition SET cause = ?', 'DELETE FROM edition WHERE cause <> ?'])(
    '%s',
    async (statement) => {
      const place = folder()
      const store = await openEditionStore(`sqlite:${place}/ledger.sqlite`)
      await new EditionLog(store).open([opening], shipped)
      const file = new SqliteFile(path.join(place, 'editions.sqlite'))
      expect(() => file.prepare(statement).run('another')).toThrow('LEDGER_APPEND_ONLY')
      file.close()
      await store.close()
    },
  )

  const check = POSTGRES_IS_INSTALLED ? it : it.skip
  check.each([
    "UPDATE edition SET cause = 'x'",
    'DELETE FROM edition',
    'TRUNCATE edition, portfolio_register',
  ])('in PostgreSQL: %s', async (statement) => {
    const url = (await server?.database()) ?? ''
    const store = await openEditionStore(url)
    await new EditionLog(store).open([opening], shipped)
    const client = new Client({ connectionString: url })
    await client.connect()
    await expect(client.query(statement)).rejects.toThrow('LEDGER_APPEND_ONLY')
    await client.end()
    await store.close()
  })

  it('a file that is not a log', async () => {
    const place = folder()
    writeFileSync(
      path.join(place, 'editions.sqlite'),
      'this is a letter, not a database, and long enough to tell',
    )
    await expect(openEditionStore(`sqlite:${place}/ledger.sqlite`)).rejects.toMatchObject({
      code: 'LEDGER_UNREACHABLE',
    })
  })
})
