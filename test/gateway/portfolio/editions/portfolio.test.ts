import type { EditionStore } from '../../../../gateway/portfolio/editions/store/editionStore'
import { MemoryEditionStore } from '../../../../gateway/portfolio/editions/store/memoryEditionStore'
import { Portfolio } from '../../../../gateway/portfolio/editions/portfolio'
import type { MemberAttempts, SourceAttempts } from '../../../../schema/facts/snapshots/memberAttempts'
import { fictionalRegister, snapshotOf } from '../../../support/fictional'

class Member {
  latest: number
  readonly id = 'alpha'
  constructor(latest: number) {
    this.latest = latest
  }
  facts = (after: number) =>
    Promise.resolve({
      latest: this.latest,
      snapshots: Array.from({ length: Math.max(0, this.latest - after) }, (_, i) =>
        snapshotOf({ sequence: after + i + 1 }),
      ),
    })
}

function portfolioWith(
  member: Member,
  clock: { now: string },
  store: EditionStore = new MemoryEditionStore(),
  register = fictionalRegister(),
) {
  return new Portfolio({ register, store, sources: [member], now: () => new Date(clock.now) })
}

describe('the portfolio', () => {
  it('opens an edition on a new snapshot and on a new day, and on nothing else', async () => {
    const clock = { now: '2026-03-20T09:00:00Z' }
    const member = new Member(1)
    const portfolio = portfolioWith(member, clock)
    const first = await portfolio.learn()
    expect((await portfolio.learn()).id).toBe(first.id)
    member.latest = 3
    clock.now = '2026-03-20T10:00:00Z'
    const second = await portfolio.learn()
    expect(second).toMatchObject({
      sequence: 2,
      cause: 'new snapshots: alpha',
      snapshots: { alpha: 3, beta: 0 },
    })
    clock.now = '2026-03-20T23:59:59Z'
    expect((await portfolio.open()).id).toBe(second.id)
    clock.now = '2026-03-21T07:00:00Z'
    expect(await portfolio.open()).toMatchObject({
      sequence: 3,
      cause: 'a new day',
      instant: '2026-03-21T00:00:00.000Z',
    })
    expect(portfolio.view(first.id)?.state('alpha').sequence).toBe(1)
  })

  it('goes on with what it knew where a member cannot be asked', async () => {
    const unavailable: string[] = []
    const portfolio = new Portfolio({
      register: fictionalRegister(),
      sources: [{ id: 'alpha', facts: () => Promise.reject(new Error('down')) }],
      onUnavailable: (member) => unavailable.push(member),
    })
    expect((await portfolio.learn()).snapshots['alpha']).toBe(0)
    expect(unavailable).toEqual(['alpha'])
  })

  it('goes on after a restart: every day that passed has its edition, and nothing is opened twice', async () => {
    const store = new MemoryEditionStore()
    const clock = { now: '2026-03-20T09:00:00Z' }
    const member = new Member(2)
    const first = await portfolioWith(member, clock, store).learn()
    const restarted = portfolioWith(member, clock, store)
    expect((await restarted.learn()).id).toBe(first.id)
    clock.now = '2026-03-23T12:00:00Z'
    member.latest = 3
    const later = portfolioWith(member, clock, store)
    await later.learn()
    expect(later.rows.map(({ instant, cause }) => [instant, cause])).toEqual([
      ['2026-03-20T09:00:00.000Z', 'start'],
      ['2026-03-21T00:00:00.000Z', 'a new day'],
      ['2026-03-22T00:00:00.000Z', 'a new day'],
      ['2026-03-23T00:00:00.000Z', 'a new day'],
      ['2026-03-23T12:00:00.000Z', 'new snapshots: alpha'],
    ])
  })

  it('opens an edition on a changed register, and leaves older ones to theirs', async () => {
    const store = new MemoryEditionStore()
    const clock = { now: '2026-03-20T09:00:00Z' }
    const member = new Member(1)
    const before = portfolioWith(member, clock, store)
    const first = await before.learn()
    clock.now = '2026-03-20T10:00:00Z'
    const changed = { ...fictionalRegister(), hash: 'stricter', thresholds: { coverage: 0.95 } }
    const after = portfolioWith(member, clock, store, changed)
    const second = await after.learn()
    expect(second.cause).toBe('the register was changed')
    expect(after.view(first.id)?.register.thresholds.coverage).toBe(0.8)
    expect(after.view(second.id)?.register.thresholds.coverage).toBe(0.95)
  })

  it('opens nothing at or before an instant that it has answered for', async () => {
    const clock = { now: '2026-03-20T09:00:00.500Z' }
    const member = new Member(1)
    const portfolio = portfolioWith(member, clock)
    await portfolio.learn()
    const asked = portfolio.recordedAt(new Date(clock.now).toISOString())
    member.latest = 2
    const next = await portfolio.learn()
    expect(next.instant).toBe('2026-03-20T09:00:00.501Z')
    expect(portfolio.recordedAt('2026-03-20T09:00:00.500Z')).toEqual(asked)
  })

  it('numbers editions in order where the clock is set back', async () => {
    const clock = { now: '2026-03-20T09:00:00.000Z' }
    const member = new Member(1)
    const portfolio = portfolioWith(member, clock)
    const first = await portfolio.learn()
    clock.now = '2026-03-19T09:00:00.000Z'
    member.latest = 2
    const second = await portfolio.learn()
    expect(second.instant > first.instant).toBe(true)
  })

  it('tells of each edition once', async () => {
    const clock = { now: '2026-03-20T09:00:00Z' }
    const member = new Member(1)
    const portfolio = portfolioWith(member, clock)
    const told: (readonly string[])[] = []
    const stop = portfolio.onEdition(({ opened }) => told.push(opened.map(({ cause }) => cause)))
    await Promise.all([portfolio.learn(), portfolio.learn(), portfolio.open()])
    clock.now = '2026-03-21T09:00:00Z'
    await portfolio.open()
    stop()
    member.latest = 5
    await portfolio.learn()
    expect(told).toEqual([['start'], ['a new day']])
  })
})

describe('the attempts at the sources of members', () => {
  const attempts = (more: Partial<SourceAttempts> = {}): MemberAttempts => ({
    sources: [{ source: 'service', brings: ['Observation'], asked: '2026-03-10', missed: [], ...more }],
  })
  const failed = { missed: [{ returnId: 'a', miss: 'FAILED', code: 'HTTP_TIMEOUT' }] } as const

  it('open an edition where they come out otherwise or after another deadline, and keep past ones as they were', async () => {
    const store = new MemoryEditionStore()
    let told = attempts()
    const member = Object.assign(new Member(1), { attempts: () => Promise.resolve(told) })
    const clock = { now: '2026-03-20T09:00:00Z' }
    const portfolio = portfolioWith(member, clock, store)
    const first = await portfolio.learn()
    told = attempts({ asked: '2026-03-11' })
    // No deadline lies between the two.
    expect((await portfolio.learn()).id).toBe(first.id)
    told = attempts(failed)
    clock.now = '2026-03-20T10:00:00Z'
    const second = await portfolio.learn()
    expect(second.cause).toBe('sources answered otherwise: alpha')
    told = attempts({ asked: '2026-03-20' })
    clock.now = '2026-03-20T11:00:00Z'
    const third = await portfolio.learn()
    // February was due on the 13th.
    told = attempts({ asked: '2026-03-21' })
    expect((await portfolio.learn()).id).toBe(third.id)
    const again = portfolioWith(new Member(1), clock, store)
    await again.learn()
    const missed = ({ id }: { readonly id: string }) => again.view(id)?.attempts('alpha')?.sources[0]?.missed
    expect([first, second, third].map(missed)).toEqual([[], failed.missed, []])
  })

  it('are left as they were by a member that cannot tell them', async () => {
    const member = Object.assign(new Member(1), {
      attempts: () => Promise.reject(new Error('unknown field')),
    })
    const portfolio = portfolioWith(member, { now: '2026-03-20T09:00:00Z' })
    const { id, attempts: known } = await portfolio.learn()
    expect(known).toBeUndefined()
    expect(portfolio.view(id)?.attempts('alpha')).toBeUndefined()
  })
})
