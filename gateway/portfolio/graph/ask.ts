import { GraphQLError } from 'graphql'

import { parsePeriod } from '../../../base/dates/period'
import type { ProblemCode } from '../../../base/problems/problem'
import { wholeId } from '../../../schema/facts/figures/identity'
import { editionIdOf, parseEditionId } from '../../../schema/facts/snapshots/knowable'
import { requireFigureId } from '../../../schema/vocabulary/figureArgument'
import type { Measure } from '../../../subgraphs/member/views/measures'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import type { Explanation } from '../explain/explanation'
import { explanationOf, isToldOtherwise } from '../explain/explain'
import type { Edition } from '../editions/edition'
import { METHOD_SET } from '../editions/methodSet'
import { monthsOf } from '../measures/months'
import type { Portfolio } from '../editions/portfolio'
import type { PortfolioView } from '../editions/view'

/** Refuses with a code of the catalogue. */
export function refuse(code: ProblemCode, message: string): never {
  throw new GraphQLError(message, { extensions: { code } })
}

/** What a client wrote, as a message may quote it. */
export const shown = (text: string) => `"${text.slice(0, 80)}"`

/** How a client names the edition that it asks for; nothing named means the newest. */
export interface EditionArguments {
  readonly edition?: string | null | undefined
  readonly asOf?: string | null | undefined
  readonly recordedAsOf?: string | null | undefined
  readonly recompute?: boolean | null | undefined
}

function requirePast(portfolio: Portfolio, name: string, instant: string | null | undefined): void {
  const now = portfolio.now.toISOString()
  if (instant != null && instant > now) refuse('FUTURE_INSTANT', `${name}: ${instant} is after now, ${now}`)
}

/** What is in force where an edition is due that has not been opened may yet be another. */
function requireSettled({ unsettledFrom }: Portfolio, instant: string): void {
  if (unsettledFrom !== undefined && instant >= unsettledFrom)
    refuse(
      'EDITIONS_BEHIND',
      `recordedAsOf: ${instant} is not before ${unsettledFrom}, when an edition was due that has not been opened yet`,
    )
}

function requireRow(
  portfolio: Portfolio,
  { edition, recordedAsOf }: EditionArguments,
  newest: Edition,
): Edition {
  if (edition != null && recordedAsOf != null)
    refuse(
      'EDITION_TWICE',
      `edition: ${shown(edition)} and recordedAsOf: ${recordedAsOf} exclude one another`,
    )
  if (recordedAsOf != null) {
    requireSettled(portfolio, recordedAsOf)
    return (
      portfolio.recordedAt(recordedAsOf) ??
      refuse(
        'NO_EDITION_YET',
        `recordedAsOf: ${recordedAsOf} is before ${portfolio.rows[0]?.instant}, when the first edition was opened`,
      )
    )
  }
  if (edition == null) return newest
  return (
    portfolio.find(edition) ??
    refuse(
      'UNKNOWN_EDITION',
      `The portfolio holds no edition ${shown(edition)}; the newest is ${portfolio.newest.id}`,
    )
  )
}

/** The newest edition for a request: the one that was newest when it came, so that no answer mixes two. */
export function newestFor(portfolio: Portfolio, context: unknown): Edition {
  const pinned = (context as { readonly edition?: string } | null | undefined)?.edition
  return (pinned === undefined ? undefined : portfolio.find(pinned)) ?? portfolio.newest
}

/**
 * The id of the edition that a client asks for.
 *
 * @throws GraphQLError `UNKNOWN_EDITION`, `FUTURE_INSTANT`, `NO_EDITION_YET`, `EDITIONS_BEHIND`, `EDITION_TWICE`
 */
export function requireEdition(portfolio: Portfolio, asked: EditionArguments, newest: Edition): string {
  requirePast(portfolio, 'asOf', asked.asOf)
  requirePast(portfolio, 'recordedAsOf', asked.recordedAsOf)
  const edition = requireRow(portfolio, asked, newest)
  if (asked.asOf != null && edition.asOf !== undefined)
    refuse(
      'EDITION_TWICE',
      `edition: ${shown(edition.id)} already says as of when; asOf: ${asked.asOf} does too`,
    )
  const { row = edition.id, methods, asOf } = parseEditionId(edition.id) ?? {}
  const recomputed = methods ?? (edition.recomputed && asked.recompute === true ? METHOD_SET : undefined)
  const told = asked.asOf ?? asOf
  return editionIdOf({
    row,
    ...(recomputed === undefined ? {} : { methods: recomputed }),
    ...(told === undefined ? {} : { asOf: told }),
  })
}

/** @throws GraphQLError `UNKNOWN_EDITION`, `METHODS_CHANGED` */
export function requireView(portfolio: Portfolio, edition: string): PortfolioView {
  const view =
    portfolio.view(edition) ??
    refuse(
      'UNKNOWN_EDITION',
      `The portfolio holds no edition ${shown(edition)}; the newest is ${portfolio.newest.id}`,
    )
  if (view.edition.recomputed && parseEditionId(edition)?.methods !== METHOD_SET)
    refuse(
      'METHODS_CHANGED',
      `Edition ${view.edition.id} was answered by methods ${view.edition.methods}; this release has ${METHOD_SET}`,
    )
  return view
}

/** @throws GraphQLError `UNKNOWN_CLUSTER` */
export function requireCluster(view: PortfolioView, code: string): RegisteredMember {
  const clusters = view.members('cluster')
  return (
    clusters.find((cluster) => cluster.id === code) ??
    refuse(
      'UNKNOWN_CLUSTER',
      `There is no cluster ${shown(code)}; there are ${clusters.map((one) => one.id).join(', ')}`,
    )
  )
}

/** @throws GraphQLError `UNKNOWN_MEASURE` */
export function requireMeasure(view: PortfolioView, code: string): Measure {
  return (
    view.measures.get(code) ??
    refuse(
      'UNKNOWN_MEASURE',
      `There is no measure ${shown(code)}; there are ${[...view.measures.keys()].join(', ')}`,
    )
  )
}

/**
 * A month in which a measure may have a reading.
 *
 * @throws GraphQLError `BAD_PERIOD`
 */
export function requireMonth(view: PortfolioView, measure: string, period: string): string {
  if (parsePeriod(period)?.precision !== 'MONTH')
    return refuse('BAD_PERIOD', `${shown(period)} is not a month such as 2026-10; measures are monthly`)
  const { first, last } = monthsOf(view, measure)
  if (period >= first && period <= last) return period
  return refuse('BAD_PERIOD', `${period} is not among the months of ${measure}, ${first} to ${last}`)
}

/** @throws GraphQLError `UNKNOWN_PROGRAMME` */
export function requireProgramme(view: PortfolioView, code: string): RegisteredMember {
  const { programmes } = view
  return (
    programmes.find((programme) => programme.id === code) ??
    refuse(
      'UNKNOWN_PROGRAMME',
      `There is no programme ${shown(code)}; there are ${programmes.map((one) => one.id).join(', ')}`,
    )
  )
}

/** @throws GraphQLError `NOT_A_FIGURE`, `UNKNOWN_FIGURE` */
export function requireExplanation(view: PortfolioView, figure: string): Explanation {
  const id = wholeId(requireFigureId('figure', figure))
  const { edition } = view
  return (
    explanationOf(view, id) ??
    refuse(
      'UNKNOWN_FIGURE',
      isToldOtherwise(view, id)
        ? `Edition ${edition.id} tells figure ${shown(figure)} otherwise; ask at the edition that gave it`
        : `Edition ${edition.id} has no figure ${shown(figure)}`,
    )
  )
}
