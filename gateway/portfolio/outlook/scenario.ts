/** A milestone that moves by so many months more than it has; negative is earlier. */
export interface MilestoneShift {
  readonly programme: string
  readonly milestone: string
  readonly months: number
}

/** People who come in one month, whatever becomes of campaigns. */
export interface AddedJoiners {
  readonly programme: string
  readonly profession: string
  /** `2027-04` */
  readonly month: string
  readonly fte: number
}

/** A product that is ready so many days later, at even and at four-in-five odds alike; negative is earlier. */
export interface ProductDelay {
  readonly product: string
  readonly days: number
}

export interface ProfessionFte {
  readonly profession: string
  readonly fte: number
}

/** A department that joins a cluster: what it asks for from a month on, and whom it brings in that month. */
export interface JoiningDepartment {
  readonly organisation: string
  readonly cluster: string
  /** `2027-04` */
  readonly from: string
  /** Per cent by which the cluster's demand grows in every profession. */
  readonly demandShare: number
  /** Demand beside that. */
  readonly demand: readonly ProfessionFte[]
  readonly brings: readonly ProfessionFte[]
}

/** What is supposed and not so. Never stored. */
export interface OutlookScenario {
  readonly milestones: readonly MilestoneShift[]
  readonly joiners: readonly AddedJoiners[]
  readonly products: readonly ProductDelay[]
  readonly departments: readonly JoiningDepartment[]
}

export const NO_SCENARIO: OutlookScenario = { milestones: [], joiners: [], products: [], departments: [] }

/** Whether it supposes anything. */
export function isHypothetical({ milestones, joiners, products, departments }: OutlookScenario): boolean {
  return milestones.length + joiners.length + products.length + departments.length > 0
}

/** By how many months a scenario moves a milestone, all its shifts of it together. */
export function supposedMove({ milestones }: OutlookScenario, programme: string, milestone: string): number {
  return milestones
    .filter((one) => one.programme === programme && one.milestone === milestone)
    .reduce((sum, { months }) => sum + months, 0)
}

const number = (value: number, unit: string) =>
  `${Math.abs(value)} ${unit}${Math.abs(value) === 1 ? '' : 's'}`
const later = (value: number) => (value < 0 ? 'earlier' : 'later')
const people = (list: readonly ProfessionFte[]) =>
  list.map(({ profession, fte }) => `${fte} of ${profession}`).join(', ')

/** What a scenario takes for granted, one sentence each. */
export function assumptionsOf(scenario: OutlookScenario): readonly string[] {
  return [
    ...scenario.milestones.map(
      ({ programme, milestone, months }) =>
        `${milestone} of ${programme} moves ${number(months, 'month')} ${later(months)} than it has, and takes its demand and its needs along.`,
    ),
    ...scenario.joiners.map(
      ({ programme, profession, month, fte }) =>
        `${fte} full-time equivalents of ${profession} join ${programme} in ${month} for certain, and leave at its rate.`,
    ),
    ...scenario.products.map(
      ({ product, days }) => `${product} is ready ${number(days, 'day')} ${later(days)} than planned.`,
    ),
    ...scenario.departments.map(({ organisation, cluster, from, demandShare, demand, brings }) =>
      [
        `${organisation} joins ${cluster} in ${from}: nobody has returned what that takes, so that it is assumed.`,
        `Demand grows by ${demandShare}% in every profession${demand.length === 0 ? '' : `, and by ${people(demand)}`}.`,
        brings.length === 0 ? 'It brings nobody.' : `It brings ${people(brings)}.`,
        'No milestone moves for it.',
      ].join(' '),
    ),
  ]
}
