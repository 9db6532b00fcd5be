import { oncePer } from '../../../base/memo/oncePer'
import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { Fact, Figure } from '../../../schema/facts/figures/figure'
import { absentFigure, figureOf, numberOf, valueOf } from '../../../schema/facts/figures/figure'
import type { Agreement, CopiedField, ReportCopy } from '../../../schema/vocabulary/reportCopy'
import { RATING_FIELDS } from './confidence'
import { reportsOf } from './reports'

function agreementOf(report: Figure, copy: Figure): Agreement {
  const [ours, theirs] = [report.cell.value, copy.cell.value]
  if (ours === undefined) return theirs === undefined ? 'NEITHER' : 'ONLY_COPY'
  if (theirs === undefined) return 'ONLY_REPORT'
  const isSame = ours === theirs || (report.kind === 'NUMBER' && numberOf(report) === numberOf(copy))
  return isSame ? 'AGREES' : 'DIFFERS'
}

/** The rating of a report by whoever gave one: the copy does not say by whom its own is. */
function givenRating(report: Fact): Figure {
  const ratings = RATING_FIELDS.map(([field]) => figureOf(report, field))
  return ratings.find(({ cell }) => cell.value !== undefined) ?? figureOf(report, 'centralRating')
}

const READ: Readonly<Record<CopiedField['field'], (report: Fact) => Figure>> = {
  rating: givenRating,
  wholeLifeCost: (report) => figureOf(report, 'wholeLifeCost'),
  priceBase: (report) => figureOf(report, 'priceBase'),
}

const FIELDS = Object.keys(READ) as CopiedField['field'][]

function copied(state: MemberState, copy: Fact): ReportCopy {
  const referenceDate = valueOf(copy, 'referenceDate') ?? copy.snapshot.recorded.slice(0, 10)
  const report = reportsOf(state).find((one) => valueOf(one, 'referenceDate') === referenceDate)
  return {
    referenceDate,
    fields: FIELDS.map((field) => {
      const theirs = figureOf(copy, field)
      const { unit } = theirs
      const identity = { member: state.member, type: 'ProgrammeReport', key: referenceDate, field }
      const ours =
        report === undefined
          ? absentFigure(identity, unit, { reason: 'NOT_PROVIDED', note: 'no report describes that day' })
          : READ[field](report)
      return { field, report: ours, copy: theirs, agreement: agreementOf(ours, theirs) }
    }),
  }
}

/** Other copies of the publications that a programme's reports were read from, oldest first. */
export const reportCopiesOf = oncePer((state: MemberState): readonly ReportCopy[] =>
  [...state.facts('ReportCopy').values()]
    .map((copy) => copied(state, copy))
    .sort((a, b) => a.referenceDate.localeCompare(b.referenceDate)),
)
