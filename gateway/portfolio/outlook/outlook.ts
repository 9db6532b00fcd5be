import { createHash } from 'node:crypto'

import { canonicalJson } from '../../../base/text/canonicalJson'
import { eachMonth, requirePeriod, shiftMonth } from '../../../base/dates/period'
import type { Figure } from '../../../schema/facts/figures/figure'
import { portfolioFigure } from '../computed'
import type { ProductReadiness } from '../products/readiness'
import { lastEndedMonth } from '../expected/serviceReturn'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import type { PortfolioView } from '../editions/view'
import { capacityOf } from './capacity'
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
  readonly hypothetical: boolean
  readonly assumptions: readonly string[]
  /** The month of the question, and the last. */
  readonly from: string
  readonly through: string
  readonly professions: readonly ProfessionOutlook[]
  readonly products: readonly ProductReadiness[]
}

/** The last month that any cluster has planned people for; that of the question where none has. */
function lastPlannedMonth(view: PortfolioView): string {
  const last = view.once('last-planned-month', () => {
    let latest = ''
    for (const { id } of view.members('cluster')) {
      for (const { demand } of professionPlansOf(view, id).values()) {
        for (const { period } of demand) if (period > latest) latest = requirePeriod(period).end.slice(0, 7)
      }
    }
    return latest
  })
  const limit = shiftMonth(view.month, MOST_MONTHS)
  return last < view.month ? view.month : last > limit ? limit : last
}

function emptyPlan({ id, name }: RegisteredMember, profession: string): ProfessionPlan {
  return {
    programme: id,
    programmeName: name,
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
    portfolioFigure({
      name: 'assumption',
      of: `${prefix}${i}`,
      cell: { value },
      inputs: [{ origin: 'ILLUSTRATIVE' }],
      unit: 'TEXT',
    }),
  )
}

/** What an outlook goes by beside what the edition has. */
interface Supposed {
  readonly scenario: OutlookScenario
  /** What its figures' subjects begin with: nothing, but for a hypothetical answer. */
  readonly prefix: string
  readonly assumptions: readonly string[]
  readonly assumed: readonly Figure[]
}

const NOTHING: Supposed = { scenario: NO_SCENARIO, prefix: '', assumptions: [], assumed: [] }

function supposedIn(scenario: OutlookScenario): Supposed {
  const digest = createHash('sha256').update(canonicalJson(scenario)).digest('base64url').slice(0, 12)
  const prefix = `hypothetical-${digest}/`
  const assumptions = assumptionsOf(scenario)
  return { scenario, prefix, assumptions, assumed: assumedFigures(assumptions, prefix) }
}

function professionOutlook(
  view: PortfolioView,
  profession: string,
  through: string,
  { scenario, prefix, assumed }: Supposed,
): ProfessionOutlook {
  const window = { months: eachMonth({ first: view.month, last: through }), lastEnded: lastEndedMonth(view) }
  const clusters = view.members('cluster').map((member) => {
    const plan = professionPlansOf(view, member.id).get(profession) ?? emptyPlan(member, profession)
    return clusterOutlook(capacityOf(plan, scenario, window), prefix, assumed, view.day)
  })
  return {
    ...pooledOutlook(profession, clusters, window.months, prefix),
    profession,
    clusters,
    contended: contentionOf(view, profession, clusters, window.months, prefix),
  }
}

function workOut(view: PortfolioView, { profession, through: asked, scenario }: OutlookAsked): Outlook {
  const hypothetical = isHypothetical(scenario)
  const supposed = hypothetical ? supposedIn(scenario) : NOTHING
  const through = asked ?? lastPlannedMonth(view)
  const one = (name: string) => {
    const work = () => professionOutlook(view, name, through, supposed)
    return hypothetical ? work() : view.once(`outlook/${name}/${through}`, work)
  }
  return {
    hypothetical,
    assumptions: supposed.assumptions,
    from: view.month,
    through,
    professions: (profession === undefined ? professionsIn(view) : [profession]).map(one),
    products: productsUnder(view, scenario, supposed.prefix, supposed.assumed),
  }
}

/**
 * The outlook at an edition from its month on: for each profession stock and flow against demand in every
 * cluster, pooled, and against the shared pool; and whether products will be ready. Under a scenario it is
 * worked out anew each time and kept nowhere.
 */
export function outlookOf(view: PortfolioView, asked: OutlookAsked = { scenario: NO_SCENARIO }): Outlook {
  const { profession, through, scenario } = asked
  const isPlain = profession === undefined && through === undefined && !isHypothetical(scenario)
  return isPlain ? view.once('outlook', () => workOut(view, asked)) : workOut(view, asked)
}

/** How things stand, of one cluster in every profession; nothing of whoever is no cluster. */
export function outlooksIn(view: PortfolioView, programme: string): readonly ClusterOutlook[] {
  return outlookOf(view).professions.flatMap(({ clusters }) =>
    clusters.filter((one) => one.programme === programme),
  )
}
