import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

import SqliteFile from 'better-sqlite3'

import { packageRoot } from '../../../base/process/packageRoot'
import type { Running } from '../../../gateway/start'
import { Launched } from '../../../bench/serving/load/launched'
import type { PortfolioCopy } from '../../../bench/serving/mixed/portfolioCopy'
import { copyPortfolio } from '../../../bench/serving/mixed/portfolioCopy'
import type { PostgresServer } from '../../postgres'
import { POSTGRES_IS_INSTALLED, POSTGRES_MISSING, startPostgres } from '../../postgres'
import { atEdition } from '../../support/asking/atEdition'
import { compile } from '../../support/processes/compiled'
import { exampleQuery, SHIPPED_NOW } from '../../support/processes/running'
import { bytesOf, startOn } from './onLedger'
import { PLANNING, reportTenPlans, writeTenPlans } from './plansOfTen'

const SNAPSHOTS = 100

/** What the member that goes on reporting has planned. */
const PLANS = `{
  portfolio { programmes { code milestones { nodes { name forecast { text provenance { snapshot } } } } } }
}`

const QUESTIONS = [
  PLANS,
  ...readdirSync(path.join(packageRoot(), 'examples', 'queries')).map((file) =>
    exampleQuery(path.basename(file, '.graphql')),
  ),
].map(atEdition)

/** Of those that take it: with what the outlook is compared. */
const SINCE = { sinceAsOf: '2026-09-01T00:00:00Z' }

const variablesFor = (query: string) => (query.includes('$sinceAsOf') ? SINCE : {})

/** The bytes of the answers to all example queries: at the newest edition unless another is given. */
async function answers(url: string, edition?: string): Promise<readonly string[]> {
  const taken: string[] = []
  for (const query of QUESTIONS) taken.push(await bytesOf(url, query, { ...variablesFor(query), edition }))
  return taken
}

/** What a ledger was asked at one edition: then, and after all that came later. */
interface Asked {
  readonly taken: readonly string[]
  readonly unnamed: readonly string[]
  readonly later: readonly string[]
  readonly laterByInstant: readonly string[]
  readonly newest: readonly string[]
  readonly elsewhere: readonly string[]
  readonly snapshotsSince: number
  readonly editionsSince: number
  readonly edition: { readonly id: string; readonly instant: string }
}

const root = mkdtempSync(path.join(tmpdir(), 'hundred-'))
const compiled = path.join(root, 'compiled')
let copy: PortfolioCopy
let server: PostgresServer | undefined
let writing = 0

/** Has the planning member report anew until so many snapshots have come of it. */
async function report({ portfolio }: Running, snapshots: number): Promise<number> {
  const planned = () => portfolio.newest.snapshots[PLANNING] ?? 0
  const before = planned()
  while (planned() < before + snapshots) {
    writeTenPlans(copy.folder, (writing += 1))
    await setTimeout(1_000)
  }
  return planned() - before
}

async function ask(ledgerUrl: string, whenTaken: () => Promise<void>): Promise<Asked> {
  const gateway = await startOn(copy, ledgerUrl, () => SHIPPED_NOW)
  const { portfolio, url } = gateway
  let then: Omit<Asked, 'elsewhere'>
  try {
    const { id, instant, sequence } = portfolio.newest
    const [taken, unnamed] = [await answers(url, id), await answers(url)]
    await whenTaken()
    const snapshotsSince = await report(gateway, SNAPSHOTS)
    const laterByInstant: string[] = []
    for (const query of QUESTIONS) {
      const byInstant = query.replace('portfolio(edition: $edition)', `portfolio(recordedAsOf: "${instant}")`)
      const unused = byInstant.replace(/,? ?\$edition: ID/, '').replace('()', '')
      laterByInstant.push(await bytesOf(url, unused, variablesFor(query)))
    }
    then = {
      taken,
      unnamed,
      later: await answers(url, id),
      laterByInstant,
      newest: await answers(url),
      snapshotsSince,
      editionsSince: portfolio.newest.sequence - sequence,
      edition: { id, instant },
    }
  } finally {
    await gateway.stop()
  }
  const another = await Launched.start({
    name: 'another process',
    program: path.join(compiled, 'gateway', 'main.js'),
    environment: { ...copy.environment, PORT: '0', LEDGER_URL: ledgerUrl },
    role: 'AROUND',
  })
  try {
    return { ...then, elsewhere: await answers(another.url.replace('/graphql', ''), then.edition.id) }
  } finally {
    await another.stop()
  }
}

/** The ledger and the log of editions as they are, in files of their own: the two cut off at this moment. */
async function cutOff(ledger: string, target: string): Promise<void> {
  mkdirSync(target)
  for (const file of ['ledger.sqlite', 'editions.sqlite']) {
    const database = new SqliteFile(path.join(ledger, file), { readonly: true })
    await database.backup(path.join(target, file))
    database.close()
  }
}

const cut = path.join(root, 'cut')
let sqlite: Asked
let postgres: Asked | undefined

beforeAll(async () => {
  mkdirSync(compiled)
  compile(compiled)
  copy = await copyPortfolio(path.join(root, 'portfolio'))
  reportTenPlans(copy.folder)
  const ledger = path.join(root, 'ledger')
  sqlite = await ask(`sqlite:${path.join(ledger, 'ledger.sqlite')}`, async () => {
    cpSync(copy.folder, path.join(root, 'portfolio-then'), { recursive: true })
    await cutOff(ledger, cut)
  })
  if (!POSTGRES_IS_INSTALLED) return
  server = await startPostgres()
  writeTenPlans(copy.folder, 0)
  postgres = await ask(await server.database(), () => Promise.resolve())
}, 600_000)
afterAll(async () => {
  await server?.stop()
  await copy.close()
  rmSync(root, { recursive: true })
})

const STORES: readonly [string, () => Asked | undefined][] = [
  ['SQLite', () => sqlite],
  ['PostgreSQL', () => postgres],
]

describe.each(STORES)('answers taken at an edition on a ledger in %s', (name, found) => {
  const skipped = name === 'PostgreSQL' && !POSTGRES_IS_INSTALLED
  const check = skipped ? it.skip : it

  check(`are the same to the byte a hundred snapshots later${skipped ? `: ${POSTGRES_MISSING}` : ''}`, () => {
    const { taken, later, newest, snapshotsSince, editionsSince } = found() as Asked
    expect(snapshotsSince).toBeGreaterThanOrEqual(SNAPSHOTS)
    // Several may be learnt together; that they are not all one step is what makes them history.
    expect(editionsSince).toBeGreaterThan(5)
    expect(later).toEqual(taken)
    expect(newest[0]).not.toBe(taken[0])
  })

  check('are those that the newest edition gave while it was the newest', () => {
    const { taken, unnamed } = found() as Asked
    expect(unnamed).toEqual(taken)
  })

  check('are what was recorded as of its instant', () => {
    const { taken, laterByInstant } = found() as Asked
    expect(laterByInstant).toEqual(taken)
  })

  check('are the same in a new process', () => {
    const { taken, elsewhere } = found() as Asked
    expect(elsewhere).toEqual(taken)
  })
})

it('what was recorded as of an instant is what the logs that end at it give', async () => {
  const folder = path.join(root, 'portfolio-then')
  const before = await startOn(
    { folder, environment: { ...copy.environment, PORTFOLIO: folder } },
    `sqlite:${path.join(cut, 'ledger.sqlite')}`,
    () => SHIPPED_NOW,
  )
  try {
    expect(before.portfolio.newest.id).toBe(sqlite.edition.id)
    expect(await answers(before.url)).toEqual(sqlite.laterByInstant)
  } finally {
    await before.stop()
  }
})

const check = POSTGRES_IS_INSTALLED ? it : it.skip
check('PostgreSQL answers what SQLite answers, from the same returns', () => {
  // Only the moments of the editions are their own, and so what they are called.
  const unnamed = ({ taken, edition }: Asked) =>
    taken.map((one) =>
      one
        .replaceAll(edition.id, 'EDITION')
        .replaceAll(edition.instant, 'INSTANT')
        .replaceAll(/"[a-z]{3}_[\w-]{22,28}"/g, '"ID"'),
    )
  expect(unnamed(postgres as Asked)).toEqual(unnamed(sqlite))
})
