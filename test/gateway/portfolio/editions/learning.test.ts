import { setTimeout as delay } from 'node:timers/promises'

import type { Snapshot } from '../../../../schema/facts/snapshots/snapshot'
import { Learning } from '../../../../gateway/portfolio/editions/learning'
import { EditionKeeper } from '../../../../gateway/portfolio/editions/keeper'
import { Portfolio } from '../../../../gateway/portfolio/editions/portfolio'
import type { FactsSource } from '../../../../gateway/portfolio/editions/portfolio'
import { fictionalRegister, snapshotOf } from '../../../support/fictional'

/** A member that tells what it is given, when it is let. */
class Member implements FactsSource {
  readonly id: string
  readonly #snapshots: Snapshot[] = []
  questions = 0
  answers: () => Promise<unknown> = () => Promise.resolve()

  constructor(id: string) {
    this.id = id
  }

  say(): void {
    this.#snapshots.push(snapshotOf({ sequence: this.#snapshots.length + 1 }))
  }

  async facts(after: number) {
    this.questions += 1
    await this.answers()
    return { latest: this.#snapshots.length, snapshots: this.#snapshots.slice(after) }
  }
}

const never = () => new Promise(() => undefined)

describe('learning', () => {
  let here: Member
  let beta: Member
  let gamma: Member
  let portfolio: Portfolio
  let keeper: EditionKeeper
  let learning: Learning
  let ready: () => void
  const failures: unknown[] = []
  const told: string[] = []

  beforeEach(() => {
    ;[here, beta, gamma] = [new Member('alpha'), new Member('beta'), new Member('gamma')]
    failures.length = 0
    told.length = 0
    portfolio = new Portfolio({
      register: fictionalRegister(),
      sources: [here, beta, gamma],
      onUnavailable: (member) => told.push(member),
    })
    keeper = new EditionKeeper({
      portfolio,
      onBehind: (_behind, cause) => failures.push(cause),
      onRecovered: () => undefined,
    })
    learning = new Learning({
      portfolio,
      keeper,
      here: ['alpha'],
      elsewhere: ['beta', 'gamma'],
      onFailure: (cause) => failures.push(cause),
    })
  })
  afterEach(async () => {
    learning.stop()
    await keeper.stop()
  })

  const begin = () =>
    learning.begin(
      new Promise((resolve) => {
        ready = resolve
      }),
      300,
    )

  async function within(millis: number, isDone: () => boolean): Promise<number> {
    const began = performance.now()
    while (!isDone() && performance.now() - began < millis) await delay(5)
    expect(isDone()).toBe(true)
    return performance.now() - began
  }

  it('opens one edition of what is there at the start, here and elsewhere', async () => {
    const begun = begin()
    for (const member of [here, beta, gamma]) member.say()
    learning.noteNews()
    ready()
    await begun
    expect(portfolio.rows).toMatchObject([{ cause: 'start', snapshots: { alpha: 1, beta: 1, gamma: 1 } }])
  })

  it('opens one edition of two hundred snapshots that come in together, within a second', async () => {
    const begun = begin()
    ready()
    await begun
    for (let i = 0; i < 200; i += 1) {
      here.say()
      learning.noteNews()
    }
    expect(await within(1_000, () => portfolio.newest.snapshots['alpha'] === 200)).toBeGreaterThan(100)
    expect(portfolio.rows.map(({ cause }) => cause)).toEqual(['start', 'new snapshots: alpha'])
  })

  it('never opens more than four editions a second of what goes on coming in', async () => {
    const begun = begin()
    ready()
    await begun
    for (let i = 0; i < 50; i += 1) {
      here.say()
      learning.noteNews()
      await delay(20)
    }
    await within(1_000, () => portfolio.newest.snapshots['alpha'] === 50)
    expect(portfolio.rows.length).toBeGreaterThan(2)
    const took = Date.parse(portfolio.newest.instant) - Date.parse(portfolio.rows[0]?.instant ?? '')
    expect(portfolio.rows.length - 1).toBeLessThanOrEqual(Math.ceil(took / 250))
  })

  it('asks those elsewhere every second, and is held up by none that hangs', async () => {
    gamma.answers = never
    const begun = begin()
    ready()
    await begun
    expect(portfolio.unreached).toEqual(['gamma'])
    beta.say()
    await within(1_500, () => portfolio.newest.snapshots['beta'] === 1)
    expect(portfolio.newest.cause).toBe('new snapshots: beta')
    expect(gamma.questions).toBe(1)
    await delay(2_100)
    expect(beta.questions).toBeGreaterThanOrEqual(3)
    expect(beta.questions).toBeLessThanOrEqual(6)
  })

  it('tells once that a member cannot be asked, and goes on asking it', async () => {
    beta.answers = () => Promise.reject(new Error('down'))
    const begun = begin()
    ready()
    await begun
    await within(3_000, () => beta.questions >= 3)
    expect(told).toEqual(['beta'])
    expect(portfolio.unreached).toEqual(['beta'])
    expect(portfolio.view()?.state('beta').absence).toBe('UNAVAILABLE')
    beta.answers = () => Promise.resolve()
    // It has nothing to tell: no edition opens, yet it is known now.
    await within(2_000, () => portfolio.unreached.length === 0)
    expect(portfolio.rows).toHaveLength(1)
    expect(portfolio.view()?.state('beta').absence).toBe('NOT_PROVIDED')
    beta.answers = () => Promise.reject(new Error('down'))
    await within(2_000, () => told.length === 2)
  })

  it('tells where an edition cannot be opened, and tries again', async () => {
    const begun = begin()
    ready()
    await begun
    const open = portfolio.open.bind(portfolio)
    let fails = true
    portfolio.open = () => (fails ? Promise.reject(new Error('the store is gone')) : open())
    here.say()
    learning.noteNews()
    await within(1_000, () => failures.length > 0)
    fails = false
    await within(2_000, () => portfolio.newest.snapshots['alpha'] === 1)
    expect(failures).toHaveLength(1)
  })

  it('tells of a fault in learning, and learns on', async () => {
    const begun = begin()
    ready()
    await begun
    const hear = portfolio.hear.bind(portfolio)
    let fails = true
    portfolio.hear = (members) => (fails ? Promise.reject(new RangeError('a fault')) : hear(members))
    beta.say()
    await within(2_000, () => failures.length > 0)
    expect(failures[0]).toBeInstanceOf(RangeError)
    fails = false
    await within(2_500, () => portfolio.newest.snapshots['beta'] === 1)
  })

  it('stops', async () => {
    const begun = begin()
    ready()
    await begun
    learning.stop()
    const { questions } = beta
    here.say()
    learning.noteNews()
    await delay(1_200)
    expect([portfolio.rows.length, beta.questions - questions <= 1]).toEqual([1, true])
  })
})
