import { signOf } from '../direction'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import { latestSignal } from '../spc/group'
import { assuranceOf, constantAssuranceOf, variationOf } from '../spc/icons'
import type { Assurance, Variation } from '../spc/icons'
import { processLimits } from '../spc/limits'
import { MDC_2023 } from '../spc/ruleSet'
import type { Moving } from './movement'
import type { ReadPhase } from './phase'
import type { ProcessState } from './stretches'

export const STRETCH_VARIATION: Method = { id: 'stretch-variation', version: '1' }
export const STRETCH_ASSURANCE: Method = { id: 'stretch-assurance', version: '1' }

/** A sustained movement decides the icon; otherwise the latest signal within the stretch does. */
export function variationIn(
  { values, periods, options }: ReadPhase,
  state: ProcessState,
  moving: Moving | undefined,
) {
  const method = STRETCH_VARIATION
  const { direction } = options
  const sign = signOf(direction)
  const stretch = values.slice(state.from)
  const n = stretch.filter((value) => value !== undefined).length
  if (moving !== undefined && sign !== undefined) {
    const high = (moving.movement === 'IMPROVING') === (sign === 1)
    const effect = moving.movement === 'IMPROVING' ? 'IMPROVEMENT' : 'CONCERN'
    return computed<Variation>(method, n, `${effect}_${high ? 'HIGH' : 'LOW'}`)
  }
  if (n < MDC_2023.minimumForIcons)
    return refused(method, 'INSUFFICIENT_HISTORY', `${n} values; the icon needs ${MDC_2023.minimumForIcons}.`)
  const points = stretch.map((value, i) => ({
    period: periods[state.from + i] ?? '',
    value: value ?? ({ reason: 'NOT_PROVIDED' } as const),
  }))
  const { signal } = latestSignal(points, { better: direction, ruleSet: MDC_2023 })
  return computed(method, n, variationOf(signal, direction))
}

/** Says whether the stretch as it stands will meet its target; refused while the process may have changed. */
export function assuranceIn(
  { values, series, options }: ReadPhase,
  state: ProcessState,
  moving: Moving | undefined,
): Result<Assurance> {
  const method = STRETCH_ASSURANCE
  const { direction } = options
  if (direction === 'NEITHER')
    return refused(method, 'NOT_APPLICABLE', 'Neither direction is better for this measure.')
  const target = series.points.at(-1)?.target
  if (target === undefined)
    return refused(method, 'NO_MEASURE', 'No target is registered for the latest period.')
  if (state.shift !== undefined || moving !== undefined) {
    const why =
      state.shift === 'RUN'
        ? 'the latest 8 values lie on one side of the mean'
        : `${moving?.by === 'TREND' ? 'a trend' : 'the weighted average'} signals since ${moving?.noticed ?? 'a change of level'}`
    return refused(method, 'UNSETTLED', `The process may have changed: ${why}.`)
  }
  const stretch = values.slice(state.from)
  const present = stretch.filter((value) => value !== undefined)
  if (present.length < MDC_2023.minimumForIcons)
    return refused(
      method,
      'INSUFFICIENT_HISTORY',
      `${present.length} values; assurance needs ${MDC_2023.minimumForIcons}.`,
    )
  const [constant] = present
  if (constant !== undefined && present.every((value) => value === constant))
    return computed(method, present.length, constantAssuranceOf(constant, target, direction))
  const limits = processLimits(stretch, MDC_2023)
  if (limits?.limits === undefined)
    return refused(method, 'INSUFFICIENT_HISTORY', 'Too few neighbouring values for limits.')
  return computed(method, present.length, assuranceOf(limits, target, direction))
}
