import { requirePeriod } from '../../../base/dates/period'
import type { MeasureVersion, Target } from '../../../schema/vocabulary/measure'

/** The target of a definition in a period; nothing where none is registered. */
export function targetIn(version: MeasureVersion | undefined, period: string): Target | undefined {
  const end = requirePeriod(period).end
  return version?.targets.filter(({ effectiveFrom }) => effectiveFrom <= end).at(-1)
}
