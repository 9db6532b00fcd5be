import type { FactRecord, Snapshot } from '../../schema/facts/snapshots/snapshot'
import { Portfolio } from '../../gateway/portfolio/editions/portfolio'
import type { PortfolioView } from '../../gateway/portfolio/editions/view'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister, snapshotOf } from './fictional'

/** The fictional portfolio, with one member saying only what is given. */
export async function viewWith(
  member: string,
  records: readonly FactRecord[],
  snapshot: Partial<Snapshot> = {},
  now: () => Date = FICTIONAL_NOW,
): Promise<PortfolioView> {
  const said = snapshotOf({ ...snapshot, records })
  const portfolio = new Portfolio({
    register: fictionalRegister(),
    now,
    sources: [...fictionalBooks()].map(([id, book]) => ({
      id,
      facts: (after: number) =>
        Promise.resolve(
          id === member
            ? { latest: 1, snapshots: after === 0 ? [said] : [] }
            : { latest: book.latest, snapshots: book.after(after) },
        ),
    })),
  })
  const { id } = await portfolio.learn()
  const view = portfolio.view(id)
  if (view === undefined) throw new Error('the edition that was opened is not there')
  return view
}
