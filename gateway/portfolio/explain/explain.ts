import type { Figure } from '../../../schema/facts/figures/figure'
import { figureId, figureKeyIn, figureOf } from '../../../schema/facts/figures/figure'
import { placeOfFigure } from '../../../schema/facts/figures/figureIndex'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import { latestConfidenceOf } from '../../../subgraphs/member/views/confidence'
import { latestOf } from '../../../subgraphs/member/views/reports'
import { briefingOf, sentencesOf } from '../briefing/briefing'
import { benefitsRealisedOf } from '../delivery/benefits'
import type { Concern } from '../concerns/concerns'
import { sizeFigure, standardisedFigure } from '../concerns/size'
import { concernsOf } from '../concerns/concerns'
import {
  approvedEndShiftOf,
  confidenceMovementOf,
  milestoneStandingsOf,
  wholeLifeCostChangeOf,
} from '../delivery/delivery'
import { putCauses, putRatingHelp } from './explainCauses'
import { measureExplanation } from './explainMeasures'
import { outlookExplanations } from './explainOutlook'
import { putTeam } from './explainPeople'
import { putStrategy } from './explainStrategy'
import type { Explanation, Index } from './explanation'
import { BARE, put, putAll, putComputed } from './explanation'
import { noTarget } from '../measures/readings'
import { KNOWN, standingOf } from '../concerns/standing'
import { wholeLifeCostTotalOf } from '../measures/total'
import type { PortfolioView } from '../editions/view'

/** What could help, put together in words. */
const SUPPORT = { id: 'support', version: '1' }

/** What a briefing counts. */
const BRIEFING = { id: 'briefing', version: '1' }

const isOfNoReturn = ({ snapshot }: Figure) => snapshot === undefined

function putProgramme(index: Index, view: PortfolioView, member: RegisteredMember): void {
  const { id } = member
  const benefits = benefitsRealisedOf(view, id).flatMap(({ planned, realised, share }) => [
    planned,
    realised,
    share,
  ])
  const slips = milestoneStandingsOf(view, id).flatMap(({ slipAgainstOriginal, slipAgainstCurrent }) => [
    slipAgainstOriginal,
    slipAgainstCurrent,
  ])
  const single = [
    wholeLifeCostChangeOf(view, id),
    approvedEndShiftOf(view, id),
    confidenceMovementOf(view, id),
  ]
  for (const computed of [...single, ...benefits, ...slips]) putComputed(index, computed)
  putTeam(index, view, id)
  for (const includeIllustrative of [false, true]) {
    for (const { known, knownFrom } of standingOf(view, member, includeIllustrative))
      put(index, { ...BARE, figure: known, method: KNOWN, inputs: knownFrom })
  }
  // What a programme that has returned no report answers with, which is in no record.
  const state = view.state(id)
  const latest = [
    latestOf(state, 'publishedName'),
    latestOf(state, 'wholeLifeCost'),
    latestOf(state, 'benefits'),
    latestOf(state, 'approvedEnd'),
    latestOf(state, 'approvedStart'),
    latestConfidenceOf(state).rating,
  ]
  putAll(index, latest.filter(isOfNoReturn), BARE)
}

/** Adds what a concern rests on and brings; of its evidence, each is explained by the rest. */
function putConcern(index: Index, concern: Concern): void {
  const { evidence, method, falseSignals, support, says } = concern
  putAll(index, [sizeFigure(concern), standardisedFigure(concern)], { ...BARE, method, inputs: evidence })
  const told = says.flatMap(({ figures }) => figures)
  for (const figure of [...evidence, ...told, falseSignals].filter(isOfNoReturn))
    put(index, { ...BARE, figure, method, inputs: evidence.filter((one) => one !== figure) })
  const { products, productsFrom, shortages, shortagesFrom, offered } = support
  put(index, { ...BARE, figure: products, method: SUPPORT, inputs: productsFrom })
  put(index, { ...BARE, figure: shortages, method: SUPPORT, inputs: shortagesFrom })
  putAll(index, offered.flatMap(({ before, after }) => [before, after]).filter(isOfNoReturn), BARE)
  putCauses(index, concern)
  putRatingHelp(index, concern)
}

/** Every figure of an edition that portfolio works out of it as a whole or of a programme, by id. */
function indexOf(view: PortfolioView): Index {
  return view.once('explanations', () => {
    const index: Index = new Map()
    for (const member of view.programmes) putProgramme(index, view, member)
    const { computed, published, difference } = wholeLifeCostTotalOf(view)
    putComputed(index, computed)
    putComputed(index, difference)
    if (isOfNoReturn(published)) put(index, { ...BARE, figure: published })
    putStrategy(index, view)
    for (const measure of view.measures.values()) {
      for (const version of [undefined, ...measure.versions.map((one) => one.version)])
        put(index, { ...BARE, figure: noTarget(measure, version) })
    }
    return index
  })
}

/** A figure that a member returned, as this edition has it: it stands in a cell. */
function readExplanation(view: PortfolioView, figure: string): Explanation | undefined {
  for (const { id } of view.register.members) {
    const place = placeOfFigure(view.state(id), figure)
    const found = place && figureOf(place.fact, place.field)
    if (found !== undefined && figureId(found) === figure) return { ...BARE, figure: found }
  }
  return undefined
}

/** Figures that the sentences of a briefing count. */
function putBriefing(index: Index, view: PortfolioView, includeIllustrative: boolean): void {
  const standings = view.members('cluster').flatMap((member) => standingOf(view, member, includeIllustrative))
  const inputs = standings.map(({ known }) => known)
  const figures = sentencesOf(briefingOf(view, includeIllustrative)).flatMap((one) => one.figures)
  putAll(index, figures.filter(isOfNoReturn), { ...BARE, method: BRIEFING, inputs })
}

/** What only a concern has. Some of its evidence is of a measure, and better explained as that. */
function concernExplanations(view: PortfolioView): Index {
  return view.once('concern-explanations', () => {
    const index: Index = new Map()
    for (const includeIllustrative of [false, true])
      for (const concern of concernsOf(view, includeIllustrative)) putConcern(index, concern)
    for (const includeIllustrative of [false, true]) putBriefing(index, view, includeIllustrative)
    return index
  })
}

/** How a figure of this edition came about; nothing where the edition has no such figure. */
export function explanationOf(view: PortfolioView, figure: string): Explanation | undefined {
  return (
    readExplanation(view, figure) ??
    indexOf(view).get(figure) ??
    measureExplanation(view, figure) ??
    outlookExplanations(view).get(figure) ??
    concernExplanations(view).get(figure)
  )
}

/** Whether an edition has a figure with an id of another edition, and tells it otherwise. */
export function isToldOtherwise(view: PortfolioView, figure: string): boolean {
  const key = figureKeyIn(figure)
  const indexes = [indexOf(view), outlookExplanations(view), concernExplanations(view)]
  return (
    view.register.members.some(({ id }) => placeOfFigure(view.state(id), figure) !== undefined) ||
    indexes.some((index) => [...index.keys()].some((id) => id.startsWith(key)))
  )
}
