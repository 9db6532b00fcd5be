import { numberOf } from '../../../../schema/facts/figures/figure'
import { distance, quantity } from '../../words/quantity'
import { periodInWords, periodsNamed } from '../../words/period'
import type { Missing } from '../../../methods/verdicts/missing'
import type { SeriesVerdict } from '../../../methods/verdicts/verdict'
import { TARGET_MISSED } from '../../../methods/verdicts/targetMissed'
import type { JudgedMeasure } from '../judgedMeasures'
import { judgedMeasures, judgeEach } from '../judgedMeasures'
import type { Finding, NotEvaluated, Rule } from '../rule'
import { notEvaluatedFor } from '../rule'

/** The sentence of a missed target: figure, target, how often, since when. */
function message(name: string, one: JudgedMeasure, verdict: SeriesVerdict, missed: Missing): string {
  const { measure } = one
  const latest = verdict.points.at(-1)
  const target = latest?.target ?? 0
  const times =
    missed.missed === missed.of
      ? `in each of the last ${Math.max(missed.of, verdict.record.value?.missedInARow ?? 0)} ${periodsNamed(missed.to)}`
      : `in ${missed.missed} of the last ${missed.of} ${periodsNamed(missed.to)}`
  const often = missed.of === 1 ? 'missed the target' : `missed the target ${times}`
  const figures = `${measure.name} at ${name} was ${quantity(latest?.value ?? 0, measure.unit)} in ${periodInWords(missed.to)}, against a target of ${quantity(target, measure.unit)}`
  const fails =
    verdict.assurance.value === 'CONSISTENT_FAIL' ? ' As it stands it will go on missing the target.' : ''
  const behind = numberOf(one.reading.age) ?? 0
  const age =
    behind === 0
      ? ''
      : ` That is the latest figure: the returns of ${behind} ${periodsNamed(missed.to)} since have not come.`
  return `${figures}. It ${often}, by ${distance(missed.meanGap, measure.unit)} on average, since ${periodInWords(missed.began)}.${fails}${age}`
}

function finding(name: string, one: JudgedMeasure): Finding | NotEvaluated | undefined {
  const { measure, reading, verdict } = one
  const subject = `measure/${measure.id}`
  if (measure.direction === 'NEITHER') return undefined
  const { value } = verdict.result
  if (value === undefined || value.record.value === undefined)
    return notEvaluatedFor(subject, one.figures.record)
  const { missed } = value
  // A single miss of what is falling is told by the fall: one fact is one concern.
  if (missed === undefined || (missed.severity === 'LOW' && value.movement === 'WORSENING')) return undefined
  const gap = Math.abs(missed.meanGap)
  return {
    subject,
    severity: missed.severity,
    message: message(name, one, value, missed),
    since: missed.noticed,
    began: { kind: 'STEP', period: missed.began, earliest: missed.began, latest: missed.began },
    evidence: [one.figures.record, reading.target, reading.figure],
    method: TARGET_MISSED,
    travel: value.movement,
    measure: measure.id,
    size: {
      value: gap,
      unit: measure.unit,
      ...(value.sigma === undefined || value.sigma === 0 ? {} : { standardised: gap / value.sigma }),
    },
  }
}

/** A measure misses its target, graded by how often and by how much, whatever its noise. */
export const targetMissed: Rule = {
  code: 'TARGET_MISSED',
  axis: 'SERVICE',
  severity: 'HIGH',
  severityReason:
    'Users are promised the target. High: the last 6 months all missed, 10 of the last 12, or the last 3 by far; medium: the last 3, or 7 of 12; low: the latest. One lower where the gap is not material.',
  evidence: 'The target record of the latest 12 months (4 quarters), the target and the latest figure.',
  evaluate: ({ view, member }) => judgeEach(judgedMeasures(view, member), (one) => finding(member.name, one)),
}
