import { readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../../../base/process/packageRoot'
import { Closers } from '../../../../base/process/closers'
import { Book } from '../../../../schema/facts/snapshots/book'
import type { Snapshot } from '../../../../schema/facts/snapshots/snapshot'
import { federate } from '../../../../schema/federation/federate'
import { loadRegister } from '../../../../subgraphs/register/loadRegister'
import { memberTypes } from '../../../../subgraphs/member/memberTypes'
import { openReporting } from '../../../../subgraphs/reporting/refresh/openReporting'
import { serveMember } from '../../../../subgraphs/member/memberServer'
import { membersReadHere } from '../../../../subgraphs/register/sourcedMembers'
import { factsOf, operationsOf } from '../../../../gateway/federation/members/memberProtocol'
import { remote } from '../../../../gateway/federation/members/remoteMember'
import { factRecord, fictionalRegister, snapshotOf } from '../../../support/fictional'
import { testedExecution } from '../../../support/testedExecution'

const SHIPPED = path.join(packageRoot(), 'subgraphs')

async function learnt(facts: (after: number) => Promise<{ latest: number; snapshots: readonly Snapshot[] }>) {
  const book = new Book('any')
  const pages: number[] = []
  for (;;) {
    const { latest, snapshots } = await facts(book.latest)
    pages.push(snapshots.length)
    for (const snapshot of snapshots) book.add(snapshot)
    if (book.latest >= latest) return { snapshots: book.after(0), pages }
  }
}

describe('what portfolio learns of a member elsewhere', () => {
  const closers = new Closers()

  afterEach(() => closers.close())

  async function servedOf(id: string, book: Book, register = fictionalRegister()) {
    const member = register.members.find((one) => one.id === id)
    if (member === undefined) throw new Error(`there is no ${id}`)
    const { name, schema } = federate(id, memberTypes(member, book))
    const { url, stop } = await serveMember({
      name,
      schema,
      host: '127.0.0.1',
      port: 0,
      execution: testedExecution(),
    })
    closers.add(stop)
    const service = remote({ name, schema, url: `${url}/graphql`, knowsEveryEntity: true })
    closers.add(() => service.close?.())
    return factsOf(service)
  }

  it('is what its own process read, to the last field, for all that is shipped', async () => {
    const register = loadRegister(SHIPPED)
    const members = membersReadHere(register)
    const configuration = {
      host: '127.0.0.1',
      port: 0,
      portfolioFolder: SHIPPED,
      ledgerUrl: ':memory:',
      environment: {},
    }
    const reporting = await openReporting(configuration, register, members, closers)
    await reporting.refresh()
    for (const [member, book] of reporting.books) {
      const source = await servedOf(member, book, register)
      const { snapshots } = await learnt(source.facts)
      expect(snapshots).toStrictEqual(book.after(0))
    }
    const synergy = readFileSync(path.join(SHIPPED, 'synergy', 'subgraph.yml'), 'utf8')
    const returns = synergy.match(/^ {6}- id: /gm)?.length ?? 0
    expect(reporting.books.get('synergy')?.latest).toBe(returns)
  })

  it('comes in pages that are not too large', async () => {
    const book = new Book('alpha')
    const many = Array.from({ length: 3_000 }, (_, i) =>
      factRecord('Milestone', { programme: 'alpha', milestone: `m${i}` }),
    )
    for (let sequence = 1; sequence <= 5; sequence += 1) book.add(snapshotOf({ sequence, records: many }))
    const source = await servedOf('alpha', book)
    const { snapshots, pages } = await learnt(source.facts)
    expect(pages).toEqual([2, 2, 1])
    expect(snapshots).toHaveLength(5)
    expect(snapshots).toStrictEqual(book.after(0))
  })

  it.each([
    ['a snapshot that is none', (good: Snapshot) => [{ ...good, sequence: '1' }]],
    [
      'a record of no known type',
      (good: Snapshot) => [{ ...good, records: [{ type: 'Poem', key: 'x', fields: {} }] }],
    ],
    [
      'a cell with neither value nor reason',
      (good: Snapshot) => [{ ...good, records: [{ type: 'Milestone', key: 'x', fields: { name: {} } }] }],
    ],
    [
      'a number where text is due',
      (good: Snapshot) => [
        { ...good, records: [{ type: 'Milestone', key: 'x', fields: { name: { value: 4 } } }] },
      ],
    ],
    [
      'a number that is none',
      (good: Snapshot) => [
        {
          ...good,
          records: [factRecord('ProgrammeReport', { programme: 'alpha', wholeLifeCost: 'banana' })],
        },
      ],
    ],
    [
      'a day that is none',
      (good: Snapshot) => [
        { ...good, records: [factRecord('Milestone', { programme: 'alpha', forecast: '2026-02-30' })] },
      ],
    ],
    [
      'a type and a reason that every object has',
      (good: Snapshot) => [
        { ...good, records: [{ type: 'toString', key: 'x', fields: { name: { reason: 'constructor' } } }] },
      ],
    ],
    [
      'a key that an object takes for something else',
      (good: Snapshot) => [
        {
          ...good,
          records: [
            { type: 'Milestone', key: 'x', fields: JSON.parse('{"__proto__":{"value":"x"}}') as object },
          ],
        },
      ],
    ],
    ['what is nested without end', (good: Snapshot) => [{ ...good, notes: nested(100_000) }]],
    [
      'a cell that is nested without end',
      (good: Snapshot) => [
        {
          ...good,
          records: [
            { type: 'Milestone', key: 'x', fields: { name: { value: 'x', where: nested(100_000) } } },
          ],
        },
      ],
    ],
    ['snapshots out of sequence', (good: Snapshot) => [{ ...good, sequence: 2 }, good]],
    ['a snapshot told before', (good: Snapshot) => [{ ...good, sequence: 0 }]],
    ['more than it says that it has', (good: Snapshot) => [good, { ...good, sequence: 7 }]],
  ])('is not believed where it tells %s', async (_what, told) => {
    const good = snapshotOf({ sequence: 1 })
    const { name, schema } = federate('alpha', memberTypes(memberOf('alpha'), new Book('alpha')))
    const service = {
      name,
      schema,
      trusted: false,
      ask: () => Promise.resolve({ data: { facts: { latest: 2, snapshots: told(good) } } }),
    }
    await expect(factsOf(service).facts(0)).rejects.toThrow(
      'alpha answered something else than facts: snapshot',
    )
    const well = {
      ...service,
      ask: () => Promise.resolve({ data: { facts: { latest: 1, snapshots: [good] } } }),
    }
    expect((await factsOf(well).facts(0)).snapshots).toEqual([good])
  })

  it.each([
    ['data.facts.latest is not of type Int', { data: { facts: { latest: '1', snapshots: [] } } }],
    ['data.facts.snapshots is absent', { data: { facts: { latest: 1 } } }],
    ['data.facts.snapshots[0] is null', { data: { facts: { latest: 1, snapshots: [null] } } }],
    ['data.facts is null', { data: { facts: null } }],
    ['there is no data', { data: null }],
  ])('is no answer: %s', async (why, answer) => {
    await expect(factsOf(answering(answer)).facts(0)).rejects.toThrow(
      `alpha answered something else than was asked: ${why}`,
    )
  })

  it('has nothing that was not asked, and no more than a line of what the member says is wrong', async () => {
    const more = { data: { facts: { latest: 0, snapshots: [], books: 1 }, portfolio: 1 } }
    expect(await factsOf(answering(more)).facts(0)).toEqual({ latest: 0, snapshots: [] })
    const wordy = { data: null, errors: [{ message: 'm'.repeat(9_999) }] }
    const failure = await factsOf(answering(wordy))
      .facts(0)
      .catch((error: unknown) => error as Error)
    expect((failure as Error).message.length).toBeLessThan(1_100)
  })

  it('of its sources is checked as well', async () => {
    const source = {
      source: 'a',
      kind: 'csv',
      state: 'FINE',
      problem: null,
      lastAttempt: null,
      lastSuccess: null,
      newestReferenceDate: null,
    }
    await expect(operationsOf(answering({ data: { sourceStates: [source] } })).states()).rejects.toThrow(
      'data.sourceStates[0].state is not of type SourceStateName',
    )
  })
})

function answering(answer: unknown) {
  const types = memberTypes(memberOf('alpha'), new Book('alpha'), { states: () => Promise.resolve([]) })
  const { name, schema } = federate('alpha', types)
  return { name, schema, trusted: false, ask: () => Promise.resolve(answer) }
}

function nested(levels: number): unknown {
  return JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)
}

function memberOf(id: string) {
  const member = fictionalRegister().members.find((one) => one.id === id)
  if (member === undefined) throw new Error(`there is no ${id}`)
  return member
}
