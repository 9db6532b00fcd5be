import { numberOf } from '../../../../schema/facts/figures/figure'
import type { Unit } from '../../../../schema/facts/records/records'
import { differenceUnit } from '../../../../schema/facts/records/records'
import { periodsNamed } from '../../../../schema/facts/words/period'
import type { Missing } from '../../../methods/verdicts/missing'
import { TARGET_MISSED } from '../../../methods/verdicts/targetMissed'
import type { JudgedMeasure } from '../judgedMeasures'
import { judgedMeasures, judgeEach } from '../judgedMeasures'
import type { Sentences } from '../../words/sentence'
import { sentence } from '../../words/sentence'
import type { Told } from '../told'
import { toldDate, toldNumber } from '../told'
import type { Finding, NotEvaluated, Rule } from '../rule'
import { notEvaluatedFor } from '../rule'

/** The sentences of a missed target: figure and target, how often and since when, which way it goes, how old it is. */
function says(told: Told, name: string, one: JudgedMeasure, missed: Missing): Sentences {
  const { measure, reading, verdict, figures } = one
  const { value } = verdict.result
  const from = [figures.record]
  const apart = differenceUnit(measure.unit)
  const number = (what: string, amount: number, unit: Unit = 'COUNT') =>
    toldNumber(told, what, amount, { unit, from })
  const latest = value?.points.at(-1)?.value
  const isReturned = reading.period === missed.to && numberOf(reading.figure) === latest
  const figure = isReturned ? reading.figure : number('latest', latest ?? 0, measure.unit)
  const target = value?.points.at(-1)?.target
  const aim =
    numberOf(reading.target) === target ? reading.target : number('target', target ?? 0, measure.unit)
  const periods = periodsNamed(missed.to)
  const all = number(
    'of',
    Math.max(missed.of, missed.missed === missed.of ? (value?.record.value?.missedInARow ?? 0) : 0),
  )
  const times =
    missed.of === 1
      ? 'missed the target'
      : missed.missed === missed.of
        ? sentence`missed the target in each of the last ${all} ${periods}`
        : sentence`missed the target in ${number('missed', missed.missed)} of the last ${all} ${periods}`
  const gap = number('mean-gap', Math.abs(missed.meanGap), apart)
  const moving = value?.moving
  const began = moving?.began?.period ?? moving?.noticed
  const behind = numberOf(reading.age) ?? 0
  return [
    sentence`${measure.name} at ${name} was ${figure} in ${toldDate(told, 'period', missed.to, from)}, against a target of ${aim}.`,
    sentence`It ${times}, by ${gap} on average, since ${toldDate(told, 'began', missed.began, from)}.`,
    ...(moving === undefined || began === undefined
      ? []
      : [
          sentence`It has been getting ${moving.movement === 'WORSENING' ? 'worse' : 'better'} since about ${toldDate(told, 'moving-since', began, from)}.`,
        ]),
    ...(value?.assurance.value === 'CONSISTENT_FAIL'
      ? [sentence`As it stands it will go on missing the target.`]
      : []),
    ...(behind === 0
      ? []
      : [
          sentence`That is the latest figure: the ${behind === 1 ? 'return' : 'returns'} of ${reading.age} ${behind === 1 ? periods.slice(0, -1) : periods} since ${behind === 1 ? 'has' : 'have'} not come.`,
        ]),
  ]
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
    says: says({ code: 'TARGET_MISSED', programme: reading.programme, subject }, name, one, missed),
    since: missed.noticed,
    began: { kind: 'STEP', period: missed.began, earliest: missed.began, latest: missed.began },
    evidence: [one.figures.record, reading.target, reading.figure],
    method: TARGET_MISSED,
    travel: value.movement,
    measure: measure.id,
    size: {
      value: gap,
      unit: differenceUnit(measure.unit),
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
