import { continuity } from '../../gateway/methods/verdicts/continuity'
import type { JudgedPoint } from '../../gateway/methods/verdicts/judgedPoint'
import { verdictOf } from '../../gateway/methods/verdicts/verdict'

/** What the rules say of a series at the end of a month. */
export const SIGNALS = [
  'TARGET_MISSED_HIGH',
  'TARGET_MISSED_MEDIUM',
  'TARGET_MISSED_LOW',
  'FALLING',
  'FALLING_OR_WORSE',
  'SERVICE_BELOW_PRE_MIGRATION',
] as const

export type Signal = (typeof SIGNALS)[number]

export const SIGNALS_IN_WORDS: Readonly<Record<Signal, string>> = {
  TARGET_MISSED_HIGH: '`TARGET_MISSED`, high',
  TARGET_MISSED_MEDIUM: '`TARGET_MISSED`, medium or high',
  TARGET_MISSED_LOW: '`TARGET_MISSED`, any',
  FALLING: '`FALLING`, missing its target or not',
  FALLING_OR_WORSE: '`FALLING`, or `TARGET_MISSED` medium or high',
  SERVICE_BELOW_PRE_MIGRATION: '`SERVICE_BELOW_PRE_MIGRATION`',
}

/**
 * The signals at the end of a series, by the functions that answer in the product. `FALLING` counts where its
 * concern would be told as one with a missed target, too.
 *
 * @param goLive month of the migration that the series is judged about
 */
export function signalsAt(points: readonly JudgedPoint[], goLive: string): ReadonlySet<Signal> {
  const signals = new Set<Signal>()
  const verdict = verdictOf(points, { direction: 'HIGHER', unit: 'PERCENT' }).value
  const severity = verdict?.missed?.severity
  const falls = verdict?.movement === 'WORSENING'
  if (severity === 'HIGH') signals.add('TARGET_MISSED_HIGH')
  if (severity === 'HIGH' || severity === 'MEDIUM') signals.add('TARGET_MISSED_MEDIUM')
  if (severity !== undefined) signals.add('TARGET_MISSED_LOW')
  if (falls) signals.add('FALLING')
  if (falls || signals.has('TARGET_MISSED_MEDIUM')) signals.add('FALLING_OR_WORSE')
  const held = continuity(verdict?.points ?? points, goLive, 'HIGHER').value
  if (held?.isWorse === true) signals.add('SERVICE_BELOW_PRE_MIGRATION')
  return signals
}
