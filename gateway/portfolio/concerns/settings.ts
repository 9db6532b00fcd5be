import type { ConcernCode, Severity } from '../../../schema/facts/records/concernCodes'
import type { Register } from '../../../subgraphs/register/register'
import type { Threshold } from './rule'
import { RULES } from './rules'

/** A rule as it is in force: its defaults, or what the register sets instead. */
export interface Setting {
  readonly severity: Severity
  /** True where the register sets the severity, which then holds for every finding. */
  readonly severitySet: boolean
  readonly severityReason: string
  /** Absent: the rule has none. */
  readonly threshold?: Threshold
  /** Whether the register sets anything otherwise. */
  readonly registered: boolean
}

export function settingOf({ concerns }: Register, code: ConcernCode): Setting {
  const rule = RULES[code]
  const set = concerns?.rules[code]
  const { threshold } = rule
  const moved = threshold !== undefined && set?.threshold !== undefined
  return {
    severity: set?.severity ?? rule.severity,
    severitySet: set?.severity !== undefined,
    severityReason: set?.severity === undefined ? rule.severityReason : set.reason,
    ...(threshold === undefined
      ? {}
      : { threshold: moved ? { ...threshold, value: set.threshold ?? 0, reason: set.reason } : threshold }),
    registered: set !== undefined,
  }
}

/** A decision that a concern does not count against a programme for a time. It stays visible. */
export interface Waiver {
  readonly reason: string
  readonly owner: string
  /** The last day on which it holds, ISO. */
  readonly until: string
}

/** The waiver in force for a rule and programme on a day (ISO); the one that holds longest. */
export function waiverOf(
  { concerns }: Register,
  code: ConcernCode,
  programme: string,
  day: string,
): Waiver | undefined {
  const [waiver] = (concerns?.waivers ?? [])
    .filter((one) => one.rule === code && one.programme === programme && one.until >= day)
    .sort((a, b) => b.until.localeCompare(a.until))
  return waiver
}
