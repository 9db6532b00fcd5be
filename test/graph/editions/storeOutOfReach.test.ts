import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

import type { PostgresServer } from '../../postgres'
import { POSTGRES_IS_INSTALLED, POSTGRES_MISSING, startPostgres } from '../../postgres'
import { ClockedGateway } from '../../support/processes/clockedGateway'
import type { EditionsTold } from '../../support/asking/editionsTold'
import { editionsTold } from '../../support/asking/editionsTold'
import { lockSqlite } from '../../support/processes/sqliteLock'
import { TESTED_EXECUTION } from '../../support/testedExecution'

jest.setTimeout(300_000)

const NEWEST = '{ portfolio { edition { id instant } clusters { id wholeLifeCost { text reason } } } }'
const AT = `query ($edition: ID) {
  portfolio(edition: $edition) { edition { id instant } clusters { id wholeLifeCost { text reason } } }
}`
const RECORDED = `query ($instant: DateTime) { portfolio(recordedAsOf: $instant) { edition { id } } }`
const EDITIONS = '{ editions(first: 3) { nodes { id } } }'
const OPERATIONS =
  '{ operations { member editions { edition due isBehind behindSince problem { code message } } } }'

const BEFORE = '2026-11-24T09:00:00.000Z'
const MIDNIGHTS = ['2026-11-25T00:00:00.000Z', '2026-11-26T00:00:00.000Z']
const AFTER = '2026-11-26T08:00:00.000Z'

/** A store that may be out of reach for a while. */
interface Store {
  readonly ledgerUrl: string
  /** Puts it out of reach. */
  take(): Promise<void>
  giveBack(): Promise<void>
  close(): Promise<void>
}

function locked(): Promise<Store> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portfolio-locked-'))
  let unlock: () => Promise<void> = () => Promise.resolve()
  return Promise.resolve({
    ledgerUrl: `sqlite:${path.join(folder, 'ledger.sqlite')}`,
    take: async () => {
      unlock = await lockSqlite(path.join(folder, 'editions.sqlite'))
    },
    giveBack: () => unlock(),
    close: () => Promise.resolve(rmSync(folder, { recursive: true })),
  })
}

async function stopped(): Promise<Store> {
  const server: PostgresServer = await startPostgres()
  return {
    ledgerUrl: await server.database(),
    take: () => server.halt(),
    giveBack: () => server.resume(),
    close: () => server.stop(),
  }
}

interface Operations {
  readonly data: { readonly operations: readonly { readonly member: string; readonly editions: unknown }[] }
}

async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isDone()); tries += 1) {
    if (tries > 600) throw new Error('it did not come about within a minute')
    await setTimeout(100)
  }
}

describe.each([
  { what: 'SQLite, locked by another process', open: locked, code: 'LEDGER_BUSY', check: true },
  { what: 'PostgreSQL, stopped', open: stopped, code: 'LEDGER_UNREACHABLE', check: POSTGRES_IS_INSTALLED },
])('over midnight, with the log of editions in $what', ({ open, code, check }) => {
  const able = check ? it : it.skip
  let store: Store | undefined
  let gateway: ClockedGateway | undefined
  let live: EditionsTold | undefined

  afterAll(async () => {
    live?.close()
    await gateway?.stop()
    await store?.close()
  })

  able(
    `goes on from the newest edition, marked, and catches up${check ? '' : `: ${POSTGRES_MISSING}`}`,
    async () => {
      store = await open()
      gateway = await ClockedGateway.start(store.ledgerUrl, BEFORE)
      live = editionsTold(gateway.url)
      const first = await live.next(() => true)
      const at = { edition: first.id }
      const whole = await gateway.ask(NEWEST)
      const named = await gateway.ask(AT, at)
      expect([whole.behind, whole.etag]).toEqual([null, expect.any(String)])
      expect(await gateway.json('/health/ready')).toEqual({
        status: 200,
        body: { status: 'ok', edition: first.id },
      })
      const logged = gateway.warnings.length

      await store.take()
      gateway.setClock(AFTER)
      await until(async () => (await gateway?.ask('{ __typename }'))?.status === 200)
      await until(async () => (await gateway?.ask(NEWEST))?.behind != null)

      // As before to the byte, but for the mark; nobody may keep it.
      const marked = await gateway.ask(NEWEST)
      expect([marked.status, marked.text, marked.etag, marked.cacheControl]).toEqual([
        200,
        whole.text,
        null,
        'no-store',
      ])
      expect(marked.behind).toMatch(new RegExp(`^since="${MIDNIGHTS[0]}", code=(${code}|EDITIONS_BEHIND)$`))
      // What is named is what it always was.
      expect(await gateway.ask(AT, at)).toMatchObject({ text: named.text, etag: named.etag, behind: null })
      expect((await gateway.ask(EDITIONS)).text).toContain(first.id)
      // Before the midnight that is due all is settled; after it nothing is.
      expect((await gateway.ask(RECORDED, { instant: BEFORE })).text).toContain(first.id)
      const unsettled = await gateway.ask(RECORDED, { instant: AFTER })
      expect(JSON.parse(unsettled.text)).toMatchObject({
        errors: [{ extensions: { code: 'EDITIONS_BEHIND' } }],
      })
      expect(unsettled.etag).toBeNull()

      // The keeper has tried by then, and said so once.
      await until(() => (gateway?.warnings ?? []).slice(logged).some((line) => line.includes(code)))
      const told = (JSON.parse((await gateway.ask(OPERATIONS)).text) as Operations).data.operations.at(-1)
      expect(told).toEqual({
        member: 'portfolio',
        editions: {
          edition: first.id,
          due: 2,
          isBehind: true,
          behindSince: MIDNIGHTS[0],
          problem: { code, message: expect.stringContaining('the log of editions') },
        },
      })
      expect(await gateway.json('/health/ready')).toMatchObject({
        status: 200,
        body: { status: 'behind', edition: first.id, due: 2, since: MIDNIGHTS[0], code },
      })
      await setTimeout(6_000)
      const ofLog = gateway.warnings
        .slice(logged)
        .filter((line) => line.includes('the newest edition is answered'))
      expect(ofLog).toHaveLength(1)
      expect((await gateway.ask(NEWEST)).text).toBe(whole.text)
      expect(gateway.isRunning).toBe(true)

      await store.giveBack()
      expect(await live.next(() => true)).toMatchObject({
        sequence: first.sequence + 1,
        instant: MIDNIGHTS[0],
      })
      const caughtUp = await live.next(() => true)
      expect(caughtUp).toMatchObject({ sequence: first.sequence + 2, instant: MIDNIGHTS[1] })
      expect(await gateway.ask(NEWEST)).toMatchObject({ status: 200, behind: null, etag: expect.any(String) })
      expect((await gateway.ask(NEWEST)).text).toContain(MIDNIGHTS[1])
      expect((await gateway.ask(RECORDED, { instant: AFTER })).text).toContain(caughtUp.id)
      expect((await gateway.ask(AT, at)).text).toBe(named.text)
      expect(await gateway.json('/health')).toEqual({
        status: 200,
        body: {
          status: 'ok',
          edition: caughtUp.id,
          execution: expect.objectContaining({ mode: TESTED_EXECUTION }) as unknown,
        },
      })
      await until(() => gateway?.infos.some((line) => line.includes('have been opened')) ?? false)
      expect(gateway.isRunning).toBe(true)
    },
  )
})
