import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

import Database from 'better-sqlite3'

import type * as Entries from '../../../../base/process/entryBeside'
import { valueOf } from '../../../../schema/facts/figures/figure'
import { Reporting } from '../../../../subgraphs/reporting/refresh/reporting'
import { fictionalRegister } from '../../../support/fictional'
import { PortfolioFolder } from '../../../support/reporting/portfolioFolder'

jest.mock('../../../../base/process/entryBeside', () => {
  const { entryBeside } = jest.requireActual<typeof Entries>('../../../../base/process/entryBeside')
  return {
    entryBeside: (folder: string, name: string) =>
      name === 'thread'
        ? entryBeside(path.resolve(__dirname, '../../../support/reporting'), 'crashingThread')
        : entryBeside(folder, name),
  }
})

const csvSource = (id: string, file: string): string => `  - id: ${id}
    kind: csv
    map: { records: { Milestone: { header: { match: Id }, fields: {
      programme: { from: { fromReturn: programme } }, milestone: { from: Id, type: code } } } } }
    returns: [{ id: a, file: ${file}, origin: REPORTED }]
`

const SLOW = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS Id FROM n'

const SQL_SOURCE = `  - id: slow
    kind: sql
    database: { sqlite: slow.sqlite }
    query: { name: Milestone, select: ${JSON.stringify(SLOW)}, key: [Id] }
    limits: { seconds: 60 }
    map:
      records:
        Milestone:
          request: Milestone
          fields: { programme: { from: { fromReturn: programme } }, milestone: { from: Id, type: code } }
    returns: [{ id: a, origin: REPORTED }]
`

const MEMBERS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon']

describe('the thread that reads', () => {
  const folder = new PortfolioFolder()
  let reporting: Reporting

  beforeEach(() => {
    for (const member of MEMBERS) {
      folder.write(
        `${member}/subgraph.yml`,
        `version: 1\nmember: ${member}\nsources:\n${csvSource('plan', 'a.csv')}`,
      )
      folder.write(`${member}/a.csv`, 'Id\nlive\n')
    }
    const [one] = fictionalRegister().members
    if (one === undefined) throw new Error('the fictional register is empty')
    reporting = new Reporting({
      register: { ...fictionalRegister(), members: MEMBERS.map((id) => ({ ...one, id })) },
      portfolioFolder: folder.root,
      ledgerUrl: `sqlite:${folder.write('ledger.sqlite', '')}`,
      environment: {},
      networks: [],
    })
  })
  afterEach(() => reporting.stop())

  function milestones(member: string): readonly (string | undefined)[] {
    const book = reporting.books.get(member)
    const facts = book?.at(book.latest)?.facts('Milestone')
    return [...(facts?.values() ?? [])].map((fact) => valueOf(fact, 'milestone'))
  }

  async function refresh(...members: readonly string[]) {
    const refreshes = await reporting.refresh(members)
    return refreshes.map(
      ({ problem, outcomes }) => problem?.code ?? outcomes.map(({ outcome }) => outcome).join(),
    )
  }

  it('is begun again where one member ends it; the others are read, and its last good return serves on', async () => {
    expect(await refresh('alpha')).toEqual(['STORED'])
    folder.write('alpha/a.csv', 'Id\ncrash\n')
    expect(await refresh(...MEMBERS)).toEqual(['READER_STOPPED', 'STORED', 'STORED', 'STORED', 'STORED'])
    expect(MEMBERS.map(milestones)).toEqual(Array(5).fill(['live']))

    const [state] = await reporting.states('alpha')
    expect(state).toMatchObject({ source: 'plan', state: 'FAILED', problem: { code: 'READER_STOPPED' } })
    expect(state?.problem?.message).toMatch(
      /^the thread that reads returns ended while it read alpha: it ended with 7 \(it is started again after [\d.]+ s; the last good returns serve on\) \[READER_STOPPED\]$/,
    )
    expect(state?.lastSuccess).toBeDefined()
    expect((await reporting.states('beta'))[0]?.state).toBe('NOT_CHECKED')

    folder.write('alpha/a.csv', 'Id\nlive\ndesign\n')
    expect(await refresh('alpha')).toEqual(['STORED'])
    expect((await reporting.states('alpha'))[0]).toMatchObject({ state: 'NOT_CHECKED' })
    expect(milestones('alpha')).toEqual(['live', 'design'])
  })

  it('tells, once it is begun again, what had been stored before it was ended', async () => {
    folder.write(
      'alpha/subgraph.yml',
      `version: 1\nmember: alpha\nsources:\n${csvSource('good', 'a.csv')}${csvSource('bad', 'b.csv')}`,
    )
    folder.write('alpha/b.csv', 'Id\ncrash\n')
    const told = new Promise<string>((resolve) => reporting.onSnapshot(resolve))
    expect(await refresh('alpha')).toEqual(['READER_STOPPED'])
    expect(await told).toBe('alpha')
    expect(milestones('alpha')).toEqual(['live'])
  })

  it('reads members behind others where it is asked to', async () => {
    const two = csvSource('one', 'a.csv') + csvSource('two', 'a.csv')
    for (const member of ['alpha', 'beta'])
      folder.write(`${member}/subgraph.yml`, `version: 1\nmember: ${member}\nsources:\n${two}`)
    const read: string[] = []
    const onProgress = ({ member }: { readonly member: string }) => read.push(member)
    await Promise.all([
      reporting.refresh(['alpha'], { onProgress }),
      reporting.refresh(['beta'], { behind: ['alpha', 'gamma'], onProgress }),
    ])
    expect(read).toEqual(['alpha', 'alpha', 'beta', 'beta'])
  })

  it('says how sources stand while it is down', async () => {
    await refresh('alpha')
    await reporting.states('alpha')
    folder.write('alpha/a.csv', 'Id\ncrash\n')
    await refresh('alpha')
    // Asked in the same turn in which the thread was found to have ended.
    const [alpha, beta] = await Promise.all([reporting.states('alpha'), reporting.states('beta')])
    expect(alpha[0]).toMatchObject({ state: 'FAILED', lastSuccess: expect.any(String) })
    expect(beta).toEqual([
      {
        source: 'plan',
        kind: 'csv',
        state: 'FAILED',
        problem: expect.objectContaining({ code: 'READER_STOPPED' }),
      },
    ])
  })

  it('loses only the source whose process is killed while it asks a database', async () => {
    const database = new Database(path.join(folder.root, 'alpha', 'slow.sqlite'))
    database.exec('CREATE TABLE empty (id)')
    database.close()
    folder.write(
      'alpha/subgraph.yml',
      `version: 1\nmember: alpha\nsources:\n${csvSource('before', 'a.csv')}${SQL_SOURCE}${csvSource('after', 'a.csv')}`,
    )
    const refreshing = reporting.refresh(['alpha'])
    process.kill(await askingProcess(), 'SIGKILL')
    const [refreshed] = await refreshing
    expect(refreshed?.outcomes.map(({ source, outcome }) => [source, outcome])).toEqual([
      ['before', 'STORED'],
      ['slow', 'FAILED'],
      ['after', 'STORED'],
    ])
    const states = await reporting.states('alpha')
    expect(states.map(({ state }) => state)).toEqual(['NOT_CHECKED', 'FAILED', 'NOT_CHECKED'])
    expect(states[1]?.problem).toEqual({
      code: 'QUERY_STOPPED',
      message:
        'alpha/slow: the process that asked the query "Milestone" ended with SIGKILL (an answer; it is asked again at the next refresh) [QUERY_STOPPED]',
    })
  })
})

/** The process of our own that asks a query, once there is one and it has had time to begin. */
async function askingProcess(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8')
        const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]
        if (Number(parent) === process.pid && command.includes('sql/process.ts')) return Number(name)
      } catch {
        // It has ended since it was listed.
      }
    }
    await delay(50)
  }
  throw new Error('no process asks a query')
}
