import type { Figure } from '../../../../schema/facts/figures/figure'
import type { Decomposition, GroupEffect } from '../../../methods/measures/kitagawa'
import type { Result } from '../../../methods/result'
import { isComputed, refused } from '../../../methods/result'
import type { Computed } from '../../computed'
import { computedFrom } from '../../computed'
import type { PortfolioView } from '../../editions/view'
import { MIX_AND_RATE } from '../../measures/mix'
import { organisationSeries } from '../../measures/organisations'
import { judgedMeasures } from '../judgedMeasures'

/** What one organisation added to a change. */
export interface OrganisationEffect {
  readonly organisation: string
  readonly byRate: Computed
  readonly byMix: Computed
}

/** The change of a measure on the year before, by what its organisations did and what their shares did. */
export interface MixBehind {
  readonly change: Computed
  readonly byRate: Computed
  readonly byMix: Computed
  readonly effects: readonly OrganisationEffect[]
}

interface Source {
  readonly of: string
  readonly unit: Figure['unit']
  readonly result: Result<Decomposition>
  readonly inputs: readonly Figure[]
  readonly period?: string
}

function computedBy(
  { of, unit, result, inputs, period }: Source,
  name: string,
  read: (value: Decomposition) => number,
): Computed {
  return computedFrom({
    identity: { name: `mix-and-rate/${name}`, of },
    result,
    inputs: isComputed(result) ? inputs : [],
    unit,
    read,
    period,
  })
}

function mixFrom(source: Source): MixBehind {
  const effect = ({ id }: GroupEffect): OrganisationEffect => {
    const of = ({ groups }: Decomposition) => groups.find((group) => group.id === id)
    return {
      organisation: id,
      byRate: computedBy(source, `rate/${id}`, (value) => of(value)?.rate ?? 0),
      byMix: computedBy(source, `mix/${id}`, (value) => of(value)?.mix ?? 0),
    }
  }
  return {
    change: computedBy(source, 'change', ({ totalBefore, totalAfter }) => totalAfter - totalBefore),
    byRate: computedBy(source, 'rate', ({ rate }) => rate),
    byMix: computedBy(source, 'mix', ({ mix }) => mix),
    effects: (source.result.value?.groups ?? []).map(effect),
  }
}

/**
 * Mix and rate behind a concern over the latest twelve months against the twelve before, or why they cannot be told
 * apart. Source: `docs/methods.md`, Mix and rate.
 */
export function mixBehind(view: PortfolioView, programme: string, measure: string | undefined): MixBehind {
  const member = view.member(programme)
  const one = member && judgedMeasures(view, member).find((judged) => judged.measure.id === measure)
  if (one === undefined)
    return mixFrom({
      of: 'none',
      unit: 'PERCENT',
      result: refused(MIX_AND_RATE, 'NOT_APPLICABLE', 'The concern is not about a measure.'),
      inputs: [],
    })
  const { reading, verdict } = one
  const inputs = [...organisationSeries(view, programme, one.measure.id, reading.version).values()]
    .flat()
    .map(({ figure }) => figure)
  return mixFrom({
    of: `${programme}/${one.measure.id}`,
    unit: one.measure.unit,
    result: verdict.mix,
    inputs,
    period: reading.period,
  })
}
