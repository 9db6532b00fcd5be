import type { Figure, SnapshotHead } from '../../../schema/facts/figures/figure'
import { figureOf, headOf } from '../../../schema/facts/figures/figure'
import { knowableFrom } from '../../../schema/facts/snapshots/knowable'
import { slotOf } from '../../../schema/facts/snapshots/snapshot'
import type { Milestone } from '../../../schema/vocabulary/milestone'
import type { ForecastVintage } from '../../methods/milestones/reforecast'
import type { PortfolioView } from '../editions/view'
import type { StatedForecasts } from './statedForecasts'
import { statedForecasts } from './statedForecasts'

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

/** What one snapshot states of milestones. */
interface StatedPlan {
  readonly snapshot: SnapshotHead
  readonly forecasts: StatedForecasts
}

/** The plans of all snapshots that state any, oldest first: gone through once for all milestones. */
function statedPlans(view: PortfolioView, programme: string): readonly StatedPlan[] {
  return view.once(`stated-plans/${programme}`, () => {
    const newest = new Map<string, StatedForecasts>()
    const plans: StatedPlan[] = []
    for (const snapshot of view.state(programme).history()) {
      const slot = slotOf(snapshot)
      const forecasts = statedForecasts(snapshot, newest.get(slot))
      newest.set(slot, forecasts)
      if (forecasts.size > 0) plans.push({ snapshot: headOf(snapshot), forecasts })
    }
    return plans
  })
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
  { code }: Pick<Milestone, 'code'>,
): readonly StatedForecast[] {
  return view.once(`forecast-vintages/${programme}/${code}`, () =>
    vintagesIn(programme, statedPlans(view, programme), code),
  )
}

function vintagesIn(
  programme: string,
  plans: readonly StatedPlan[],
  code: string,
): readonly StatedForecast[] {
  const slots = new Map<string, Slot>()
  for (const { snapshot, forecasts } of plans) {
    const record = forecasts.get(code)
    const forecast = record?.fields['forecast']?.value
    if (record === undefined || forecast === undefined) continue
    const figure = figureOf({ member: programme, record, snapshot }, 'forecast')
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
