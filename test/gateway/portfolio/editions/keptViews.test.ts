import { Portfolio } from '../../../../gateway/portfolio/editions/portfolio'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../../../support/fictional'

describe('the editions that are kept worked out', () => {
  let portfolio: Portfolio
  let clock: Date

  beforeEach(async () => {
    clock = FICTIONAL_NOW()
    portfolio = new Portfolio({
      register: fictionalRegister(),
      now: () => clock,
      sources: [...fictionalBooks()].map(([id, book]) => ({
        id,
        facts: (after: number) => Promise.resolve({ latest: book.latest, snapshots: book.after(after) }),
      })),
    })
    await portfolio.learn()
  })

  /** The id of the newest edition as of so many days ago. */
  const asOf = (days: number) =>
    `${portfolio.newest.id}@${new Date(FICTIONAL_NOW().getTime() - days * 86_400_000).toISOString()}`

  it('have the newest among them, however many others are asked about', () => {
    const newest = portfolio.view()
    for (let days = 1; days <= 40; days += 1) expect(portfolio.view(asOf(days))).toBeDefined()
    expect(portfolio.view()).toBe(newest)
  })

  it('lose the least recently asked about of the others', () => {
    const [first, second] = [portfolio.view(asOf(1)), portfolio.view(asOf(2))]
    for (let days = 3; days <= 16; days += 1) portfolio.view(asOf(days))
    expect(portfolio.view(asOf(1))).toBe(first)
    portfolio.view(asOf(17))
    expect(portfolio.view(asOf(1))).toBe(first)
    expect(portfolio.view(asOf(2))).not.toBe(second)
  })

  it('keep the one that was the newest before, which is still asked about', async () => {
    const before = portfolio.view()
    const { id } = portfolio.newest
    clock = new Date(clock.getTime() + 86_400_000)
    await portfolio.open()
    expect(portfolio.newest.id).not.toBe(id)
    const newest = portfolio.view()
    expect(portfolio.view(id)).toBe(before)
    for (let days = 1; days <= 40; days += 1) portfolio.view(asOf(days))
    expect(portfolio.view()).toBe(newest)
    expect(portfolio.view(id)).not.toBe(before)
  })
})
