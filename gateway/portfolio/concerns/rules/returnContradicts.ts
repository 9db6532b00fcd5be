import type { Fact, Figure } from '../../../../schema/facts/figures/figure'
import { figureOf, headOf, numberOf, valueOf } from '../../../../schema/facts/figures/figure'
import type { Note, Snapshot } from '../../../../schema/facts/snapshots/snapshot'
import { reportsOf } from '../../../../subgraphs/member/views/reports'
import { spendVariance } from '../../../methods/delivery/costVariance'
import { given } from '../../computed'
import type { Observation } from '../../../../schema/vocabulary/observation'
import { organisationSeries } from '../../measures/organisations'
import { latestIn, seriesOf } from '../../measures/series'
import type { RegisteredMember } from '../../../../subgraphs/register/register'
import { listed, periodOf, sentence } from '../../words/sentence'
import { organisationNames } from '../../words/organisationNames'
import type { Sentence } from '../../words/sentence'
import { toldNumber } from '../told'
import type { Finding, Rule, RuleContext } from '../rule'
import { evaluated } from '../rule'
import { codeInWords } from '../../../../schema/facts/words/code'
import { wordsOnRating } from '../wordsOnRating'
import { wordsOnSpend } from '../wordsOnSpend'

const METHOD = { id: 'return-contradicts', version: '3' }

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

/** Tells a figure under the heading that its return gave it. */
const underHeading = (figure: Figure): Sentence =>
  sentence`${figure.cell.where?.heading ?? figure.identity.field} ${figure}`

/** The sentence on a row of a return that does not agree with itself: the figures that the broken rule names. */
function contradiction({ name }: RegisteredMember, { message }: Note, evidence: readonly Figure[]): Sentence {
  const named = evidence.filter(({ identity }) => new RegExp(`\\b${identity.field}\\b`).test(message))
  const [first] = evidence
  const when = first?.period === undefined ? '' : sentence` for ${periodOf(first)}`
  return sentence`A return of ${name}${when} does not agree with itself: ${listed((named.length > 1 ? named : evidence).map(underHeading))}.`
}

/** A sign that is not that of forecast less baseline. */
function wrongSign(member: RegisteredMember, fact: Fact): Finding | undefined {
  const stated = figureOf(fact, 'yearVariance')
  const [forecast, baseline] = [figureOf(fact, 'yearForecast'), figureOf(fact, 'yearBaseline')]
  const worked = spendVariance(given(forecast), given(baseline)).value?.percent
  const said = numberOf(stated)
  if (worked === undefined || said === undefined || worked * said >= 0) return undefined
  const since = valueOf(fact, 'referenceDate') ?? ''
  const told = { code: 'RETURN_CONTRADICTS', programme: member.id, subject: `variance/${since}` } as const
  const made = toldNumber(told, 'worked-out', worked, { unit: 'PERCENT', from: [forecast, baseline] })
  return {
    subject: told.subject,
    says: [
      sentence`${member.name} states the variance of its spend at ${periodOf(stated)} as ${stated}, and forecast and baseline make it ${made}.`,
    ],
    since,
    evidence: [stated, forecast, baseline],
    method: METHOD,
    travel: 'NOT_KNOWN',
  }
}

/** A variance whose sign is not what its narrative says. */
function wrongWords({ name }: RegisteredMember, fact: Fact): Finding | undefined {
  const variance = figureOf(fact, 'yearVariance')
  const narrative = figureOf(fact, 'yearNarrative')
  const said = wordsOnSpend(narrative.cell.value ?? '')
  const percent = numberOf(variance)
  if (said === undefined || percent === undefined || percent === 0) return undefined
  if (percent > 0 === (said === 'OVER')) return undefined
  const since = valueOf(fact, 'referenceDate') ?? ''
  return {
    subject: `variance-narrative/${since}`,
    says: [
      sentence`${name} states the variance of its spend at ${periodOf(variance)} as ${variance}, and its narrative says ${said === 'OVER' ? 'overspend' : 'underspend'}.`,
    ],
    since,
    evidence: [variance, narrative],
    method: METHOD,
    travel: 'NOT_KNOWN',
  }
}

/** A rating that is not the one that its narrative states. */
function wrongRating({ name }: RegisteredMember, fact: Fact): Finding | undefined {
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
    says: [
      sentence`${name} is rated ${listed(ratings)} at ${periodOf(narrative)}, and its narrative states ${codeInWords(said)}.`,
    ],
    since,
    evidence: [...ratings, narrative],
    method: METHOD,
    travel: 'NOT_KNOWN',
  }
}

/** How far a total may lie from what its parts make, by rounding. */
const ROUNDING: Readonly<Partial<Record<string, number>>> = { PERCENT: 0.1, NPS_POINTS: 1, GBP: 0.01 }

/** The latest period in which a total cannot come from the organisations that make up all of it. */
function wrongTotals({ view, member }: RuleContext): readonly Finding[] {
  return member.expects.service.flatMap((id): readonly Finding[] => {
    const measure = view.measures.get(id)
    const series = seriesOf(view, member.id, id)
    const newest = series.get(latestIn(series) ?? '')
    if (measure === undefined || newest === undefined) return []
    const parts = [...organisationSeries(view, member.id, id, newest.version).values()].flat()
    const wrong = [...series.values()].flatMap((total) => {
      const own = parts.filter(({ period }) => period === total.period)
      return own.length > 0 && cannotMake(total, own) ? [{ total, own }] : []
    })
    const [first, last] = [wrong[0], wrong.at(-1)]
    if (first === undefined || last === undefined || last.total.period !== newest.period) return []
    const { total, own } = last
    const names = organisationNames(member)
    const told = own.map(
      ({ organisation = '', figure }) => sentence`${names.get(organisation) ?? organisation} ${figure}`,
    )
    return [
      {
        subject: `total/${id}`,
        says: [
          sentence`${measure.name} in ${member.name} is returned as ${total.figure} in ${periodOf(total.figure)}, which its organisations cannot make: ${listed(told)}.`,
        ],
        since: first.total.period,
        evidence: [total.figure, ...own.map(({ figure }) => figure)],
        method: METHOD,
        travel: 'STEADY',
        measure: id,
      },
    ]
  })
}

/** Whether a total lies outside what its parts make: their weighted mean where they are all of it, their range otherwise. */
function cannotMake(total: Observation, parts: readonly Observation[]): boolean {
  const value = numberOf(total.figure)
  const values = parts.map(({ figure }) => numberOf(figure))
  const cases = parts.map(({ denominator }) => numberOf(denominator))
  if (value === undefined || values.some((one) => one === undefined)) return false
  const given = values as readonly number[]
  const rounding = ROUNDING[total.figure.unit] ?? 0.01 * Math.abs(value)
  const all = numberOf(total.denominator)
  const counted = cases.every((one) => one !== undefined)
    ? cases.reduce((sum, one) => sum + one, 0)
    : undefined
  if (counted === undefined || counted === 0 || all === undefined || counted !== all) return false
  const mean = given.reduce((sum, one, i) => sum + one * (cases[i] ?? 0), 0) / counted
  return Math.abs(value - mean) > rounding
}

/** Two statements of one return that do not agree; both are kept, and neither is chosen. */
export const returnContradicts: Rule = {
  code: 'RETURN_CONTRADICTS',
  axis: 'REPORTING',
  severity: 'MEDIUM',
  severityReason: 'One of the two is wrong, and whoever uses either should ask.',
  evidence:
    'What does not agree: a percentage and its parts; a total and the organisations that make up all of it; a variance and its sign, by its parts or by its narrative; a rating and the rating that its narrative states; dates out of order. A narrative counts only where it says so in one of a closed list of forms.',
  evaluate: (context) => {
    const { view, member } = context
    const state = view.state(member.id)
    const reports = reportsOf(state)
    const signs = reports.map((fact) => wrongSign(member, fact))
    const words = reports.flatMap((fact) => [wrongWords(member, fact), wrongRating(member, fact)])
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
              says: [contradiction(member, note, evidence)],
              since,
              evidence,
              method: METHOD,
              travel: 'NOT_KNOWN',
            },
          ]
        }),
    )
    return evaluated([...signs, ...words, ...noted, ...wrongTotals(context)])
  },
}
