import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import type { OutlookChangeQuery } from '../../client/operations'
import { PortfolioFolder } from '../support/reporting/portfolioFolder'
import { copyShipped } from '../support/copyShipped'
import { editionsTold } from '../support/asking/editionsTold'
import type { Gateway } from '../support/processes/running'
import { exampleQuery, SHIPPED_NOW, startGateway } from '../support/processes/running'

const MILESTONES = 'synergy/returns/milestones-illustrative.csv'

describe('a milestone that moves while the service runs', () => {
  const folder = new PortfolioFolder()
  let gateway: Gateway | undefined
  afterEach(() => gateway?.stop())

  it('opens an edition whose outlook is told beside the one before, with the move as its cause', async () => {
    copyShipped(folder.root)
    const subgraph = path.join(folder.root, 'synergy/subgraph.yml')
    const everySecond = readFileSync(subgraph, 'utf8').replace(
      /^ {2}- id: milestones\n/m,
      "$&    schedule: '* * * * * *'\n",
    )
    expect(everySecond).toContain('schedule:')
    writeFileSync(subgraph, everySecond)
    gateway = await startGateway(folder.root, { now: () => SHIPPED_NOW })
    const before = gateway.portfolio.newest.id
    const told = editionsTold(gateway.url)

    const file = path.join(folder.root, MILESTONES)
    const moved = readFileSync(file, 'utf8').replace(/^(pilot,.*,2026-11,)2027-02,/m, '$12027-08,')
    expect(moved).not.toBe(readFileSync(file, 'utf8'))
    writeFileSync(file, moved)
    const edition = await told.next(({ id }) => id !== before)
    expect(edition.changed).toEqual(['synergy'])
    told.close()

    const { data, errors } = await gateway.ask<OutlookChangeQuery>(exampleQuery('outlook-change'))
    expect(errors).toBeUndefined()
    expect(data?.portfolio?.edition.id).toBe(edition.id)
    const change = data?.portfolio?.outlookChange
    // What the demand is for is later by six months: nobody else has moved, and no product.
    const causes = change?.shortfalls.flatMap(({ causes: all }) => all) ?? []
    expect(new Set(causes.map(({ code }) => code))).toEqual(new Set(['MILESTONE_MOVED']))
    for (const { before: was, after } of causes)
      expect([was?.text, after?.text]).toEqual(['2027-02', '2027-08'])
    expect(new Set(change?.shortfalls.map(({ programme }) => programme))).toEqual(new Set(['synergy']))
    for (const { before: was, after } of change?.shortfalls ?? []) expect(was).not.toEqual(after)
    for (const { after, causes: why } of change?.readiness ?? []) {
      expect([after?.need.programme, after?.need.milestone]).toEqual(['synergy', 'pilot'])
      expect(why.map(({ code }) => code)).toContain('MILESTONE_MOVED')
    }

    // With the edition before asked for by its id: the same.
    const named = await gateway.ask<OutlookChangeQuery>(exampleQuery('outlook-change'), { since: before })
    expect(named.data?.portfolio?.outlookChange).toEqual(change)
  }, 120_000)
})
