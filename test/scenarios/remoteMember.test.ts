import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

import { compile } from '../support/processes/compiled'
import { copyShipped } from '../support/copyShipped'
import { editionsTold } from '../support/asking/editionsTold'
import { MemberProcess } from '../support/processes/memberProcess'
import type { Answer, Gateway } from '../support/processes/running'
import { exampleQuery, SHIPPED_NOW, startGateway } from '../support/processes/running'

interface Overview {
  readonly portfolio: {
    edition: unknown
    readonly clusters: readonly Readonly<Record<string, unknown>>[]
  }
}

const overview = exampleQuery('overview')
const root = mkdtempSync(path.join(tmpdir(), 'remote-member-'))
const at = (...parts: readonly string[]) => path.join(root, ...parts)
const portfolioFolder = at('portfolio')
let asked = 0

/** Asks what nobody has asked before: nothing that is kept answers it. */
async function askAnew(gateway: Gateway): Promise<Answer<Overview>> {
  asked += 1
  const extra = `asked${asked}`
  const query = overview.replace('wholeLifeCost {', `${extra}: publishedName { text }\n wholeLifeCost {`)
  const answer = await gateway.ask<Overview>(query)
  const portfolio = answer.data?.portfolio
  if (portfolio === undefined) return answer
  const clusters = portfolio.clusters.map(({ [extra]: _extra, ...rest }) => rest)
  return { ...answer, data: { portfolio: { ...portfolio, clusters } } }
}

const ofCluster = ({ data }: Answer<Overview>, id: string) =>
  data?.portfolio.clusters.find((cluster) => cluster['code'] === id)

/** The answer, but for the edition that it names, and that the ids of what is told of it say. */
function said({ data, ...rest }: Answer<Overview>, ids = /"(por|clu)_[\w-]+"/g) {
  const portfolio = data && JSON.stringify({ ...data.portfolio, edition: null })
  return { ...rest, portfolio: portfolio?.replace(ids, '"$1"') }
}

/** Of gateways with ledgers of their own, each has read for itself what runs in it. */
const EVERY_ID = /"([a-z]{3})_[\w-]+"/g

function edit(name: string, change: (text: string) => string): void {
  const file = at('portfolio', name)
  const text = readFileSync(file, 'utf8')
  const changed = change(text)
  if (changed === text) throw new Error(`${name} is as it was`)
  writeFileSync(`${file}.new`, changed)
  // As one that has stood still for a while.
  const then = Date.now() / 1000 - 60
  utimesSync(`${file}.new`, then, then)
  renameSync(`${file}.new`, file)
}

async function until(what: string, millis: number, isDone: () => Promise<boolean> | boolean): Promise<void> {
  const began = performance.now()
  while (!(await isDone()) && performance.now() - began < millis) await delay(100)
  const took = Math.round(performance.now() - began)
  if (took > millis) throw new Error(`${what} after ${took} ms, not within ${millis}`)
}

const isWhole = async (gateway: Gateway) => (await askAnew(gateway)).errors === undefined

describe('a cluster that runs as a service of its own', () => {
  let inProcess: Answer<Overview>
  let member: MemberProcess
  let gateway: Gateway
  let late: Gateway | undefined
  const options = (ledger: string) => ({ now: () => SHIPPED_NOW, ledgerFolder: at(ledger) })
  const startMember = (port: number) =>
    MemberProcess.start({
      compiled: at('compiled'),
      member: 'synergy',
      portfolioFolder,
      ledgerFolder: at('own-ledger'),
      port,
    })

  beforeAll(async () => {
    for (const folder of ['compiled', 'ledger']) mkdirSync(at(folder))
    compile(at('compiled'))
    copyShipped(portfolioFolder)
    for (const id of ['synergy', 'overseas']) {
      edit(`${id}/subgraph.yml`, (text) =>
        text.replace('  - id: milestones\n', "  - id: milestones\n    schedule: '* * * * * *'\n"),
      )
    }
    const alone = await startGateway(portfolioFolder, options('ledger'))
    inProcess = await alone.ask<Overview>(overview)
    await alone.stop()
    // It takes its ledger with it.
    cpSync(at('ledger'), at('own-ledger'), { recursive: true })
    cpSync(at('ledger'), at('late-ledger'), { recursive: true })
    rmSync(at('late-ledger', 'editions.sqlite'))
    member = await startMember(0)
    edit('register.yml', (text) =>
      text.replace('    name: Synergy\n', `    name: Synergy\n    url: ${member.url}/graphql\n`),
    )
    gateway = await startGateway(portfolioFolder, options('ledger'))
  }, 120_000)
  afterAll(async () => {
    await gateway?.stop()
    await late?.stop()
    await member?.end('SIGKILL')
    rmSync(root, { recursive: true, force: true })
  })

  it('is answered for as if it ran in one process with the others', async () => {
    expect(inProcess.errors).toBeUndefined()
    expect(ofCluster(inProcess, 'synergy')?.['wholeLifeCost']).toMatchObject({ text: '1990.99' })
    const answer = await gateway.ask<Overview>(overview)
    expect(said(answer)).toEqual(said(inProcess))
    const [row] = gateway.portfolio.rows.slice(-1)
    expect(row?.cause).toBe('the register was changed')
  })

  it('tells a new return within two seconds of its snapshot, and one in this process within one', async () => {
    const told = editionsTold(gateway.url)
    await told.next(() => true)
    for (const [id, most] of [
      ['synergy', 2_000],
      ['overseas', 1_000],
    ] as const) {
      edit(`${id}/returns/milestones-illustrative.csv`, (text) =>
        text.replace('invented, not', 'invented here, not'),
      )
      const edition = await told.next(({ changed }) => changed.includes(id))
      const came = Date.now()
      expect(edition).toMatchObject({ changed: [id], cause: `new snapshots: ${id}` })
      const [snapshot] = gateway.portfolio.view(edition.id)?.state(id).history().slice(-1) ?? []
      const took = came - Date.parse(snapshot?.recorded ?? '')
      expect(took).toBeGreaterThanOrEqual(0)
      expect(took).toBeLessThan(most)
    }
    told.close()
  })

  it('harms only itself when it is killed, and what is kept is told on', async () => {
    const before = await gateway.ask<Overview>(overview)
    expect(before.errors).toBeUndefined()
    expect(await member.end('SIGKILL')).toBe('SIGKILL')
    const answer = await askAnew(gateway)
    expect(answer.errors).toMatchObject([
      { message: 'synergy cannot be reached', extensions: { code: 'MEMBER_UNREACHABLE', member: 'synergy' } },
    ])
    const [dead, alive] = [ofCluster(answer, 'synergy'), ofCluster(before, 'synergy')]
    // What something is left out of has another id than the whole: no cache takes one for the other.
    const id: unknown = expect.stringMatching(`^${String(alive?.['id'])}~`)
    expect(dead).toEqual({ ...alive, id, latestConfidence: null, wholeLifeCost: null })
    for (const other of ['overseas', 'defence', 'matrix', 'unity'])
      expect(ofCluster(answer, other)).toEqual(ofCluster(before, other))
    expect(await gateway.ask<Overview>(overview)).toEqual(before)
  })

  it('may be down when the gateway starts', async () => {
    late = await startGateway(portfolioFolder, options('late-ledger'))
    const answer = await askAnew(late)
    expect(answer.errors).toMatchObject([{ extensions: { code: 'MEMBER_UNREACHABLE', member: 'synergy' } }])
    const dead = ofCluster(answer, 'synergy')
    expect(dead).toMatchObject({ name: 'Synergy', latestConfidence: null, wholeLifeCost: null })
    // Not as if it had returned nothing: what is worked out of its facts cannot be known now.
    expect(JSON.stringify(dead?.['coverage'])).toContain('"UNAVAILABLE"')
    expect(ofCluster(answer, 'overseas')?.['wholeLifeCost']).toMatchObject({ text: '102' })
    expect(
      late.warnings.filter((one) => one.includes('ECONNREFUSED') && one.includes('synergy')).length,
    ).toBeLessThan(9)
    const { data } = await late.ask<{ operations: readonly { member: string; reachable: boolean }[] }>(
      '{ operations { member reachable } }',
    )
    expect(data?.operations.filter(({ reachable }) => !reachable)).toEqual([
      { member: 'synergy', reachable: false },
    ])
  })

  it('is whole again within two seconds of its return, at every gateway', async () => {
    const port = Number(new URL(member.url).port)
    const told = editionsTold((late as Gateway).url)
    await told.next(() => true)
    member = await startMember(port)
    await Promise.all([
      until('whole again', 2_000, () => isWhole(gateway)),
      until('heard at last', 2_000, () => late?.portfolio.unreached.length === 0),
    ])
    expect(said(await askAnew(late as Gateway), EVERY_ID)).toEqual(said(await askAnew(gateway), EVERY_ID))
    const edition = await told.next(({ changed }) => changed.includes('synergy'))
    expect(edition.cause).toBe('new snapshots: synergy; sources answered otherwise: synergy')
    told.close()
  })

  it('ends well when it is told to', async () => {
    expect(await member.end('SIGTERM')).toBe(0)
  })
})
