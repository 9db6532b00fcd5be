import { Portfolio } from '../../../../gateway/portfolio/editions/portfolio'
import type { PortfolioView } from '../../../../gateway/portfolio/editions/view'
import { viewState } from '../../../../gateway/portfolio/editions/viewState'
import { MemoryEditionStore } from '../../../../gateway/portfolio/editions/store/memoryEditionStore'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../../../support/fictional'

const store = new MemoryEditionStore()

/** The same log, told of by a portfolio that can ask some members. */
async function started(reachable: (member: string) => boolean, register = fictionalRegister()) {
  const portfolio = new Portfolio({
    register,
    now: FICTIONAL_NOW,
    store,
    sources: [...fictionalBooks()]
      .filter(([id]) => register.members.some((member) => member.id === id))
      .map(([id, book]) => ({
        id,
        facts: (after) =>
          reachable(id)
            ? Promise.resolve({ latest: book.latest, snapshots: book.after(after) })
            : Promise.reject(new Error('it is down')),
      })),
  })
  await portfolio.learn()
  return portfolio
}

function at(portfolio: Portfolio, edition: string): PortfolioView {
  const view = portfolio.view(edition)
  if (view === undefined) throw new Error(`there is no edition ${edition}`)
  return view
}

describe('the state that the ids of an edition are drawn from', () => {
  it('is another as of an instant, without a member, and without one that has left the graph since', async () => {
    const whole = await started(() => true)
    const { id } = whole.newest
    const without = await started((member) => member !== 'beta')
    const register = fictionalRegister()
    const smaller = { ...register, members: register.members.filter((member) => member.id !== 'beta') }
    const left = await started(() => true, smaller)
    const states = [
      viewState(at(whole, id)),
      viewState(at(whole, `${id}@2026-02-10T00:00:00.000Z`)),
      viewState(at(without, id)),
      viewState(at(left, id)),
    ]
    expect(new Set(states).size).toBe(4)
    expect(viewState(at(await started(() => true), id))).toBe(states[0])
  })
})
