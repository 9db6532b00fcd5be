import { recordsOf } from '../../../schema/facts/snapshots/settledSnapshot'
import type { FactRecord, Snapshot } from '../../../schema/facts/snapshots/snapshot'

/** Milestones by their ids, each record cut down to its forecast. */
export type StatedForecasts = ReadonlyMap<string, FactRecord>

const NONE: StatedForecasts = new Map()

const known = new WeakMap<Snapshot, StatedForecasts>()

/**
 * What a snapshot states of milestones; the first statement of each counts. Every edition asks all snapshots for it, so
 * that it is kept by snapshot, without the rest of the record.
 *
 * @param before what an earlier reading of the same return states: what is the same is held once
 */
export function statedForecasts(snapshot: Snapshot, before?: StatedForecasts): StatedForecasts {
  let stated = known.get(snapshot)
  if (stated === undefined) {
    stated = heldOnce(forecastsOf(snapshot), before)
    known.set(snapshot, stated)
  }
  return stated
}

function forecastsOf(snapshot: Snapshot): StatedForecasts {
  const stated = new Map<string, FactRecord>()
  for (const { type, key, fields } of recordsOf(snapshot, 'Milestone')) {
    const milestone = fields['milestone']?.value
    if (milestone === undefined || stated.has(milestone)) continue
    const { forecast } = fields
    stated.set(milestone, { type, key, fields: forecast === undefined ? {} : { forecast } })
  }
  return stated
}

function heldOnce(stated: StatedForecasts, before = NONE): StatedForecasts {
  const held = new Map<string, FactRecord>()
  let isAsBefore = stated.size === before.size
  for (const [id, record] of stated) {
    const earlier = before.get(id)
    const isSame = earlier !== undefined && JSON.stringify(earlier) === JSON.stringify(record)
    held.set(id, isSame ? earlier : record)
    isAsBefore &&= isSame
  }
  return isAsBefore ? before : held
}
