/**
 * A rule set is a complete bundle: nothing in a control chart is decided outside it, so that its name
 * and version say how every limit, signal and icon came about.
 */
export interface RuleSet {
  readonly id: string
  readonly version: string
  readonly source: string
  /** Limits lie this many average moving ranges from the mean; the near limits two thirds of that. */
  readonly limitFactor: number
  /** Moving ranges that are not below this many times their average are dropped, once; absent: none are. */
  readonly screeningFactor?: number
  /** Consecutive points on one side of the mean that make a run. */
  readonly runLength: number
  /** Consecutive points strictly rising or strictly falling that make a trend. */
  readonly trendLength: number
  /**
   * Which points count towards two of three, and are marked by it: all beyond the near limit, or only
   * those between it and the limit. All three points lie on one side of the mean either way.
   */
  readonly twoOfThree: 'BEYOND_NEAR_LIMIT' | 'BETWEEN_NEAR_LIMIT_AND_LIMIT'
  /** Values needed before there are limits. */
  readonly minimumForLimits: number
  /** Values below which limits are trial limits. */
  readonly trialBelow: number
  /** Values needed before there are icons. */
  readonly minimumForIcons: number
  /** A point on the mean, and an equal neighbour, break a run and a trend. */
  readonly ties: 'BREAK'
  /** A target that equals a limit lies within the limits. */
  readonly targetOnLimit: 'INCONSISTENT'
  /**
   * Where the average moving range is zero or unknown, or the latest value is missing: withhold limits,
   * signals and icon, or do as the reference program does.
   */
  readonly degenerate: 'WITHHOLD' | 'REPRODUCE'
}

/** NHS England's 'Making Data Count' as its own tools apply it: the default. */
export const MDC_2023: RuleSet = {
  id: 'MDC_2023',
  version: '1',
  source:
    'NHS England, Making Data Count; two-of-three as stated by its team on 2023-11-06 (NHSRplotthedots issue 194)',
  limitFactor: 2.66,
  runLength: 7,
  trendLength: 7,
  twoOfThree: 'BEYOND_NEAR_LIMIT',
  minimumForLimits: 2,
  trialBelow: 13,
  minimumForIcons: 13,
  ties: 'BREAK',
  targetOnLimit: 'INCONSISTENT',
  degenerate: 'WITHHOLD',
}

/** The R package NHSRplotthedots 0.2.2, for agreement with what its authors publish. */
export const PTD_0_2_2: RuleSet = {
  ...MDC_2023,
  id: 'PTD_0_2_2',
  source: 'NHSRplotthedots 0.2.2 (MIT)',
  screeningFactor: 3.267,
  twoOfThree: 'BETWEEN_NEAR_LIMIT_AND_LIMIT',
  minimumForLimits: 1,
  minimumForIcons: 1,
  degenerate: 'REPRODUCE',
}

export const RULE_SETS = { MDC_2023, PTD_0_2_2 } as const
