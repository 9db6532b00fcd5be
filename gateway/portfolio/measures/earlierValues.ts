import { recordsOf } from '../../../schema/facts/snapshots/settledSnapshot'
import type { Snapshot } from '../../../schema/facts/snapshots/snapshot'
import { slotOf } from '../../../schema/facts/snapshots/snapshot'
import type { PortfolioView } from '../editions/view'

/** Replaced readings of a return that are looked back at: a year of monthly ones. */
const READINGS = 12

/** Earlier values by measure, definition and period. */
export type EarlierValues = ReadonlyMap<string, ReadonlyMap<string, number>>

export const definitionKey = (measure: string, version: string) => `${measure}/${version}`

/** The latest readings that each return in force has replaced, newest first. */
function replacedOf(view: PortfolioView, programme: string): readonly Snapshot[] {
  const state = view.state(programme)
  const inForce = new Set(state.snapshots)
  const counts = new Map(state.snapshots.map((snapshot) => [slotOf(snapshot), 0]))
  return [...state.history()].reverse().filter((snapshot) => {
    const slot = slotOf(snapshot)
    const count = counts.get(slot)
    if (inForce.has(snapshot) || count === undefined || count >= READINGS) return false
    counts.set(slot, count + 1)
    return true
  })
}

/**
 * Returns the values of each period that came before those in force: the oldest within the latest twelve readings of
 * each return.
 */
export function earlierValues(view: PortfolioView, programme: string): EarlierValues {
  return view.once(`earlier-values/${programme}`, () => {
    const every = new Map<string, Map<string, number>>()
    for (const snapshot of replacedOf(view, programme)) {
      for (const { fields } of recordsOf(snapshot, 'Observation')) {
        const [measure, version, period] = [fields['measure'], fields['version'], fields['period']]
        const value = fields['value']?.value
        if (value === undefined || fields['organisation']?.value !== undefined) continue
        const key = definitionKey(measure?.value ?? '', version?.value ?? '')
        const values = every.get(key) ?? new Map<string, number>()
        every.set(key, values)
        // Newest first: the last to be written is the oldest.
        values.set(period?.value ?? '', Number(value))
      }
    }
    return every
  })
}
