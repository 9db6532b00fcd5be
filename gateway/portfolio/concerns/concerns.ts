import { createHash } from 'node:crypto'

import type { ConcernCode, Severity } from '../../../schema/facts/records/concernCodes'
import { CONCERN_CODES } from '../../../schema/facts/records/concernCodes'
import type { Figure } from '../../../schema/facts/figures/figure'
import { numberOf } from '../../../schema/facts/figures/figure'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import { expectedFalseSignals } from '../../methods/spc/falseSignals'
import { decimalText, portfolioFigure } from '../computed'
import type { PortfolioView } from '../editions/view'
import { chartedMeasures } from './charts'
import type { Axis, Evaluation, Finding, NotEvaluated, Rule } from './rule'
import { RULES } from './rules'
import type { Setting, Waiver } from './settings'
import { settingOf, waiverOf } from './settings'
import type { Support } from './support'
import { supportOf } from './support'

/** Something that asks for attention, with all that it rests on. */
export interface Concern extends Finding {
  /** The same in every edition for the same rule, programme and subject; the id that clients see says the edition too. */
  readonly id: string
  readonly code: ConcernCode
  readonly axis: Axis
  readonly programme: string
  readonly severity: Severity
  readonly setting: Setting
  /** How many such concerns chance alone would raise over the portfolio; not applicable to other rules. */
  readonly falseSignals: Figure
  readonly waiver?: Waiver
  /** Whether any evidence is invented. */
  readonly illustrative: boolean
  readonly support: Support
}

/** A rule that could not judge something of a programme. */
export interface Unjudged extends NotEvaluated {
  readonly code: ConcernCode
  readonly axis: Axis
  readonly programme: string
}

function concernId(code: ConcernCode, programme: string, subject: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([code, programme, subject]))
    .digest()
  return `con_${digest.subarray(0, 16).toString('base64url')}`
}

function evaluate(view: PortfolioView, member: RegisteredMember, rule: Rule): Evaluation {
  return view.once(`rule/${rule.code}/${member.id}`, () =>
    rule.evaluate({ view, member, threshold: settingOf(view.register, rule.code).threshold?.value ?? 0 }),
  )
}

/** Half of the signals of chance point the wrong way: expected among all charts that have an icon. */
function expectedByChance(view: PortfolioView, includeIllustrative: boolean): Figure {
  return view.once(`false-signals/${includeIllustrative}`, () => {
    const charts = view.programmes
      .flatMap((member) => chartedMeasures(view, member).map(({ chart }) => chart))
      .filter(
        ({ variation }) =>
          variation.cell.value !== undefined && (includeIllustrative || variation.origin !== 'ILLUSTRATIVE'),
      )
    const expected = expectedFalseSignals(charts.map(({ autocorrelation }) => numberOf(autocorrelation))) / 2
    return portfolioFigure({
      name: 'expected-false-signals',
      of: includeIllustrative ? 'all' : 'real',
      cell: { value: decimalText(expected), note: `among ${charts.length} charts` },
      inputs: charts.map(({ variation }) => variation),
      unit: 'COUNT',
    })
  })
}

const isIllustrative = ({ evidence }: Finding) => evidence.some(({ origin }) => origin === 'ILLUSTRATIVE')

const NO_CHANCE: Figure = portfolioFigure({
  name: 'expected-false-signals',
  of: 'none',
  cell: { reason: 'NOT_APPLICABLE', note: 'the rule does not fire by chance' },
  inputs: [],
  unit: 'COUNT',
})

function concern(
  view: PortfolioView,
  programme: string,
  { code, axis, signals }: Rule,
  finding: Finding,
  includeIllustrative: boolean,
): Concern {
  const setting = settingOf(view.register, code)
  const waiver = waiverOf(view.register, code, programme, view.day)
  return {
    ...finding,
    id: concernId(code, programme, finding.subject),
    code,
    axis,
    programme,
    severity: setting.severity,
    setting,
    falseSignals: signals === true ? expectedByChance(view, includeIllustrative) : NO_CHANCE,
    ...(waiver === undefined ? {} : { waiver }),
    illustrative: isIllustrative(finding),
    support: supportOf(view, { code, axis }, programme, finding, includeIllustrative),
  }
}

/**
 * Every concern of every programme, by programme in the register's order and then by rule. What rests on
 * an invented figure is left out unless it is asked for.
 */
export function concernsOf(view: PortfolioView, includeIllustrative: boolean): readonly Concern[] {
  return view.once(`concerns/${includeIllustrative}`, () =>
    view.programmes.flatMap((member) =>
      CONCERN_CODES.flatMap((code) =>
        evaluate(view, member, RULES[code])
          .findings.filter((finding) => includeIllustrative || !isIllustrative(finding))
          .map((finding) => concern(view, member.id, RULES[code], finding, includeIllustrative)),
      ),
    ),
  )
}

/** What the rules could not judge of a programme. */
export function unjudgedOf(view: PortfolioView, member: RegisteredMember): readonly Unjudged[] {
  return CONCERN_CODES.flatMap((code) =>
    evaluate(view, member, RULES[code]).notEvaluated.map((one) => ({
      ...one,
      code,
      axis: RULES[code].axis,
      programme: member.id,
    })),
  )
}
