import { CONTINUITY, continuity } from '../../../methods/verdicts/continuity'
import { whyNot } from '../../../methods/result'
import { decimalText, portfolioFigure } from '../../computed'
import { figuresSince } from '../../measures/verdict'
import { differenceUnit } from '../../../../schema/facts/records/records'
import { sentence } from '../../words/sentence'
import { toldDate, toldNumber } from '../told'
import { judgedMeasures, judgeEach } from '../judgedMeasures'
import type { Rule } from '../rule'
import { evaluated } from '../rule'

/** Since go-live a measure is worse on average than it was before. */
export const serviceBelowPreMigration: Rule = {
  code: 'SERVICE_BELOW_PRE_MIGRATION',
  axis: 'SERVICE',
  severity: 'HIGH',
  severityReason: 'The Strategy promises that quality is held through migration.',
  evidence:
    'The latest six figures, and the limit that their mean would have to be worse than; 12 periods before go-live at least, and 6 since.',
  evaluate: ({ view, member }) => {
    const { goLive } = member
    if (goLive === undefined) {
      const note = 'no go-live is registered'
      return evaluated([{ subject: 'go-live', reason: 'NOT_APPLICABLE', note }])
    }
    return judgeEach(judgedMeasures(view, member), ({ measure, verdict }) => {
      const subject = `measure/${measure.id}`
      const { direction, unit } = measure
      const judged = verdict.result.value
      if (direction === 'NEITHER' || judged === undefined) return undefined
      const result = continuity(judged.points, goLive, direction)
      if (result.value === undefined) return { subject, ...whyNot(result) }
      const { isWorse, before, now, limit, latest, deviation } = result.value
      if (!isWorse) return undefined
      let noticed = judged.restsOn
      for (let end = judged.points.length - 1; end > 0; end -= 1) {
        const then = continuity(judged.points.slice(0, end), goLive, direction)
        if (then.value?.isWorse !== true) break
        noticed = judged.points[end - 1]?.period ?? noticed
      }
      const figures = figuresSince(verdict, latest[0] ?? judged.restsOn)
      const bound = portfolioFigure({
        name: 'pre-migration-limit',
        of: `${member.id}/${measure.id}`,
        cell: { value: decimalText(limit) },
        inputs: verdict.observed.map(({ figure }) => figure),
        unit,
      })
      const gap = Math.abs(before - now)
      const told = { code: 'SERVICE_BELOW_PRE_MIGRATION', programme: member.id, subject } as const
      const number = (name: string, value: number, given = unit) =>
        toldNumber(told, name, value, { unit: given, from: figures })
      return {
        subject,
        says: [
          sentence`${measure.name} in ${member.name} averages ${number('now', now)} over its last six periods, and averaged ${number('before', before)} before it went live in ${toldDate(told, 'go-live', goLive, figures)}: worse by ${number('worse-by', gap, differenceUnit(unit))}.`,
        ],
        since: noticed,
        evidence: [bound, ...figures],
        method: CONTINUITY,
        travel: judged.movement,
        measure: measure.id,
        size: { value: gap, unit: differenceUnit(unit), standardised: gap / deviation },
      }
    })
  },
}
