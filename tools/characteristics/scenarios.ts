/** Months before anything changes; the base of a migration, too. */
export const HISTORY = 24

/** How a process goes: where its mean lies, in its own sigma, positive on the right side of the target. */
export interface Scenario {
  readonly id: ScenarioId
  readonly title: string
  /** @param since months since the change: 0 in its first */
  readonly mean: (since: number) => number
  /** Months judged after the history. */
  readonly months: number
  /** A change that a rule is to find; otherwise what fires is a false alarm. */
  readonly changes: boolean
  /** Series simulated for each autocorrelation. */
  readonly series: number
}

export const SCENARIO_IDS = [
  'SETTLED',
  'AT_TARGET',
  'SHIFT_OF_ONE',
  'SHIFT_OF_TWO',
  'SHIFT_PAST_TARGET',
  'SLIDE',
  'RECOVERY',
] as const

export type ScenarioId = (typeof SCENARIO_IDS)[number]

const TEN_YEARS = 120

/** Months of the fall that a recovery ends. */
export const FALLEN_FOR = 12

const fromSettled = (down: number) => (since: number) => (since < 0 ? 1 : 1 - down)

export const SCENARIOS: Readonly<Record<ScenarioId, Omit<Scenario, 'id'>>> = {
  SETTLED: {
    title: 'Settled, 1 sigma on the right side of the target',
    mean: () => 1,
    months: TEN_YEARS,
    changes: false,
    series: 200,
  },
  AT_TARGET: {
    title: 'Settled, its mean at the target',
    mean: () => 0,
    months: TEN_YEARS,
    changes: false,
    series: 60,
  },
  SHIFT_OF_ONE: {
    title: 'Falls by 1 sigma, to the target',
    mean: fromSettled(1),
    months: 12,
    changes: true,
    series: 400,
  },
  SHIFT_OF_TWO: {
    title: 'Falls by 2 sigma, to 1 sigma past the target',
    mean: fromSettled(2),
    months: 12,
    changes: true,
    series: 400,
  },
  SHIFT_PAST_TARGET: {
    title: 'Falls by 3 sigma, to 2 sigma past the target',
    mean: fromSettled(3),
    months: 12,
    changes: true,
    series: 400,
  },
  SLIDE: {
    title: 'Slides by 0.2 sigma a month',
    mean: (since) => (since < 0 ? 1 : 1 - 0.2 * (since + 1)),
    months: 12,
    changes: true,
    series: 400,
  },
  RECOVERY: {
    title: 'Recovers in full, after a year 2 sigma past the target',
    mean: (since) => (since < -FALLEN_FOR || since >= 0 ? 1 : -2),
    months: 12,
    changes: true,
    series: 400,
  },
}

/** Autocorrelations of neighbours that each scenario is simulated with. */
export const AUTOCORRELATIONS = [0, 0.3] as const
