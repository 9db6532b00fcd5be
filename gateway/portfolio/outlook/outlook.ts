import { createHash } from 'node:crypto'

import { canonicalJson } from '../../../schema/facts/canonicalJson'
import type { Figure } from '../../../schema/facts/figure'
import { shiftMonth } from '../../../schema/facts/period'
import { portfolioFigure } from '../computed'
import { eachMonth } from '../months'
import type { ProductReadiness } from '../products/readiness'
import { lastEndedMonth } from '../readings'
import type { PortfolioView } from '../view'
import { capacityOf } from './capacity'
import type { Window } from './capacity'
import type { ClusterOutlook } from './cluster'
import { clusterOutlook } from './cluster'
import type { Contended } from './contention'
import { contentionOf } from './contention'
import type { ProfessionPlan } from './plan'
import { professionPlansOf, professionsIn } from './plan'
import type { PooledOutlook } from './pool'
import { pooledOutlook } from './pool'
import { productsUnder } from './products'
import type { OutlookScenario } from './scenario'
import { assumptionsOf, isHypothetical, NO_SCENARIO } from './scenario'

/** The most months that an outlook goes ahead. */
export const MOST_MONTHS = 120

/** What is asked of an outlook. */
export interface OutlookAsked {
  /** Absent: every profession of which a cluster has returned anything. */
  readonly profession?: string
  /** The last month. Absent: the last that any cluster's plan has. */
  readonly through?: string
  readonly scenario: OutlookScenario
}

/** One profession in every cluster, and over them. */
export interface ProfessionOutlook extends PooledOutlook {
  readonly profession: string
  readonly clusters: readonly ClusterOutlook[]
  readonly contended: Contended
}

/** Who will be short of what and when, and which product is late for whom. */
export interface Outlook {
  readonly asked: OutlookAsked
  readonly hypothetical: boolean
  readonly assumptions: readonly string[]
  /** The month of the question, and the last. */
  readonly from: string
  readonly through: string
  readonly professions: readonly ProfessionOutlook[]
  readonly products: readonly ProductReadiness[]
}

/** The last month that any cluster has planned people for; that of the question where none has. */
export function lastPlannedMonth(view: PortfolioView): string {
  const last = view.once('last-planned-month', () =>
    view
      .members('cluster')
      .flatMap(({ id }) => [...professionPlansOf(view, id).values()])
      .flatMap(({ demand }) => demand)
      .reduce((latest, { period }) => (period > latest ? period.slice(0, 7) : latest), ''),
  )
  const limit = shiftMonth(view.month, MOST_MONTHS)
  return last < view.month ? view.month : last > limit ? limit : last
}

function emptyPlan(programme: string, profession: string): ProfessionPlan {
  return {
    programme,
    profession,
    opening: [],
    demand: [],
    asked: [],
    joiners: new Map(),
    leadTimes: [],
    moves: new Map(),
  }
}

/** What is assumed, as figures: invented, so that whatever rests on it is marked as such. */
function assumedFigures(assumptions: readonly string[], prefix: string): readonly Figure[] {
  return assumptions.map((value, i) =>
    portfolioFigure(
      { name: 'assumption', of: `${prefix}${i}` },
      { value },
      [{ origin: 'ILLUSTRATIVE' }],
      'TEXT',
      { kind: 'TEXT' },
    ),
  )
}

function professionOutlook(
  view: PortfolioView,
  profession: string,
  window: Window,
  scenario: OutlookScenario,
  prefix: string,
  assumed: readonly Figure[],
): ProfessionOutlook {
  const clusters = view.members('cluster').map(({ id }) => {
    const plan = professionPlansOf(view, id).get(profession) ?? emptyPlan(id, profession)
    return clusterOutlook(capacityOf(plan, scenario, window), prefix, assumed, view.day)
  })
  return {
    ...pooledOutlook(profession, clusters, window.months, prefix),
    profession,
    clusters,
    contended: contentionOf(view, profession, clusters, window.months, prefix),
  }
}

/**
 * The outlook at an edition from its month on: for each profession stock and flow against demand in every
 * cluster, pooled, and against the shared pool; and whether products will be ready. Under a scenario it is
 * worked out anew each time and kept nowhere.
 */
export function outlookOf(view: PortfolioView, asked: OutlookAsked = { scenario: NO_SCENARIO }): Outlook {
  const { profession, scenario } = asked
  const hypothetical = isHypothetical(scenario)
  const through = asked.through ?? lastPlannedMonth(view)
  const digest = createHash('sha256').update(canonicalJson(scenario)).digest('base64url').slice(0, 12)
  const prefix = hypothetical ? `hypothetical-${digest}/` : ''
  const assumptions = hypothetical ? assumptionsOf(scenario) : []
  const assumed = assumedFigures(assumptions, prefix)
  const window = { months: eachMonth({ first: view.month, last: through }), lastEnded: lastEndedMonth(view) }
  const one = (name: string) => {
    const work = () => professionOutlook(view, name, window, scenario, prefix, assumed)
    return hypothetical ? work() : view.once(`outlook/${name}/${through}`, work)
  }
  return {
    asked,
    hypothetical,
    assumptions,
    from: view.month,
    through,
    professions: (profession === undefined ? professionsIn(view) : [profession]).map(one),
    products: productsUnder(view, scenario, prefix, assumed),
  }
}

/** How things stand, of one cluster in every profession; nothing of whoever is no cluster. */
export function outlooksIn(view: PortfolioView, programme: string): readonly ClusterOutlook[] {
  return outlookOf(view).professions.flatMap(({ clusters }) =>
    clusters.filter((one) => one.programme === programme),
  )
}
