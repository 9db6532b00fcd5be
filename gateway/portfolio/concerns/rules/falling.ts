import type { Unit } from '../../../../schema/facts/records/records'
import { differenceUnit } from '../../../../schema/facts/records/records'
import { listed, sentence } from '../../words/sentence'
import { toldDate, toldNumber } from '../told'
import { signOf } from '../../../methods/direction'
import { materialGap } from '../../../methods/verdicts/targetMissed'
import { MIX_AND_RATE } from '../../measures/mix'
import { movedByMix } from '../../measures/verdict'
import { VERDICT } from '../../../methods/verdicts/verdict'
import type { JudgedMeasure } from '../judgedMeasures'
import { judgedMeasures, judgeEach } from '../judgedMeasures'
import type { Finding, NotEvaluated, Rule } from '../rule'
import { notEvaluatedFor } from '../rule'

/** A total that holds or rises only because its mix changed, while its organisations get worse. */
function hiddenByMix(
  name: string,
  { measure, reading, verdict, figures, organisations }: JudgedMeasure,
): Finding | undefined {
  const { value } = verdict.mix
  const sign = signOf(measure.direction)
  if (value === undefined || sign === undefined || !movedByMix(verdict.mix, measure)) return undefined
  const { rate, mix, totalBefore, totalAfter, groups } = value
  const worse = groups.filter((group) => sign * group.rate < 0)
  if (sign * rate >= 0 || Math.abs(rate) < materialGap(totalBefore, measure.unit)) return undefined
  const restsOn = reading.period
  const told = { code: 'FALLING', programme: reading.programme, subject: `measure/${measure.id}` } as const
  const apart = differenceUnit(measure.unit)
  const number = (what: string, value: number, unit: Unit = measure.unit) =>
    toldNumber(told, what, value, { unit, from: [figures.movement] })
  return {
    subject: told.subject,
    says: [
      sentence`${measure.name} at ${name} went from ${number('before', totalBefore)} to ${number('after', totalAfter)} in a year because its mix of organisations changed, which moved it by ${number('mix', Math.abs(mix), apart)}.`,
      sentence`Within its organisations it got worse, by ${number('rate', Math.abs(rate), apart)}: ${listed(worse.map(({ id }) => organisations.get(id) ?? id))}.`,
    ],
    since: restsOn,
    evidence: [figures.movement, reading.target, reading.figure],
    method: MIX_AND_RATE,
    travel: 'WORSENING',
    measure: measure.id,
    size: { value: Math.abs(rate), unit: apart },
  }
}

function finding(name: string, one: JudgedMeasure): Finding | NotEvaluated | undefined {
  const { measure, reading, verdict, figures } = one
  const subject = `measure/${measure.id}`
  if (measure.direction === 'NEITHER') return undefined
  const { value } = verdict.result
  if (value === undefined || value.movement === 'NOT_KNOWN') return notEvaluatedFor(subject, figures.movement)
  const hidden = hiddenByMix(name, one)
  if (hidden !== undefined) return hidden
  const { moving } = value
  // What misses its target says there that it is falling: one fact is one concern.
  if (moving?.movement !== 'WORSENING' || (value.missed !== undefined && value.missed.severity !== 'LOW'))
    return undefined
  const latest = value.points.at(-1)
  const target = latest?.target
  const told = { code: 'FALLING', programme: reading.programme, subject } as const
  const from = [figures.movement]
  const aim =
    target === undefined
      ? sentence`It has no target.`
      : sentence`The target is ${toldNumber(told, 'target', target, { unit: measure.unit, from })}.`
  const since = moving.began?.period ?? moving.noticed
  const by = moving.by === 'EWMA' ? 'has got worse' : 'has been getting slowly worse'
  return {
    subject,
    says: [
      sentence`${measure.name} at ${name} ${by} since about ${toldDate(told, 'began', since, from)}, and was ${toldNumber(told, 'latest', latest?.value ?? 0, { unit: measure.unit, from })} in ${toldDate(told, 'period', value.restsOn, from)}.`,
      aim,
    ],
    since: moving.noticed,
    ...(moving.began === undefined ? {} : { began: moving.began }),
    evidence: [figures.movement, reading.target, reading.figure],
    method: VERDICT,
    travel: 'WORSENING',
    measure: measure.id,
    ...(moving.sigmas === undefined
      ? {}
      : {
          size: {
            value: moving.sigmas * (value.sigma ?? 0),
            unit: differenceUnit(measure.unit),
            standardised: moving.sigmas,
          },
        }),
  }
}

/** A measure gets worse for longer than chance would have it, before or while its target is missed. */
export const falling: Rule = {
  code: 'FALLING',
  axis: 'SERVICE',
  severity: 'MEDIUM',
  severityReason: 'There is time to act before users feel it, and chance alone says so now and then.',
  evidence:
    'The weighted average of the stretch beyond its limit on the worse side, or a trend of the latest 18 periods; 12 values at least, or 6 for a trend.',
  signals: true,
  evaluate: ({ view, member }) => judgeEach(judgedMeasures(view, member), (one) => finding(member.name, one)),
}
