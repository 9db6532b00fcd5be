import { readFileSync } from 'node:fs'
import path from 'node:path'

import { factsOf } from '../../gateway/memberProtocol'
import { remote } from '../../gateway/serving/remoteMember'
import { Book } from '../../schema/facts/book'
import type { Snapshot } from '../../schema/facts/snapshot'
import { federate } from '../../schema/federate'
import { loadRegister } from '../../subgraphs/loadRegister'
import { memberTypes } from '../../subgraphs/memberTypes'
import { packageRoot } from '../../subgraphs/packageRoot'
import { openReporting } from '../../subgraphs/reporting/openReporting'
import { Closers } from '../../subgraphs/serving/closers'
import { serveMember } from '../../subgraphs/serving/memberServer'
import { membersReadHere } from '../../subgraphs/sourcedMembers'
import { factRecord, fictionalRegister, snapshotOf } from '../support/fictional'

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
    const { url, stop } = await serveMember({ name, schema, host: '127.0.0.1', port: 0 })
    closers.add(stop)
    const service = remote({ name, schema, url: `${url}/graphql` })
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
})

function memberOf(id: string) {
  const member = fictionalRegister().members.find((one) => one.id === id)
  if (member === undefined) throw new Error(`there is no ${id}`)
  return member
}
