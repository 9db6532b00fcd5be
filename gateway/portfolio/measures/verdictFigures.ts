import type { Figure } from '../../../schema/facts/figures/figure'
import { differenceUnit } from '../../../schema/facts/records/records'
import { isComputed, whyNot } from '../../methods/result'
import type { Result } from '../../methods/result'
import type { TargetRecord } from '../../methods/verdicts/targetRecord'
import { decimalText, portfolioFigure, weakestOf } from '../computed'
import type { MeasureVerdict } from './verdict'

/** The figures of a verdict: each with the weakest origin of all that it rests on. */
export interface VerdictFigures {
  /** WORSENING, IMPROVING or STEADY. */
  readonly movement: Figure
  /** Periods that met the target, in the window. */
  readonly met: Figure
  /** Periods of the window. */
  readonly periods: Figure
  /** Per cent of the periods of the window that met the target. */
  readonly record: Figure
  readonly recordLow: Figure
  readonly recordHigh: Figure
  /** In the unit of the measure; positive is better than the target. */
  readonly meanGap: Figure
  readonly missedInARow: Figure
  readonly level: Figure
  readonly sigma: Figure
}

type Text = Figure['cell']

/** The figures of a verdict on a reading of a period. */
export function verdictFigures(
  { programme, measure, result, inputs }: MeasureVerdict,
  period: string,
): VerdictFigures {
  const weakest = weakestOf(inputs)
  const { unit } = measure
  const apart = differenceUnit(unit)
  const figure = (name: string, cell: Text, given: Figure['unit'] = unit, kind: Figure['kind'] = 'NUMBER') =>
    portfolioFigure({
      name: `verdict/${name}`,
      of: `${programme}/${measure.id}/${period}`,
      cell,
      inputs: weakest,
      unit: given,
      kind,
      period,
    })
  const record: Result<TargetRecord> = isComputed(result) ? result.value.record : result
  const ofRecord = (name: string, read: (record: TargetRecord) => number, given: Figure['unit'] = unit) =>
    figure(name, isComputed(record) ? { value: decimalText(read(record.value)) } : whyNot(record), given)
  const ofProcess = (name: string, value: number | undefined, given: Figure['unit'] = unit) =>
    figure(
      name,
      isComputed(result)
        ? value === undefined
          ? { reason: 'INSUFFICIENT_HISTORY', note: 'a level needs 12 values that vary' }
          : { value: decimalText(value) }
        : whyNot(result),
      given,
    )
  const movement: Text = !isComputed(result)
    ? whyNot(result)
    : result.value.movement === 'NOT_KNOWN'
      ? { reason: 'INSUFFICIENT_HISTORY', note: `${result.n} values; a movement needs 6` }
      : { value: result.value.movement }
  return {
    movement: figure('movement', movement, 'CODE', 'CODE'),
    met: ofRecord('met', ({ met }) => met, 'COUNT'),
    periods: ofRecord('periods', ({ of }) => of, 'COUNT'),
    record: ofRecord('record', ({ met, of }) => (100 * met) / of, 'PERCENT'),
    recordLow: ofRecord('record/low', ({ lower }) => 100 * lower, 'PERCENT'),
    recordHigh: ofRecord('record/high', ({ upper }) => 100 * upper, 'PERCENT'),
    meanGap: ofRecord('mean-gap', ({ meanGap }) => meanGap, apart),
    missedInARow: ofRecord('missed-in-a-row', ({ missedInARow }) => missedInARow, 'COUNT'),
    level: ofProcess('level', result.value?.level),
    sigma: ofProcess('sigma', result.value?.sigma, apart),
  }
}
