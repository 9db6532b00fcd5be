import { Portfolio } from '../gateway/portfolio/editions/portfolio'
import type { PortfolioView } from '../gateway/portfolio/editions/view'
import type { MadeUp } from './comparison/portfolio'
import { NOW } from './comparison/portfolio'

/** A portfolio over made-up members, who tell of whatever snapshots they have by the time that they are asked. */
export function portfolioOver({ register, snapshots }: MadeUp): Portfolio {
  return new Portfolio({
    register,
    now: () => new Date(NOW),
    sources: [...snapshots].map(([id, returned]) => ({
      id,
      facts: (after: number) =>
        Promise.resolve({
          latest: returned.at(-1)?.sequence ?? 0,
          snapshots: returned.filter(({ sequence }) => sequence > after),
        }),
    })),
  })
}

/** Has a portfolio learn what its members tell, and opens the edition that comes of it. */
export async function opened(portfolio: Portfolio): Promise<PortfolioView> {
  const view = portfolio.view((await portfolio.learn()).id)
  if (view === undefined) throw new Error('the edition that was opened is not there')
  return view
}
