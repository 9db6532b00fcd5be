import type { Fact, Figure } from '../../../../schema/facts/figures/figure'
import { figureOf, valueOf } from '../../../../schema/facts/figures/figure'
import type { DeliveryConfidence } from '../../../../schema/vocabulary/deliveryConfidence'
import { confidencesOf } from '../../../../subgraphs/member/views/confidence'
import { reportsOf } from '../../../../subgraphs/member/views/reports'
import type { PortfolioView } from '../../editions/view'
import { seriesUnder } from '../../measures/series'
import { codeInWords } from '../../../../schema/facts/words/code'
import type { Behind } from '../answeredBy'
import type { ChangeKind, Happened } from './change'

/** The fields of a report whose change is a change of what is told, by their names in a sentence. */
const BASIS = { priceBase: 'price base', horizon: 'horizon' } as const
const CLASS = { category: 'category', department: 'department' } as const

/** Each report in which one of some fields says otherwise than the one before that stated it. */
function between(
  reports: readonly Fact[],
  kind: ChangeKind,
  fields: Readonly<Record<string, string>>,
): readonly Happened[] {
  return Object.entries(fields).flatMap(([field, name]) => {
    const stating = reports.filter((report) => valueOf(report, field) !== undefined)
    return stating.slice(1).flatMap((now, i): readonly Happened[] => {
      const before = stating[i]
      const on = valueOf(now, 'referenceDate')
      if (before === undefined || on === undefined || valueOf(before, field) === valueOf(now, field))
        return []
      return [
        {
          kind,
          key: `${field}/${on}`,
          what: `The ${name} of the report changed from ${valueOf(before, field) ?? ''} to ${valueOf(now, field) ?? ''}.`,
          on,
          from: [figureOf(before, field), figureOf(now, field)],
        },
      ]
    })
  })
}

/** Each time that somebody else rated, or rated on another scale, than the time before. */
function raters(ratings: readonly DeliveryConfidence[]): readonly Happened[] {
  const given = ratings.filter(({ rating }) => rating.cell.value !== undefined)
  const dates = [...new Set(given.map(({ referenceDate = '' }) => referenceDate))]
  return dates.slice(1).flatMap((on, i): readonly Happened[] => {
    const [before, now] = [dates[i], on].map((date) => given.filter((one) => one.referenceDate === date))
    const [was, is] = [before?.[0], now?.[0]]
    const isSame = now?.some((one) =>
      before?.some(({ rater, scale }) => rater === one.rater && scale === one.scale),
    )
    if (was === undefined || is === undefined || isSame === true) return []
    const by = ({ rater, scale }: DeliveryConfidence) =>
      `${codeInWords(rater).toLowerCase()}, on the scale ${codeInWords(scale).toLowerCase()}`
    return [
      {
        kind: 'DEFINITION',
        key: `rater/${on}`,
        what: `The rating has another rater or scale: ${by(is)}; before: ${by(was)}.`,
        on,
        from: [was.rating, is.rating],
      },
    ]
  })
}

/** When another definition came into force, by which the programme returned the measure. */
function versions(view: PortfolioView, programme: string, measure: string): readonly Happened[] {
  const defined = view.measures.get(measure)
  return (defined?.versions ?? [])
    .slice(1)
    .flatMap(({ version, definition, effectiveFrom }): readonly Happened[] => {
      if (effectiveFrom === undefined || seriesUnder(view, programme, measure, version).size === 0) return []
      const words = definition.cell.value ?? 'not stated'
      return [
        {
          kind: 'DEFINITION',
          key: `${measure}/${version}`,
          what: `${defined?.name ?? measure}: definition ${version} came into force (${words}).`,
          on: effectiveFrom,
          from: [definition],
        },
      ]
    })
}

/** What changed in how the matter of a concern is measured, rated or told. */
export function definitionChanges(view: PortfolioView, behind: Behind): readonly Happened[] {
  const { axis, measure, programme } = behind
  if (measure !== undefined) return versions(view, programme, measure)
  const state = view.state(programme)
  if (axis === 'COST_AND_BENEFIT') return between(reportsOf(state), 'DEFINITION', BASIS)
  return axis === 'DELIVERY' ? raters(confidencesOf(state)) : []
}

const memberDate = ({
  since,
  until,
}: {
  readonly since?: string | undefined
  readonly until?: string | undefined
}) =>
  [
    ['joined', since],
    ['left', until],
  ] as const

/** What changed in how the programme is classed, and who joined or left it. */
export function classificationChanges(view: PortfolioView, programme: string): readonly Happened[] {
  const organisations = view.member(programme)?.organisations ?? []
  const none: readonly Figure[] = []
  return [
    ...between(reportsOf(view.state(programme)), 'CLASSIFICATION', CLASS),
    ...organisations.flatMap(({ id, name, ...dates }) =>
      memberDate(dates).flatMap(([did, on]): readonly Happened[] =>
        on === undefined
          ? []
          : [{ kind: 'CLASSIFICATION', key: `${id}/${did}`, what: `${name} ${did} it.`, on, from: none }],
      ),
    ),
  ]
}
