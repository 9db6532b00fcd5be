import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

import type { EditionRow } from '../../../gateway/portfolio/editions/edition'
import type { PortfolioCopy } from '../../../bench/serving/mixed/portfolioCopy'
import { copyPortfolio } from '../../../bench/serving/mixed/portfolioCopy'
import { bytesOf, startOn } from './onLedger'

/** Something of each thing that is changed: what is known enough, what is waived, how a return is read, what is due. */
const QUESTION = `query ($edition: ID) {
  portfolio(edition: $edition) {
    edition { id sequence instant cause register snapshots { member snapshot } }
    clusters {
      code
      standing(includeIllustrative: true) { axis standing known { number reason } }
      readings(measures: ["payroll-accuracy"]) { awaited { reason note } }
      milestones { nodes { name actual { reason provenance { source received recorded mappingHash payloadHash } } } }
    }
    concerns(includeIllustrative: true) { code subject programme severity message waiver { reason until { label } } }
  }
}`

interface Told {
  readonly edition: { readonly id: string; readonly cause: string }
  readonly clusters: readonly {
    readonly code: string
    readonly standing: readonly { readonly axis: string; readonly standing: string }[]
    readonly readings: readonly { readonly awaited: { readonly reason: string } | null }[]
    readonly milestones: {
      readonly nodes: readonly {
        readonly actual: {
          readonly reason: string | null
          readonly provenance: {
            readonly source: string
            readonly received: string
            readonly mappingHash: string
            readonly payloadHash: string
          }
        }
      }[]
    }
  }[]
  readonly concerns: readonly {
    readonly code: string
    readonly subject: string
    readonly programme: string
    readonly severity: string
    readonly waiver: object | null
  }[]
}

/** The gateway as it was after one start: what it said of its newest edition, and which editions it had opened. */
interface Lived {
  readonly bytes: string
  readonly told: Told
  readonly opened: readonly EditionRow[]
}

// The gateway is started six times.
jest.setTimeout(300_000)

const root = mkdtempSync(path.join(tmpdir(), 'causes-'))
const ledgerUrl = `sqlite:${path.join(root, 'ledger', 'ledger.sqlite')}`
/** By edition: its answer as it was first taken. */
const taken = new Map<string, string>()
let copy: PortfolioCopy

beforeAll(async () => {
  copy = await copyPortfolio(path.join(root, 'portfolio'))
})
afterAll(async () => {
  await copy.close()
  rmSync(root, { recursive: true })
})

function change(file: string, from: string, to: string): void {
  const target = path.join(copy.folder, file)
  const text = readFileSync(target, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}`)
  writeFileSync(target, text.replaceAll(from, to))
}

/** Waits until no further edition has been opened for a while: what is read again may come in several. */
async function settled(portfolio: { readonly newest: { readonly id: string } }): Promise<void> {
  for (let { id } = portfolio.newest, still = 0; still < 30; still += 1) {
    await setTimeout(100)
    if (portfolio.newest.id !== id) [id, still] = [portfolio.newest.id, 0]
  }
}

/**
 * Starts the gateway at an instant, waits until an edition for some reason is the newest, asks, and stops it. Every
 * answer that was taken before must still be what it was.
 */
async function live(now: string, cause: RegExp): Promise<Lived> {
  const before = [...taken].length
  const gateway = await startOn(copy, ledgerUrl, () => new Date(now))
  try {
    const { portfolio, url } = gateway
    for (let tries = 0; tries < 600 && !cause.test(portfolio.newest.cause); tries += 1) await setTimeout(100)
    expect(portfolio.newest.cause).toMatch(cause)
    await settled(portfolio)
    const { id } = portfolio.newest
    const bytes = await bytesOf(url, QUESTION, { edition: id })
    for (const [edition, answer] of taken) expect(await bytesOf(url, QUESTION, { edition })).toBe(answer)
    taken.set(id, bytes)
    expect(taken.size).toBe(before + 1)
    const { data } = JSON.parse(bytes) as { data: { portfolio: Told } }
    const known = [...taken.keys()].at(-2)
    const last = portfolio.rows.findIndex((row) => row.id === known)
    return { bytes, told: data.portfolio, opened: portfolio.rows.slice(last + 1) }
  } finally {
    await gateway.stop()
  }
}

const standings = ({ clusters }: Told) => clusters.map(({ standing }) => standing.map((one) => one.standing))
const unity = ({ clusters }: Told) => clusters.find(({ code }) => code === 'unity')

describe('between two runs of the gateway on one ledger', () => {
  let last: Lived

  it('nothing opens an edition where nothing has changed', async () => {
    const first = await live('2026-12-18T09:00:00Z', /./)
    const gateway = await startOn(copy, ledgerUrl, () => new Date('2026-12-18T10:00:00Z'))
    expect(gateway.portfolio.newest.id).toBe(first.told.edition.id)
    await gateway.stop()
    last = first
  })

  it('a threshold that was changed opens one, and the older stands', async () => {
    change('register.yml', 'thresholds: { coverage: 0.8 }', 'thresholds: { coverage: 1 }')
    const now = await live('2026-12-18T11:00:00Z', /^the register was changed$/)
    expect(now.opened).toHaveLength(1)
    expect(standings(now.told)).not.toEqual(standings(last.told))
    last = now
  })

  it('a waiver opens one, and the older stand', async () => {
    const concern = last.told.concerns.find(({ severity }) => severity === 'HIGH')
    expect(concern).toMatchObject({ waiver: null })
    const waiver = `{ rule: ${concern?.code}, programme: ${concern?.programme}, reason: agreed, owner: SRO, until: 2026-12-31 }`
    appendFileSync(path.join(copy.folder, 'register.yml'), `\nconcerns: { waivers: [${waiver}] }\n`)
    const now = await live('2026-12-18T12:00:00Z', /^the register was changed$/)
    expect(now.opened).toHaveLength(1)
    const waived = ({ told }: Lived) =>
      told.concerns.find(
        (one) =>
          one.code === concern?.code &&
          one.programme === concern.programme &&
          one.subject === concern.subject,
      )?.waiver
    expect(waived(last)).toBeNull()
    expect(waived(now)).toMatchObject({ reason: 'agreed' })
    last = now
  })

  it('a mapping that was edited opens one, from payloads as they were received before, and the older stand', async () => {
    // The project tool says that nothing has changed: what is read again is what was stored.
    change('unity/project-tool.yml', 'whenBlank: NOT_YET_KNOWN', 'whenBlank: NOT_PROVIDED')
    const now = await live('2026-12-18T13:00:00Z', /^new snapshots: unity$/)
    // Published milestones are read by another mapping, which nobody edited.
    const actuals = ({ told }: Lived) =>
      (unity(told)?.milestones.nodes ?? [])
        .map(({ actual }) => actual)
        .filter(({ provenance }) => provenance.source === 'milestones')
    const reasons = (lived: Lived) => new Set(actuals(lived).map(({ reason }) => reason))
    expect(reasons(last)).toEqual(new Set([null, 'NOT_YET_KNOWN']))
    expect(reasons(now)).toEqual(new Set([null, 'NOT_PROVIDED']))
    const readings = (lived: Lived) => actuals(lived).map(({ provenance }) => provenance)
    const received = (lived: Lived) => readings(lived).map((one) => [one.received, one.payloadHash])
    expect(received(now)).toEqual(received(last))
    for (const [i, { mappingHash }] of readings(now).entries())
      expect(mappingHash).not.toBe(readings(last)[i]?.mappingHash)
    last = now
  })

  it('a deadline that passed opens one at its midnight, and another once sources have been asked since; the older stand', async () => {
    const now = await live('2027-01-25T09:00:00Z', /^sources answered otherwise: overseas, defence, /)
    expect(now.opened.slice(0, -1).map(({ instant }) => instant)).toEqual(
      Array.from({ length: 38 }, (_, i) => new Date(Date.UTC(2026, 11, 19 + i)).toISOString()),
    )
    const awaited = ({ told }: Lived) => new Set(unity(told)?.readings.map((one) => one.awaited?.reason))
    expect(awaited(last)).toEqual(new Set(['NOT_YET_DUE']))
    expect(awaited(now)).toEqual(new Set(['LATE']))
    // So has the last day of the waiver.
    expect(now.told.concerns.filter(({ waiver }) => waiver !== null)).toEqual([])
    last = now
  })
})
