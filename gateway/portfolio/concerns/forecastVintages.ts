import type { Figure, SnapshotHead } from '../../../schema/facts/figure'
import { figureOf, headOf } from '../../../schema/facts/figure'
import { knowableFrom } from '../../../schema/facts/knowable'
import type { Snapshot } from '../../../schema/facts/snapshot'
import { slotOf } from '../../../schema/facts/snapshot'
import type { Milestone } from '../../../schema/vocabulary/milestone'
import type { ForecastVintage } from '../comparison/reforecast'
import type { PortfolioView } from '../view'

/** A forecast as it was reported on a day, with where it stood. */
export interface StatedForecast extends ForecastVintage {
  readonly figure: Figure
}

/** What one return has said so far: the day that it began to speak of, and each of its statements. */
interface Slot {
  readonly began: string
  payload: string
  readonly statements: StatedForecast[]
}

/** What one snapshot states of milestones, by milestone; the first statement of each counts. */
interface StatedPlan {
  readonly snapshot: SnapshotHead
  readonly forecasts: ReadonlyMap<string, Figure>
}

function planIn(programme: string, snapshot: Snapshot): StatedPlan {
  const head = headOf(snapshot)
  const forecasts = new Map<string, Figure>()
  for (const record of snapshot.records) {
    const milestone = record.type === 'Milestone' ? record.fields['milestone']?.value : undefined
    if (milestone === undefined || forecasts.has(milestone)) continue
    forecasts.set(milestone, figureOf({ member: programme, record, snapshot: head }, 'forecast'))
  }
  return { snapshot: head, forecasts }
}

/** The plans of all snapshots that state any, oldest first: gone through once for all milestones. */
function statedPlans(view: PortfolioView, programme: string): readonly StatedPlan[] {
  return view.once(`stated-plans/${programme}`, () =>
    view
      .state(programme)
      .history()
      .map((snapshot) => planIn(programme, snapshot))
      .filter(({ forecasts }) => forecasts.size > 0),
  )
}

const dayOf = ({ referenceDate, ...snapshot }: SnapshotHead) =>
  referenceDate ?? knowableFrom(snapshot).slice(0, 10)

/**
 * A milestone's forecasts over all snapshots, readings since replaced included, by the day that each
 * speaks of, oldest first; one a day, the last.
 *
 * The first reading of a return speaks of its reference date. A return sent again speaks of the day it
 * came: a tool or a list that is read over and over is such a return. Three do not, and stand in place
 * of what they replace: the same payload read by another mapping, a return sent again with a
 * correction, and one that is not the newest to state the forecast.
 */
export function forecastVintages(
  view: PortfolioView,
  programme: string,
  { id }: Pick<Milestone, 'id'>,
): readonly StatedForecast[] {
  return view.once(`forecast-vintages/${programme}/${id}`, () => vintagesIn(statedPlans(view, programme), id))
}

function vintagesIn(plans: readonly StatedPlan[], id: string): readonly StatedForecast[] {
  const slots = new Map<string, Slot>()
  for (const { snapshot, forecasts } of plans) {
    const figure = forecasts.get(id)
    const forecast = figure?.cell.value
    if (figure === undefined || forecast === undefined) continue
    const key = slotOf(snapshot)
    const slot = slots.get(key)
    if (slot === undefined) {
      const began = dayOf(snapshot)
      slots.set(key, {
        began,
        payload: snapshot.payloadHash,
        statements: [{ reportedOn: began, forecast, figure }],
      })
      continue
    }
    const last = slot.statements.at(-1)
    const replaces =
      snapshot.payloadHash === slot.payload ||
      snapshot.correction !== undefined ||
      [...slots.values()].some(({ began }) => began > slot.began)
    if (replaces) slot.statements.pop()
    const reportedOn = replaces ? (last?.reportedOn ?? slot.began) : knowableFrom(snapshot).slice(0, 10)
    slot.statements.push({ reportedOn, forecast, figure })
    slot.payload = snapshot.payloadHash
  }
  const byDay = new Map<string, StatedForecast>()
  for (const stated of [...slots.values()].flatMap(({ statements }) => statements))
    byDay.set(stated.reportedOn, stated)
  return [...byDay.values()].sort((a, b) => a.reportedOn.localeCompare(b.reportedOn))
}
