import { oncePer } from '../../subgraphs/views/oncePer'
import type { PortfolioView } from './view'

/**
 * What the answers of an edition depend on beside the question, as text for ids: the edition with its methods and
 * the instant as of which it tells, and the members that it has to do without.
 */
export const viewState = oncePer((view: PortfolioView): string => {
  const leftOut = view.register.members.filter(({ id }) => view.state(id).absence === 'UNAVAILABLE')
  return [view.edition.id, ...leftOut.map(({ id }) => id)].join('|')
})
