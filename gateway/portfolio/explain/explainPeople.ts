import type { Index } from './explanation'
import { BARE, put, putComputed } from './explanation'
import { teamOf } from '../people/people'
import type { PortfolioView } from '../editions/view'

/** Adds what is worked out for a programme's people. */
export function putTeam(index: Index, view: PortfolioView, programme: string): void {
  const { inPost, funded, resourceGap, parts } = teamOf(view, programme)
  for (const computed of [inPost, funded, resourceGap]) putComputed(index, computed)
  for (const part of parts) {
    for (const computed of [part.resourceGap, part.monthlyTurnover]) putComputed(index, computed)
    if (part.awaited !== undefined) put(index, { ...BARE, figure: part.awaited })
  }
}
