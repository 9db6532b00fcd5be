import { idArg, nullable, stringArg } from 'nexus'

import { parsePeriod, shiftMonth } from '../../../../base/dates/period'
import { milestonesOf } from '../../../../subgraphs/member/views/milestones'
import type { OutlookAsked } from '../../outlook/outlook'
import { MOST_MONTHS } from '../../outlook/outlook'
import { professionsIn } from '../../outlook/plan'
import type { OutlookScenario, ProfessionFte } from '../../outlook/scenario'
import { NO_SCENARIO } from '../../outlook/scenario'
import { productsIn } from '../../products/readiness'
import type { PortfolioView } from '../../editions/view'
import { refuse, requireCluster, requireProgramme, shown } from '../ask'

/** How many things a scenario may suppose, so that an answer stays quick. */
const MOST_THINGS = 100
const MOST_FTE = 10_000
const MOST_DAYS = 3_650
const MOST_SHARE = 1_000

/** As a client writes it: what is left out may be null. */
interface ScenarioAsked {
  readonly milestones?: OutlookScenario['milestones'] | null
  readonly joiners?: OutlookScenario['joiners'] | null
  readonly products?: OutlookScenario['products'] | null
  readonly departments?:
    | readonly (Omit<OutlookScenario['departments'][number], 'demandShare' | 'demand' | 'brings'> & {
        readonly demandShare?: number | null
        readonly demand?: readonly ProfessionFte[] | null
        readonly brings?: readonly ProfessionFte[] | null
      })[]
    | null
}

function requireBetween(what: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high))
    refuse('BAD_SCENARIO', `${what} is ${value}; it may be from ${low} to ${high}`)
}

/**
 * A month that an outlook may reach.
 *
 * @throws GraphQLError `BAD_PERIOD`
 */
function requireOutlookMonth(view: PortfolioView, month: string): string {
  if (parsePeriod(month)?.precision !== 'MONTH')
    refuse('BAD_PERIOD', `${shown(month)} is not a month such as 2027-04`)
  const last = shiftMonth(view.month, MOST_MONTHS)
  if (month < view.month || month > last)
    refuse('BAD_PERIOD', `${month} is not among the months of an outlook, ${view.month} to ${last}`)
  return month
}

/** @throws GraphQLError `UNKNOWN_PROFESSION` */
function requireProfession(view: PortfolioView, profession: string): string {
  const known = professionsIn(view)
  if (!known.includes(profession))
    refuse('UNKNOWN_PROFESSION', `There is no profession ${shown(profession)}; there are ${known.join(', ')}`)
  return profession
}

function requirePeople(view: PortfolioView, people: readonly ProfessionFte[]): readonly ProfessionFte[] {
  for (const { profession, fte } of people) {
    requireProfession(view, profession)
    requireBetween(`fte of ${profession}`, fte, 0, MOST_FTE)
  }
  return people
}

function requireOrganisation(view: PortfolioView, id: string): void {
  const known = view.members('cluster').flatMap(({ organisations }) => organisations.map((one) => one.id))
  if (!known.includes(id))
    refuse('UNKNOWN_ORGANISATION', `There is no organisation ${shown(id)}; there are ${known.join(', ')}`)
}

function requireMilestone(view: PortfolioView, programme: string, code: string): void {
  const known = milestonesOf(view.state(requireProgramme(view, programme).id)).map((one) => one.code)
  if (!known.includes(code))
    refuse('UNKNOWN_MILESTONE', `${programme} has no milestone ${shown(code)}; it has ${known.join(', ')}`)
}

/**
 * A scenario whose every name is known and whose every number is in bounds.
 *
 * @throws GraphQLError `SCENARIO_TOO_LARGE`, `BAD_SCENARIO`, `BAD_PERIOD`, `UNKNOWN_MILESTONE`,
 * `UNKNOWN_PROGRAMME`, `UNKNOWN_CLUSTER`, `UNKNOWN_PROFESSION`, `UNKNOWN_PRODUCT`, `UNKNOWN_ORGANISATION`
 */
function requireScenario(view: PortfolioView, asked: ScenarioAsked | null | undefined): OutlookScenario {
  if (asked == null) return NO_SCENARIO
  const milestones = asked.milestones ?? []
  const joiners = asked.joiners ?? []
  const products = asked.products ?? []
  const departments = (asked.departments ?? []).map((one) => ({
    ...one,
    demandShare: one.demandShare ?? 0,
    demand: one.demand ?? [],
    brings: one.brings ?? [],
  }))
  const things = [
    milestones,
    joiners,
    products,
    departments,
    ...departments.flatMap((one) => [one.demand, one.brings]),
  ]
  const count = things.reduce((sum, { length }) => sum + length, 0)
  if (count > MOST_THINGS)
    refuse('SCENARIO_TOO_LARGE', `The scenario supposes ${count} things; ${MOST_THINGS} are allowed`)
  for (const { programme, milestone, months } of milestones) {
    requireMilestone(view, programme, milestone)
    requireBetween(`months of ${milestone}`, months, -MOST_MONTHS, MOST_MONTHS)
  }
  for (const { programme, month, ...people } of joiners) {
    requireProgramme(view, programme)
    requireOutlookMonth(view, month)
    requirePeople(view, [people])
  }
  for (const { product, days } of products) {
    const known = productsIn(view).map(({ code }) => code)
    if (!known.includes(product))
      refuse('UNKNOWN_PRODUCT', `There is no product ${shown(product)}; there are ${known.join(', ')}`)
    requireBetween(`days of ${product}`, days, -MOST_DAYS, MOST_DAYS)
  }
  for (const { organisation, cluster, from, demandShare, demand, brings } of departments) {
    requireOrganisation(view, organisation)
    requireCluster(view, cluster)
    requireOutlookMonth(view, from)
    requireBetween(`demandShare of ${organisation}`, demandShare, 0, MOST_SHARE)
    requirePeople(view, [...demand, ...brings])
  }
  return { milestones, joiners, products, departments }
}

/** The arguments of whatever is told of an outlook. */
export const outlookArguments = {
  profession: idArg({ description: 'Only this profession. Default: all.' }),
  through: stringArg({
    description: 'The last month, such as `2029-03`. Default: the last that anybody has planned.',
  }),
  scenario: nullable('OutlookScenario'),
}

/** What a client asks of an outlook. */
export interface OutlookArguments {
  readonly profession?: string | null
  readonly through?: string | null
  readonly scenario?: ScenarioAsked | null
}

/** @throws GraphQLError as {@link requireScenario}, {@link requireProfession} and {@link requireOutlookMonth} */
export function requireOutlook(
  view: PortfolioView,
  { profession, through, scenario }: OutlookArguments,
): OutlookAsked {
  return {
    ...(profession == null ? {} : { profession: requireProfession(view, profession) }),
    ...(through == null ? {} : { through: requireOutlookMonth(view, through) }),
    scenario: requireScenario(view, scenario),
  }
}
