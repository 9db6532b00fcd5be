import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

import type { Running } from '../../../gateway/start'
import type { PortfolioCopy } from '../../../bench/serving/mixed/portfolioCopy'
import { copyPortfolio } from '../../../bench/serving/mixed/portfolioCopy'
import type { PostgresServer } from '../../postgres'
import { POSTGRES_IS_INSTALLED, POSTGRES_MISSING, startPostgres } from '../../postgres'
import { exampleQuery } from '../../support/processes/running'
import type { CutOff } from './cutPostgres'
import { cutPostgres } from './cutPostgres'
import { bytesOf, startOn } from './onLedger'
import { PLANNING, reportTenPlans, writeTenPlans } from './plansOfTen'

const PLANS = `{
  portfolio { edition { id } programmes { code milestones { nodes { name forecast { text provenance { recorded } } } } } }
}`

const QUESTIONS = [PLANS, ...['overview', 'delivery', 'standing', 'coverage', 'outlook'].map(exampleQuery)]

const asRecordedAt = (instant: string) => (query: string) => {
  const asked = query.replace(/portfolio(?= \{)/, `portfolio(recordedAsOf: "${instant}")`)
  if (asked === query) throw new Error(`asks for no portfolio: ${query}`)
  return asked
}

async function answers(url: string, questions: readonly string[]): Promise<readonly string[]> {
  const taken: string[] = []
  for (const question of questions) taken.push(await bytesOf(url, question))
  return taken
}

/** Has the planning member report another writing of all ten plans, and waits until an edition reads them. */
async function report({ folder }: PortfolioCopy, { portfolio }: Running, writing: number): Promise<void> {
  const planned = () => portfolio.newest.snapshots[PLANNING] ?? 0
  const before = planned()
  writeTenPlans(folder, writing)
  while (planned() < before + 10) await setTimeout(100)
}

const describeOnPostgres = POSTGRES_IS_INSTALLED ? describe : describe.skip
const skipped = POSTGRES_IS_INSTALLED ? '' : `: ${POSTGRES_MISSING}`

describeOnPostgres(`logs in PostgreSQL that are cut off at an instant${skipped}`, () => {
  const root = mkdtempSync(path.join(tmpdir(), 'cut-'))
  let copy: PortfolioCopy
  let server: PostgresServer
  let edition: { readonly id: string; readonly instant: string }
  let recordedThen: readonly string[]
  let newest: readonly string[]
  let removed: CutOff
  let cut: Running

  beforeAll(async () => {
    copy = await copyPortfolio(path.join(root, 'portfolio'))
    reportTenPlans(copy.folder)
    server = await startPostgres()
    const url = await server.database()
    const gateway = await startOn(copy, url, () => new Date())
    const folder = path.join(root, 'portfolio-then')
    try {
      await report(copy, gateway, 1)
      edition = gateway.portfolio.newest
      cpSync(copy.folder, folder, { recursive: true })
      await report(copy, gateway, 2)
      await report(copy, gateway, 3)
      recordedThen = await answers(gateway.url, QUESTIONS.map(asRecordedAt(edition.instant)))
      newest = await answers(gateway.url, QUESTIONS)
    } finally {
      await gateway.stop()
    }
    const cutUrl = await server.copyOf(url)
    removed = await cutPostgres(cutUrl, edition.instant)
    const then = { folder, environment: { ...copy.environment, PORTFOLIO: folder } }
    cut = await startOn(then, cutUrl, () => new Date(edition.instant))
  }, 300_000)

  afterAll(async () => {
    await cut?.stop()
    await server?.stop()
    await copy?.close()
    rmSync(root, { recursive: true })
  })

  it('have lost what came after it, and end with what was in force then', () => {
    expect(removed.readings).toBe(20)
    expect(removed.editions).toBeGreaterThanOrEqual(2)
    expect(cut.portfolio.newest.id).toBe(edition.id)
  })

  it('answer to the byte what was recorded as of it', async () => {
    expect(await answers(cut.url, QUESTIONS)).toEqual(recordedThen)
  })

  it('do not answer what is the newest since', () => {
    expect(newest[0]).not.toBe(recordedThen[0])
  })
})
