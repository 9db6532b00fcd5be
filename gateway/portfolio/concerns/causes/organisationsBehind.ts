import { shiftMonth } from '../../../../base/dates/period'
import type { Figure } from '../../../../schema/facts/figures/figure'
import { numberOf } from '../../../../schema/facts/figures/figure'
import type { Observation } from '../../../../schema/vocabulary/observation'
import { funnel, MINIMUM_FOR_ADJUSTMENT } from '../../../methods/funnel/funnel'
import { sum } from '../../../methods/statistics/average'
import { exactInterval } from '../../../methods/statistics/binomialInterval'
import { decimalText, portfolioFigure } from '../../computed'
import type { PortfolioView } from '../../editions/view'
import { organisationSeries } from '../../measures/organisations'
import type { JudgedMeasure } from '../judgedMeasures'
import { judgedMeasures } from '../judgedMeasures'

export const ORGANISATIONS_BEHIND = { id: 'organisations-behind', version: '1' } as const

const MONTH = /^\d{4}-\d{2}$/
const YEAR = 12
const CONFIDENCE = 0.95

/** An organisation that makes a concern: what it did in the latest twelve months, and its part of the distance. */
export interface OrganisationBehind {
  readonly organisation: string
  readonly name: string
  /** In the unit of the measure, with its exact 95% interval. */
  readonly level: Figure
  readonly low: Figure
  readonly high: Figure
  readonly cases: Figure
  /** Its part of the distance from the target; without a target, from the level of all. Positive is worse. */
  readonly part: Figure
  /** Whether it lies beyond the limits of the funnel; absent below 20 organisations, where no verdict is given. */
  readonly beyondLimits?: boolean
  readonly inputs: readonly Figure[]
}

/** The organisations that make a concern, or why none is named. */
export interface OrganisationsBehind {
  readonly organisations: readonly OrganisationBehind[]
  readonly none?: string
}

/** Counts of an organisation over the latest twelve months. */
interface Counted {
  readonly organisation: string
  readonly counted: number
  readonly cases: number
  readonly inputs: readonly Figure[]
}

/** Nothing where a month does not say its counts, there are no cases, or the counts are no share of them. */
function countedOver(
  organisation: string,
  observed: readonly Observation[],
  upTo: string,
): readonly Counted[] {
  const start = shiftMonth(upTo, -YEAR)
  const months = observed.filter(({ period }) => MONTH.test(period) && period > start && period <= upTo)
  const [counted, cases] = [
    months.map(({ numerator }) => numberOf(numerator)),
    months.map(({ denominator }) => numberOf(denominator)),
  ]
  if ([...counted, ...cases].includes(undefined)) return []
  const known = (values: readonly (number | undefined)[]) => sum(values.map((value) => value ?? 0))
  const of = known(cases)
  const did = known(counted)
  return of === 0 || did < 0 || did > of
    ? []
    : [{ organisation, counted: did, cases: of, inputs: months.map(({ figure }) => figure) }]
}

function countsOf(view: PortfolioView, programme: string, { measure, reading }: JudgedMeasure) {
  return [...organisationSeries(view, programme, measure.id, reading.version)].flatMap(
    ([organisation, observed]) => countedOver(organisation, observed, reading.period),
  )
}

/** The organisations of all clusters beyond the limits of their funnel; nothing below 20. */
function beyondTheFunnel(view: PortfolioView, measure: string): ReadonlySet<string> | undefined {
  const units = view.members('cluster').flatMap((member) =>
    judgedMeasures(view, member)
      .filter((one) => one.measure.id === measure)
      .flatMap((one) => countsOf(view, member.id, one))
      .map(({ organisation, counted, cases }) => ({
        id: `${member.id}/${organisation}`,
        numerator: counted,
        denominator: cases,
      })),
  )
  if (units.length < MINIMUM_FOR_ADJUSTMENT) return undefined
  const { value } = funnel(units, { kind: 'PROPORTION' })
  return value && new Set(value.points.flatMap(({ flagged, unit }) => (flagged ? [unit.id] : [])))
}

function nameIn(view: PortfolioView, programme: string, organisation: string): string {
  const named = view.member(programme)?.organisations.find(({ id }) => id === organisation)
  return named?.name ?? organisation
}

/**
 * The organisations that make a concern about a share: those whose part of the distance from the target is on the
 * worse side, the largest first, over the latest twelve months. Source: `docs/methods.md`, Behind a concern.
 */
export function organisationsBehind(
  view: PortfolioView,
  programme: string,
  measure: string | undefined,
  includeIllustrative: boolean,
): OrganisationsBehind {
  const member = view.member(programme)
  const one = member && judgedMeasures(view, member).find((judged) => judged.measure.id === measure)
  if (one === undefined) return { organisations: [], none: 'The concern is not about a measure.' }
  const { unit, direction } = one.measure
  if (unit !== 'PERCENT' || direction === 'NEITHER')
    return {
      organisations: [],
      none: 'Only of a share with a better side can it be said how far each organisation makes it.',
    }
  const counts = countsOf(view, programme, one).filter(
    ({ inputs }) => includeIllustrative || inputs.every(({ origin }) => origin !== 'ILLUSTRATIVE'),
  )
  if (counts.length === 0)
    return { organisations: [], none: 'No organisation returned figures of its own with their counts.' }
  const all = sum(counts.map(({ cases }) => cases))
  const target = numberOf(one.reading.target)
  const from = target === undefined ? sum(counts.map(({ counted }) => counted)) / all : target / 100
  const worse = direction === 'HIGHER' ? -1 : 1
  const beyond = beyondTheFunnel(view, one.measure.id)
  const found = counts
    .map((count) => ({ count, part: worse * (count.cases / all) * (count.counted / count.cases - from) }))
    .filter(({ part }) => part > 0)
    .sort((a, b) => b.part - a.part)
    .map(({ count, part }): OrganisationBehind => {
      const { organisation, counted, cases, inputs } = count
      const figure = (name: string, value: number, of: Figure['unit'] = 'PERCENT') =>
        portfolioFigure({
          name: `organisation-behind/${name}`,
          of: `${programme}/${one.measure.id}/${organisation}`,
          cell: { value: decimalText(value) },
          inputs: target === undefined ? inputs : [...inputs, one.reading.target],
          unit: of,
          period: one.reading.period,
        })
      const { lower, upper } = exactInterval(Math.round(counted), Math.round(cases), CONFIDENCE)
      return {
        organisation,
        name: nameIn(view, programme, organisation),
        level: figure('level', (100 * counted) / cases),
        low: figure('low', 100 * lower),
        high: figure('high', 100 * upper),
        cases: figure('cases', cases, 'COUNT'),
        part: figure('part', 100 * part),
        ...(beyond === undefined ? {} : { beyondLimits: beyond.has(`${programme}/${organisation}`) }),
        inputs,
      }
    })
  return found.length > 0
    ? { organisations: found }
    : { organisations: found, none: 'No organisation lies on the worse side.' }
}
