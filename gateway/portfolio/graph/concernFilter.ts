import { idArg, nullable } from 'nexus'

import type { Concern } from '../concerns/concerns'
import { concernsOf } from '../concerns/concerns'
import type { PortfolioView } from '../editions/view'
import { requireMeasure, requireProgramme } from './ask'
import { includeIllustrative } from './types/includeIllustrative'

/** Which concerns are asked for. An absent condition lets all through. */
export interface ConcernFilter {
  readonly axis?: string | null
  readonly severity?: string | null
  readonly programme?: string | null
  readonly measure?: string | null
  readonly includeIllustrative?: boolean | null
}

/** The arguments by which concerns are asked for. */
export const concernArguments = {
  axis: nullable('AxisFilter'),
  severity: nullable('SeverityFilter'),
  programme: idArg({ description: 'Only this programme.' }),
  measure: idArg({ description: 'Only concerns about this measure, such as `payroll-accuracy`.' }),
  includeIllustrative,
}

/**
 * The concerns of an edition that pass a filter.
 *
 * @throws GraphQLError `UNKNOWN_PROGRAMME`, `UNKNOWN_MEASURE`
 */
export function concernsAskedFor(
  view: PortfolioView,
  { axis, severity, programme, measure, includeIllustrative: all }: ConcernFilter,
): readonly Concern[] {
  const ofProgramme = programme == null ? undefined : requireProgramme(view, programme).id
  const ofMeasure = measure == null ? undefined : requireMeasure(view, measure).id
  return concernsOf(view, all ?? false).filter(
    (one) =>
      (axis == null || one.axis === axis) &&
      (severity == null || one.severity === severity) &&
      (ofProgramme === undefined || one.programmes.includes(ofProgramme)) &&
      (ofMeasure === undefined || one.measure === ofMeasure),
  )
}
