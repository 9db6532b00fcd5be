import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

import type SqliteFile from 'better-sqlite3'

import { Problem } from '../../../../base/problems/problem'
import { behindOf, editionsStateOf } from '../../../../gateway/portfolio/editions/editionsState'
import type { EditionStore } from '../../../../gateway/portfolio/editions/store/editionStore'
import { EditionKeeper } from '../../../../gateway/portfolio/editions/keeper'
import { MemoryEditionStore } from '../../../../gateway/portfolio/editions/store/memoryEditionStore'
import { openEditionStore } from '../../../../gateway/portfolio/editions/store/openEditionStore'
import { Portfolio } from '../../../../gateway/portfolio/editions/portfolio'
import { fictionalRegister, snapshotOf } from '../../../support/fictional'
import { lockSqlite } from '../../../support/processes/sqliteLock'

/** The SQLite files opened by what is tested: their own connections can be given a quota. */
const mockOpened: InstanceType<typeof SqliteFile>[] = []

jest.mock('better-sqlite3', () => {
  const Driver = jest.requireActual<typeof SqliteFile>('better-sqlite3')
  return function open(file: string, options: object) {
    const database = new Driver(file, options)
    mockOpened.push(database)
    return database
  }
})

/** A log in memory that can be taken away. */
class FickleStore extends MemoryEditionStore {
  problem: Error | undefined
  attempts = 0

  override append(...appended: Parameters<MemoryEditionStore['append']>) {
    this.attempts += 1
    return this.problem === undefined ? super.append(...appended) : Promise.reject(this.problem)
  }

  override after(sequence: number) {
    return this.problem === undefined ? super.after(sequence) : Promise.reject(this.problem)
  }
}

async function until(isDone: () => boolean): Promise<void> {
  for (let tries = 0; !isDone(); tries += 1) {
    if (tries > 3_000) throw new Error('it did not come about within 30 seconds')
    await delay(10)
  }
}

describe('the keeper of editions', () => {
  const clock = { now: '' }
  const said: string[] = []
  let latest: number
  let keeper: EditionKeeper
  let store: FickleStore

  function portfolioOn(log: EditionStore): Portfolio {
    return new Portfolio({
      register: fictionalRegister(),
      store: log,
      now: () => new Date(clock.now),
      sources: [
        {
          id: 'alpha',
          facts: (after) =>
            Promise.resolve({
              latest,
              snapshots: Array.from({ length: latest - after }, (_, at) =>
                snapshotOf({ sequence: after + at + 1 }),
              ),
            }),
        },
      ],
    })
  }

  function keeperOf(portfolio: Portfolio): EditionKeeper {
    return new EditionKeeper({
      portfolio,
      onBehind: ({ code, since }) => said.push(`behind since ${since}: ${code}`),
      onRecovered: ({ since }) => said.push(`recovered from ${since}`),
    })
  }

  beforeEach(() => {
    clock.now = '2026-03-20T09:00:00.000Z'
    said.length = 0
    latest = 1
    store = new FickleStore()
  })
  afterEach(() => keeper.stop())

  const instants = (portfolio: Portfolio) => portfolio.rows.map(({ instant }) => instant)

  it('opens every midnight that the clock has passed, though nobody asks', async () => {
    const portfolio = portfolioOn(store)
    keeper = keeperOf(portfolio)
    await keeper.begin()
    clock.now = '2026-03-22T01:00:00.000Z'
    await until(() => portfolio.isCurrent)
    expect(instants(portfolio)).toEqual([
      '2026-03-20T09:00:00.000Z',
      '2026-03-21T00:00:00.000Z',
      '2026-03-22T00:00:00.000Z',
    ])
    expect(said).toEqual([])
  })

  it('tries again until the store takes it, says so once, and opens all that was due in order', async () => {
    const portfolio = portfolioOn(store)
    keeper = keeperOf(portfolio)
    await portfolio.hear()
    await keeper.begin()
    const { id } = portfolio.newest
    store.problem = new Problem('LEDGER_FULL', 'no room')
    clock.now = '2026-03-22T01:00:00.000Z'
    await until(() => store.attempts >= 4)
    latest = 2
    await portfolio.hear()
    keeper.wake()
    expect(portfolio.newest.id).toBe(id)
    expect(said).toEqual(['behind since 2026-03-21T00:00:00.000Z: LEDGER_FULL'])
    expect(editionsStateOf(portfolio, keeper)).toEqual({
      edition: id,
      due: 3,
      behind: { since: '2026-03-21T00:00:00.000Z', code: 'LEDGER_FULL', message: 'no room' },
    })
    store.problem = new Problem('LEDGER_UNREACHABLE', 'gone')
    await until(() => said.length === 2)
    store.problem = undefined
    await until(() => keeper.behind === undefined)
    expect(said.slice(1)).toEqual([
      'behind since 2026-03-21T00:00:00.000Z: LEDGER_UNREACHABLE',
      'recovered from 2026-03-21T00:00:00.000Z',
    ])
    expect(portfolio.rows.map(({ cause }) => cause)).toEqual([
      'start',
      'a new day',
      'a new day',
      'new snapshots: alpha',
    ])
    expect(editionsStateOf(portfolio, keeper)).toEqual({ edition: portfolio.newest.id, due: 0 })
  })

  it('is behind from the first moment of a day, before anything has been tried', async () => {
    const portfolio = portfolioOn(store)
    keeper = keeperOf(portfolio)
    await keeper.begin()
    expect(behindOf(portfolio, keeper)).toBeUndefined()
    clock.now = '2026-03-21T00:00:00.000Z'
    expect(behindOf(portfolio, keeper)).toMatchObject({ since: clock.now, code: 'EDITIONS_BEHIND' })
  })

  it('does not tell clients what a fault of the program says', async () => {
    const portfolio = portfolioOn(store)
    keeper = keeperOf(portfolio)
    await keeper.begin()
    store.problem = new TypeError('cannot read properties of secret')
    clock.now = '2026-03-21T00:00:01.000Z'
    await until(() => keeper.behind !== undefined)
    expect(keeper.behind).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(keeper.behind?.message).not.toContain('secret')
  })

  it('begins behind where the log can be read and not written, and fails where there is no edition at all', async () => {
    const first = portfolioOn(store)
    await first.learn()
    clock.now = '2026-03-21T09:00:00.000Z'
    const [append, refused] = [store.append.bind(store), new Problem('LEDGER_BUSY', 'held')]
    store.append = () => Promise.reject(refused)
    const portfolio = portfolioOn(store)
    keeper = keeperOf(portfolio)
    await keeper.begin()
    expect(portfolio.newest.id).toBe(first.newest.id)
    expect(said).toEqual(['behind since 2026-03-21T00:00:00.000Z: LEDGER_BUSY'])
    store.append = append
    await until(() => portfolio.isCurrent)

    const empty = new FickleStore()
    empty.problem = refused
    const none = keeperOf(portfolioOn(empty))
    await expect(none.begin()).rejects.toBe(refused)
    await none.stop()
  })

  it('loads the log anew where it could not be loaded at first', async () => {
    const portfolio = portfolioOn(store)
    keeper = keeperOf(portfolio)
    store.problem = new Problem('LEDGER_UNREACHABLE', 'gone')
    await expect(portfolio.open()).rejects.toBe(store.problem)
    store.problem = undefined
    await portfolio.open()
    expect(portfolio.rows).toHaveLength(1)
  })

  it('tells of what another process has opened, too', async () => {
    const [one, two] = [portfolioOn(store), portfolioOn(store)]
    keeper = keeperOf(one)
    await one.open()
    await two.open()
    const told: number[] = []
    two.onEdition(({ opened }) => told.push(...opened.map(({ sequence }) => sequence)))
    clock.now = '2026-03-22T09:00:00.000Z'
    await one.open()
    await two.open()
    expect(told).toEqual([2, 3])
  })

  it('answers for no instant that an edition being appended may yet be before', async () => {
    const portfolio = portfolioOn(store)
    keeper = keeperOf(portfolio)
    await portfolio.open()
    expect(portfolio.unsettledFrom).toBeUndefined()
    let proceed = (): void => undefined
    const append = store.append.bind(store)
    store.append = async (...appended) => {
      await new Promise<void>((resolve) => {
        proceed = resolve
      })
      return append(...appended)
    }
    latest = 2
    clock.now = '2026-03-20T10:00:00.000Z'
    const opening = portfolio.learn()
    await delay(10)
    expect(portfolio.unsettledFrom).toBe('2026-03-20T10:00:00.000Z')
    proceed()
    await opening
    expect(portfolio.unsettledFrom).toBeUndefined()
  })

  describe('over SQLite', () => {
    let folder: string
    let log: EditionStore

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'portfolio-keeper-'))
      log = await openEditionStore(`sqlite:${path.join(folder, 'ledger.sqlite')}`)
    })
    afterEach(async () => {
      await keeper.stop()
      await log.close()
      rmSync(folder, { recursive: true })
    })

    it('goes on past a store that is full, and fills up what was due once there is room', async () => {
      const portfolio = portfolioOn(log)
      keeper = keeperOf(portfolio)
      await keeper.begin()
      const { id } = portfolio.newest
      const database = mockOpened.at(-1)
      // SQLite's own quota: no page can be added beyond those that there are.
      const [{ page_count: pages }] = database?.pragma('page_count') as [{ page_count: number }]
      database?.pragma(`max_page_count = ${pages}`)
      clock.now = '2026-06-20T09:00:00.000Z'
      await until(() => keeper.behind !== undefined)
      expect(keeper.behind).toMatchObject({
        since: '2026-03-21T00:00:00.000Z',
        code: 'LEDGER_FULL',
        message: expect.stringMatching(/editions\.sqlite has no room for more: /) as string,
      })
      expect([portfolio.newest.id, portfolio.due, portfolio.rows.length]).toEqual([id, 92, 1])
      database?.pragma('max_page_count = 1000000')
      await until(() => keeper.behind === undefined)
      expect(instants(portfolio).at(1)).toBe('2026-03-21T00:00:00.000Z')
      expect(instants(portfolio).at(-1)).toBe('2026-06-20T00:00:00.000Z')
      expect(instants(portfolio)).toHaveLength(93)
      expect(said).toEqual([
        'behind since 2026-03-21T00:00:00.000Z: LEDGER_FULL',
        'recovered from 2026-03-21T00:00:00.000Z',
      ])
    })

    it('is begun while another process holds the log, with the editions that it has', async () => {
      await portfolioOn(log).learn()
      const unlock = await lockSqlite(path.join(folder, 'editions.sqlite'))
      clock.now = '2026-03-21T09:00:00.000Z'
      const again = await openEditionStore(`sqlite:${path.join(folder, 'ledger.sqlite')}`)
      const portfolio = portfolioOn(again)
      keeper = keeperOf(portfolio)
      await keeper.begin()
      expect([portfolio.rows.length, keeper.behind?.code]).toEqual([1, 'LEDGER_BUSY'])
      await unlock()
      await until(() => portfolio.isCurrent)
      expect(portfolio.rows).toHaveLength(2)
      await keeper.stop()
      await again.close()
    })
  })
})
