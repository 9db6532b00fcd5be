import { oncePer } from '../../../base/memo/oncePer'
import type { PortfolioView } from './view'

/**
 * What the answers of an edition depend on beside the question, as text for ids: the edition with its methods and
 * the instant as of which it tells, the members that it tells of, and which of them it has to do without. A member that
 * has left the graph since is told of in no edition any more.
 */
export const viewState = oncePer((view: PortfolioView): string => {
  const members = view.register.members.map(({ id }) =>
    view.state(id).absence === 'UNAVAILABLE' ? `${id}!` : id,
  )
  return [view.edition.id, ...members].join('|')
})
