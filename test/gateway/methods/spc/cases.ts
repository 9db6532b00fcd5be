import type { Direction } from '../../../../gateway/methods/direction'
import type { RuleSet } from '../../../../gateway/methods/spc/ruleSet'
import type { xmr, XmrChart } from '../../../../gateway/methods/spc/xmr'

/** What the control chart module offers, so that the same cases can be put to a deliberately broken copy. */
export interface Spc {
  readonly xmr: typeof xmr
  readonly MDC_2023: RuleSet
  readonly PTD_0_2_2: RuleSet
}

export interface SpcCase {
  readonly name: string
  readonly ruleSet: 'MDC_2023' | 'PTD_0_2_2' | 'PTD_UNSCREENED'
  /** A missing value is null. */
  readonly values: readonly (number | null)[]
  readonly fixAfter?: number
  readonly rebaseAt?: number
  readonly better?: Direction
  /** Mean, lower and upper limit of the last group, to six figures; null where there are none. */
  readonly limits?: readonly [number, number | null, number | null]
  /** Letters of the last points: `.` common cause, else rule (O, T, 2, R) in upper case for high, lower for low. */
  readonly signals?: string
}

/** R: `set.seed(123); rnorm(20)`, published with its limits in NHSRplotthedots (MIT), ptd_spc_standard snapshots. */
const RNORM = [
  -0.560475646552213, -0.23017748948328, 1.55870831414912, 0.070508391424576, 0.129287735160946,
  1.71506498688328, 0.460916205989202, -1.26506123460653, -0.686852851893526, -0.445661970099958,
  1.22408179743946, 0.359813827057364, 0.400771450594052, 0.11068271594512, -0.555841134754075,
  1.78691313680308, 0.497850478229239, -1.96661715662964, 0.701355901563686, -0.472791407727934,
]

const with10 = RNORM.map((value, i) => (i === 14 ? 10 : value))

/** Mean 10.5, average moving range 1: limits 7.84 and 13.16, near limits 8.7267 and 12.2733. */
const STEADY = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11]

/** Mean 0, average moving range 100: limits -266 and 266, exactly. */
const EXACT = [-50, 50, -50, 50, -50, 50, -50, 50, -50, 50, -50, 50]

/** Moving ranges 1 but for one of 3.9; their average is 15.9 / 13, so that screening at 3.267 keeps it. */
const JUMP = [0, 1, 0, 1, 0, 1, 4.9, 3.9, 4.9, 3.9, 4.9, 3.9, 4.9, 3.9]

export const SPC_CASES: readonly SpcCase[] = [
  {
    name: 'published: R snapshot',
    ruleSet: 'PTD_0_2_2',
    values: RNORM,
    limits: [0.1416238, -3.01138, 3.294627],
  },
  {
    name: 'published: an outlier screened',
    ruleSet: 'PTD_0_2_2',
    values: with10,
    limits: [0.6694159, -2.383666, 3.722497],
  },
  {
    name: 'published: not screened',
    ruleSet: 'PTD_UNSCREENED',
    values: with10,
    limits: [0.6694159, -4.596625, 5.935457],
  },
  {
    name: 'the default does not screen',
    ruleSet: 'MDC_2023',
    values: with10,
    limits: [0.6694159, -4.596625, 5.935457],
  },
  {
    name: 'a moving range of 3.19 averages is kept',
    ruleSet: 'PTD_0_2_2',
    values: JUMP,
    limits: [2.7285714, -0.5248132, 5.981956],
  },
  {
    name: 'a constant has no limits',
    ruleSet: 'PTD_0_2_2',
    values: STEADY.map(() => 5),
    limits: [5, null, null],
  },
  {
    name: 'a constant has none by default either',
    ruleSet: 'MDC_2023',
    values: STEADY.map(() => 5),
    limits: [5, null, null],
  },
  {
    name: 'on the limit is not outside it',
    ruleSet: 'MDC_2023',
    values: [...EXACT, 266, 0, -266],
    fixAfter: 12,
    signals: '...',
  },
  {
    name: 'beyond the limit is',
    ruleSet: 'MDC_2023',
    values: [...EXACT, 266.001, 0, -266.001],
    fixAfter: 12,
    signals: 'O.o',
  },
  {
    name: 'the near limit is two thirds of the limit',
    ruleSet: 'PTD_0_2_2',
    values: [...STEADY, 12.2732, 11, 12.2732],
    fixAfter: 12,
    signals: '...',
  },
  {
    name: 'and beyond it two of three signal',
    ruleSet: 'PTD_0_2_2',
    values: [...STEADY, 12.2734, 11, 12.2734],
    fixAfter: 12,
    signals: '2.2',
  },
  {
    name: 'two of three: beyond the limit counts by default',
    ruleSet: 'MDC_2023',
    values: [...STEADY, 14, 12.5, 11],
    fixAfter: 12,
    signals: 'O2.',
  },
  {
    name: 'two of three: but not in the package',
    ruleSet: 'PTD_0_2_2',
    values: [...STEADY, 14, 12.5, 11],
    fixAfter: 12,
    signals: 'O..',
  },
  {
    name: 'two of three: all on one side',
    ruleSet: 'MDC_2023',
    values: [...STEADY, 12.5, 10, 12.6],
    fixAfter: 12,
    signals: '...',
  },
  {
    name: 'two of three: below',
    ruleSet: 'MDC_2023',
    values: [...STEADY, 8.5, 10, 8.4],
    fixAfter: 12,
    signals: '2.2',
  },
  {
    name: 'six rising are no trend',
    ruleSet: 'MDC_2023',
    values: [...STEADY, 10.1, 10.2, 10.3, 10.6, 10.7, 10.8, 10.4],
    fixAfter: 12,
    signals: '.......',
  },
  {
    name: 'seven rising are',
    ruleSet: 'MDC_2023',
    values: [...STEADY, 10.1, 10.2, 10.3, 10.6, 10.7, 10.8, 10.9],
    fixAfter: 12,
    signals: 'TTTTTTT',
  },
  {
    name: 'a tie breaks a trend',
    ruleSet: 'MDC_2023',
    values: [...STEADY, 10.1, 10.2, 10.3, 10.3, 10.7, 10.8, 10.9],
    fixAfter: 12,
    signals: '.......',
  },
  {
    name: 'a gap breaks a trend',
    ruleSet: 'MDC_2023',
    values: [...STEADY, 10.1, 10.2, 10.3, null, 10.7, 10.8, 10.9],
    fixAfter: 12,
    signals: '.......',
  },
  {
    name: 'seven on one side are a run',
    ruleSet: 'MDC_2023',
    values: [...STEADY, 10.4, 10.2, 10.4, 10.2, 10.4, 10.2, 10.4],
    fixAfter: 12,
    signals: 'rrrrrrr',
  },
  {
    name: 'six are not',
    ruleSet: 'MDC_2023',
    values: [...STEADY, 10.4, 10.2, 10.4, 10.2, 10.4, 10.2, 10.6],
    fixAfter: 12,
    signals: '.......',
  },
  {
    name: 'on the mean is on no side',
    ruleSet: 'MDC_2023',
    values: [...STEADY, 10.6, 10.8, 10.6, 10.5, 10.6, 10.8, 10.6],
    fixAfter: 12,
    signals: '.......',
  },
  {
    name: 'two of three outranks a run',
    ruleSet: 'MDC_2023',
    values: [...STEADY, 10.4, 10.2, 10.4, 10.2, 8.5, 10.2, 8.4],
    fixAfter: 12,
    signals: 'rrrr2r2',
  },
  {
    name: 'a trend points its own way, whatever the side; a shared point takes the later one',
    ruleSet: 'MDC_2023',
    values: [...STEADY, 8, 9, 9.5, 10, 10.4, 10.8, 13, 12.6, 11.5, 10.9, 10.2, 9.9, 9],
    fixAfter: 12,
    signals: 'TTTTTTttttttt',
  },
  {
    name: 'moving ranges do not bridge a gap',
    ruleSet: 'MDC_2023',
    values: [1, 2, 1, null, 9, 8, 9],
    limits: [5, 2.34, 7.66],
  },
  {
    name: 'limits start again where the process was recorded as changed',
    ruleSet: 'MDC_2023',
    values: [...STEADY, ...STEADY.map((value) => value + 20)],
    rebaseAt: 12,
    limits: [30.5, 27.84, 33.16],
    signals: '.'.repeat(24),
  },
  {
    name: 'limits stay fixed on the first points',
    ruleSet: 'MDC_2023',
    values: [...STEADY, 20, 20],
    fixAfter: 12,
    limits: [10.5, 7.84, 13.16],
    signals: 'OO',
  },
]

const LETTERS = { OUTSIDE: 'o', TREND: 't', TWO_OF_THREE: '2', RUN: 'r' } as const

function lettersOf(chart: XmrChart): string {
  return chart.points
    .map(({ signal }) => {
      if (signal === undefined) return '.'
      return signal.direction === 'HIGH' ? LETTERS[signal.rule].toUpperCase() : LETTERS[signal.rule]
    })
    .join('')
}

function agrees(expected: number | null, actual: number | undefined): boolean {
  if (expected === null || actual === undefined) return expected === null && actual === undefined
  return Math.abs(expected - actual) <= 1e-6 * Math.max(1, Math.abs(expected))
}

function ruleSetOf(spc: Spc, name: SpcCase['ruleSet']): RuleSet {
  if (name !== 'PTD_UNSCREENED') return spc[name]
  const { screeningFactor: _screening, ...unscreened } = spc.PTD_0_2_2
  return unscreened
}

/** What is wrong with a module's answer to a case; nothing where it is right. */
export function wrongWith(
  spc: Spc,
  { ruleSet, values, fixAfter, rebaseAt, better = 'HIGHER', limits, signals }: SpcCase,
): string | undefined {
  const period = (i: number): string => String(2000 + i)
  const { value: chart } = spc.xmr(
    values.map((value, i) => ({ period: period(i), value: value ?? { reason: 'NOT_PROVIDED' } })),
    {
      better,
      target: { reason: 'NO_MEASURE' },
      ruleSet: ruleSetOf(spc, ruleSet),
      ...(fixAfter === undefined ? {} : { fixAfter }),
      ...(rebaseAt === undefined ? {} : { rebases: [{ at: period(rebaseAt), reason: 'a new system' }] }),
    },
  )
  if (chart === undefined) return 'refused'
  const group = chart.groups.at(-1)
  if (limits !== undefined) {
    const found = [group?.mean, group?.limits?.lower, group?.limits?.upper]
    if (!limits.every((limit, i) => agrees(limit, found[i]))) return `limits ${found.join(' ')}`
  }
  const letters = lettersOf(chart)
  return signals === undefined || letters.endsWith(signals) ? undefined : `signals ${letters}`
}
