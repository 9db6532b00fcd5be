import type { Fact, Figure } from '../../../../schema/facts/figures/figure'
import { figureOf, headOf, numberOf, valueOf } from '../../../../schema/facts/figures/figure'
import type { Note, Snapshot } from '../../../../schema/facts/snapshots/snapshot'
import { reportsOf } from '../../../../subgraphs/member/views/reports'
import { spendVariance } from '../../../methods/delivery/costVariance'
import { given } from '../../computed'
import type { Finding, Rule } from '../rule'
import { evaluated } from '../rule'
import { wordsOnRating } from '../wordsOnRating'
import { wordsOnSpend } from '../wordsOnSpend'

const METHOD = { id: 'return-contradicts', version: '2' }

const RATING_FIELDS = ['centralRating', 'seniorResponsibleOwnerRating', 'unattributedRating'] as const

/** The figures that stand where a note points: those of its record, which has no row where records are columns. */
function figuresAt(member: string, snapshot: Snapshot, { where }: Note): readonly Figure[] {
  if (where === undefined) return []
  const record = snapshot.records.find(({ fields }) =>
    Object.values(fields).some(
      (cell) =>
        cell.where?.file === where.file &&
        cell.where?.record === where.record &&
        (where.row === undefined || cell.where?.row === where.row) &&
        cell.where !== undefined,
    ),
  )
  if (record === undefined) return []
  const fact: Fact = { member, record, snapshot: headOf(snapshot) }
  return Object.keys(record.fields)
    .map((field) => figureOf(fact, field))
    .filter(({ kind, cell }) => kind === 'NUMBER' && cell.value !== undefined)
}

/** A sign that is not that of forecast less baseline. */
function wrongSign(fact: Fact): Finding | undefined {
  const stated = figureOf(fact, 'yearVariance')
  const [forecast, baseline] = [figureOf(fact, 'yearForecast'), figureOf(fact, 'yearBaseline')]
  const worked = spendVariance(given(forecast), given(baseline)).value?.percent
  const said = numberOf(stated)
  if (worked === undefined || said === undefined || worked * said >= 0) return undefined
  const since = valueOf(fact, 'referenceDate') ?? ''
  return {
    subject: `variance/${since}`,
    message: `The variance is stated as ${said}%, and forecast and baseline make it ${worked.toFixed(1)}%.`,
    since,
    evidence: [stated, forecast, baseline],
    method: METHOD,
    travel: 'NOT_KNOWN',
  }
}

/** A variance whose sign is not what its narrative says. */
function wrongWords(fact: Fact): Finding | undefined {
  const variance = figureOf(fact, 'yearVariance')
  const narrative = figureOf(fact, 'yearNarrative')
  const said = wordsOnSpend(narrative.cell.value ?? '')
  const percent = numberOf(variance)
  if (said === undefined || percent === undefined || percent === 0) return undefined
  if (percent > 0 === (said === 'OVER')) return undefined
  const since = valueOf(fact, 'referenceDate') ?? ''
  return {
    subject: `variance-narrative/${since}`,
    message: `The variance is stated as ${percent}%, and its narrative says ${said === 'OVER' ? 'overspend' : 'underspend'}.`,
    since,
    evidence: [variance, narrative],
    method: METHOD,
    travel: 'NOT_KNOWN',
  }
}

/** A rating that is not the one that its narrative states. */
function wrongRating(fact: Fact): Finding | undefined {
  const narrative = figureOf(fact, 'ratingNarrative')
  const said = wordsOnRating(narrative.cell.value ?? '')
  const ratings = RATING_FIELDS.map((field) => figureOf(fact, field)).filter(
    ({ cell }) => cell.value !== undefined,
  )
  if (said === undefined || ratings.length === 0 || ratings.some(({ cell }) => cell.value === said))
    return undefined
  const since = valueOf(fact, 'referenceDate') ?? ''
  return {
    subject: `rating-narrative/${since}`,
    message: `The rating is ${ratings.map(({ cell }) => cell.value).join(' and ')}, and its narrative states ${said}.`,
    since,
    evidence: [...ratings, narrative],
    method: METHOD,
    travel: 'NOT_KNOWN',
  }
}

/** Two statements of one return that do not agree; both are kept, and neither is chosen. */
export const returnContradicts: Rule = {
  code: 'RETURN_CONTRADICTS',
  axis: 'REPORTING',
  severity: 'MEDIUM',
  severityReason: 'One of the two is wrong, and whoever uses either should ask.',
  evidence:
    'What does not agree: a percentage and its parts; a variance and its sign, by its parts or by its narrative; a rating and the rating that its narrative states; dates out of order. A narrative counts only where it says so in one of a closed list of forms.',
  evaluate: ({ view, member }) => {
    const state = view.state(member.id)
    const reports = reportsOf(state)
    const signs = reports.map(wrongSign)
    const words = reports.flatMap((fact) => [wrongWords(fact), wrongRating(fact)])
    const dates = new Set(signs.map((one) => one?.since))
    const noted = state.snapshots.flatMap((snapshot) =>
      snapshot.notes
        .filter(({ code }) => code === 'CONTRADICTION' || code === 'DATES_REVERSED')
        .flatMap((note): readonly Finding[] => {
          const evidence = figuresAt(member.id, snapshot, note)
          const since = evidence[0]?.period ?? snapshot.referenceDate ?? snapshot.received.slice(0, 10)
          if (evidence.length === 0 || dates.has(since)) return []
          const { file = '', row, record } = note.where ?? {}
          return [
            {
              subject: `note/${snapshot.source}/${snapshot.returnId}/${file}/${row ?? record ?? ''}`,
              message: note.message,
              since,
              evidence,
              method: METHOD,
              travel: 'NOT_KNOWN',
            },
          ]
        }),
    )
    return evaluated([...signs, ...words, ...noted])
  },
}
