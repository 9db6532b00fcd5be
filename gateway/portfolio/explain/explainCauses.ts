import type { Concern } from '../concerns/concerns'
import { BESIDE_THE_BEGINNING } from '../concerns/causes/change'
import { ORGANISATIONS_BEHIND } from '../concerns/causes/organisationsBehind'
import { FOLLOWED_RED } from '../concerns/ratings/followedRed'
import type { Index } from './explanation'
import { BARE, putAll, putComputed } from './explanation'

/** Adds what may be behind a concern. */
export function putCauses(index: Index, { causes }: Concern): void {
  const { organisations, mix, changed, stated } = causes()
  for (const { inputs, level, low, high, cases, part } of organisations.organisations)
    putAll(index, [level, low, high, cases, part], { ...BARE, method: ORGANISATIONS_BEHIND, inputs })
  for (const computed of [mix.change, mix.byRate, mix.byMix]) putComputed(index, computed)
  for (const { byRate, byMix } of mix.effects) {
    putComputed(index, byRate)
    putComputed(index, byMix)
  }
  for (const { date, days, from } of changed.changedWhenItBegan) {
    putAll(index, [date], { ...BARE, method: BESIDE_THE_BEGINNING, inputs: from })
    putComputed(index, days)
  }
  putAll(
    index,
    stated.filter(({ snapshot }) => snapshot === undefined),
    BARE,
  )
}

/** Adds what helps with the rating that a concern is about. */
export function putRatingHelp(index: Index, { support }: Concern): void {
  const { driving, followed } = support.rating
  for (const { forecastMoved } of driving.drivingMilestones) putComputed(index, forecastMoved)
  for (const { reds, outcomes, ratedAgain, better, low, high } of followed.followedRed)
    putAll(index, [reds, ...outcomes.map(({ projects }) => projects), ratedAgain, better, low, high], {
      ...BARE,
      method: FOLLOWED_RED,
    })
}
