import { createHash } from 'node:crypto'

import type { ConcernCode, Severity } from '../../../schema/facts/records/concernCodes'
import { CONCERN_CODES } from '../../../schema/facts/records/concernCodes'
import { lazily } from '../../../base/memo/lazily'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import { expectedFalseAlarms } from '../../methods/verdicts/falseAlarms'
import { decimalText, portfolioFigure } from '../computed'
import type { PortfolioView } from '../editions/view'
import { judgedMeasures } from './judgedMeasures'
import type { Sentence } from '../words/sentence'
import { listed, sentence } from '../words/sentence'
import type { Fact, Found } from './oneFact'
import { isIllustrative, oneFactEach } from './oneFact'
import type { Axis, Evaluation, Finding, NotEvaluated, Rule } from './rule'
import { evaluated, notJudged, PORTFOLIO } from './rule'
import { RULES } from './rules'
import type { Setting, Waiver } from './settings'
import { settingOf, waiverOf } from './settings'
import type { Support } from './support'
import { supportOf } from './support'
import type { Causes } from './causes/causes'
import { causesOf } from './causes/causes'

/** Something that asks for attention, with all that it rests on. */
export interface Concern extends Omit<Finding, 'severity'> {
  /** The same in every edition for the same rule, programme and subject; the id that clients see says the edition too. */
  readonly id: string
  readonly code: ConcernCode
  readonly axis: Axis
  readonly programme: string
  readonly programmeName: string
  readonly measureName?: string
  /** Every programme that the fact is of; one, unless they share it. */
  readonly programmes: readonly string[]
  /** The code, then others that say the same of the same subject. */
  readonly aspects: readonly ConcernCode[]
  /** The findings that it is made of. */
  readonly parts: readonly Finding[]
  /** True where illustrative figures were asked for. */
  readonly includesIllustrative: boolean
  readonly severity: Severity
  readonly setting: Setting
  /** How many such concerns chance alone would raise over the portfolio in a year; not applicable to other rules. */
  readonly falseSignals: Figure
  readonly waiver?: Waiver
  /** Whether any evidence is invented. */
  readonly illustrative: boolean
  /** Worked out when it is first asked for. */
  readonly causes: () => Causes
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
  return view.once(`rule/${rule.code}/${member.id}`, () => {
    const threshold = settingOf(view.register, rule.code).threshold?.value ?? 0
    try {
      return rule.evaluate({ view, member, threshold })
    } catch (fault) {
      return evaluated([notJudged('programme', fault)])
    }
  })
}

/** False alarms that chance alone would raise in a year among all measures whose movement is judged. */
function expectedByChance(view: PortfolioView, includeIllustrative: boolean): Figure {
  return view.once(`false-signals/${includeIllustrative}`, () => {
    const judged = view.programmes
      .flatMap((member) => judgedMeasures(view, member))
      .filter(
        ({ figures: { movement } }) =>
          movement.cell.value !== undefined && (includeIllustrative || movement.origin !== 'ILLUSTRATIVE'),
      )
    const expected = expectedFalseAlarms(
      judged.map(({ verdict }) => verdict.result.value?.autocorrelation ?? 0),
    )
    return portfolioFigure({
      name: 'expected-false-alarms',
      of: includeIllustrative ? 'all' : 'real',
      cell: { value: decimalText(expected), note: `a year, among ${judged.length} measures` },
      inputs: judged.map(({ figures }) => figures.movement),
      unit: 'COUNT',
    })
  })
}

const NO_CHANCE: Figure = portfolioFigure({
  name: 'expected-false-alarms',
  of: 'none',
  cell: { reason: 'NOT_APPLICABLE', note: 'the rule does not fire by chance' },
  inputs: [],
  unit: 'COUNT',
})

/** Names a programme. */
const nameOf = (view: PortfolioView, id: string) =>
  id === PORTFOLIO ? 'The portfolio' : (view.member(id)?.name ?? id)

/** Names the programmes that share a fact. */
const isSoOf = (view: PortfolioView, programmes: readonly string[]): Sentence =>
  sentence`That is so of ${listed(programmes.map((id) => nameOf(view, id)))}.`

function concern(view: PortfolioView, fact: Fact, includeIllustrative: boolean): Concern {
  const { code, programmes, aspects, parts, finding } = fact
  const { axis, signals } = RULES[code]
  const [programme = ''] = programmes
  const setting = settingOf(view.register, code)
  const waiver = waiverOf(view.register, code, programme, view.day)
  const measured = view.measures.get(finding.measure ?? '')
  const { subject, measure } = finding
  const behind = { code, aspects, axis, programme, subject, measure, includeIllustrative }
  const support = supportOf(view, behind)
  return {
    ...finding,
    says: RULES[code].shared === undefined ? finding.says : [...finding.says, isSoOf(view, programmes)],
    id: concernId(code, programme, finding.subject),
    code,
    axis,
    programme,
    programmeName: nameOf(view, programme),
    ...(measured === undefined ? {} : { measureName: measured.name }),
    programmes,
    aspects,
    parts,
    includesIllustrative: includeIllustrative,
    severity: setting.severitySet ? setting.severity : (finding.severity ?? setting.severity),
    setting,
    falseSignals: signals === true ? expectedByChance(view, includeIllustrative) : NO_CHANCE,
    ...(waiver === undefined ? {} : { waiver }),
    illustrative: isIllustrative(finding),
    causes: lazily(() => causesOf(view, behind, { ...finding, parts }, support.answers)),
    support,
  }
}

/** Rules judge programmes; how it reads its sources concerns the portfolio with the strategy directorate too. */
const isAbout = ({ kind }: RegisteredMember, { ofPortfolio }: Rule) =>
  kind !== 'strategy' || ofPortfolio === true

/**
 * Every concern, first of the portfolio itself, then by programme in the register's order and by rule, each fact once. What rests
 * on an illustrative figure is left out unless it is asked for.
 */
export function concernsOf(view: PortfolioView, includeIllustrative: boolean): readonly Concern[] {
  return view.once(`concerns/${includeIllustrative}`, () => {
    const found = view.register.members.flatMap((member) =>
      CONCERN_CODES.filter((code) => isAbout(member, RULES[code])).flatMap((code) =>
        evaluate(view, member, RULES[code])
          .findings.filter((finding) => includeIllustrative || !isIllustrative(finding))
          .map((finding): Found => ({
            code,
            programmes: [RULES[code].ofPortfolio === true ? PORTFOLIO : member.id],
            finding,
          })),
      ),
    )
    const places = new Map(view.programmes.map(({ id }, i) => [id, i + 1]))
    const order = ({ programme, code }: Concern) =>
      (places.get(programme) ?? 0) * CONCERN_CODES.length + CONCERN_CODES.indexOf(code)
    return oneFactEach(found, (id) => nameOf(view, id))
      .map((fact) => concern(view, fact, includeIllustrative))
      .sort((a, b) => order(a) - order(b))
  })
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
