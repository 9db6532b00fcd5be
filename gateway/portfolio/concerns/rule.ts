import type { ConcernCode, Severity } from '../../../schema/facts/records/concernCodes'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Unit } from '../../../schema/facts/records/records'
import type { MissingReason } from '../../../schema/facts/figures/missing'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import type { Method } from '../../methods/result'
import type { Beginning } from '../../methods/verdicts/movement'
import type { PortfolioView } from '../editions/view'
import type { Sentences } from '../words/sentence'

/** What a cluster is judged on, one at a time: no axis makes up for another. */
export const AXES = {
  DELIVERY: 'Confidence, milestones and schedule.',
  SERVICE: 'What users get, against its own history and its targets.',
  COST_AND_BENEFIT: 'Spend, whole-life cost and benefits.',
  CAPACITY: 'People and skills against what the plan needs.',
  REPORTING: 'Whether returns come, whole and without contradiction.',
} as const

export type Axis = keyof typeof AXES

/** Which way the matter of a concern is going. */
export const TRAVELS = {
  WORSENING: 'Getting worse.',
  STEADY: 'Neither better nor worse.',
  IMPROVING: 'Getting better.',
  NOT_KNOWN: 'Too little history to say.',
} as const

export type Travel = keyof typeof TRAVELS

/** A limit beyond which a rule fires, what it is a limit of, and why it is where it is. */
export interface Threshold {
  readonly value: number
  readonly of: string
  readonly reason: string
}

/** Amount of the matter: in its own unit, and in standard deviations where they are known. */
export interface Size {
  readonly value: number
  readonly unit: Unit
  readonly standardised?: number
}

/** What a rule has found in one programme. */
export interface Finding {
  /** Graded by the rule; absent where every finding of the rule has the same. */
  readonly severity?: Severity
  /** Its beginning, which may be before anybody could have seen it; absent where the rule cannot say. */
  readonly began?: Beginning
  readonly size?: Size
  /** What it is about within the programme: a milestone, a measure, a collection; opaque. */
  readonly subject: string
  /** The matter in plain sentences, the first of which says it alone. */
  readonly says: Sentences
  /** The first reference date or period at which this was so, told without looking ahead. */
  readonly since: string
  readonly evidence: readonly Figure[]
  readonly method: Method
  readonly travel: Travel
  readonly measure?: string
}

/** Something that a rule could not judge. */
export interface NotEvaluated {
  readonly subject: string
  readonly reason: MissingReason
  readonly note: string
}

export interface Evaluation {
  readonly findings: readonly Finding[]
  readonly notEvaluated: readonly NotEvaluated[]
}

export interface RuleContext {
  readonly view: PortfolioView
  readonly member: RegisteredMember
  /** The threshold in force; 0 for a rule that has none. */
  readonly threshold: number
}

/** The programme of a concern that is about the portfolio itself. */
export const PORTFOLIO = 'portfolio'

/** A rule that raises concerns. */
export interface Rule {
  readonly code: ConcernCode
  readonly axis: Axis
  readonly severity: Severity
  readonly severityReason: string
  readonly threshold?: Threshold
  /** What the evidence must show, and which way. */
  readonly evidence: string
  /** Name of its findings in one programme where they are one fact: one concern, with each as a part. */
  readonly together?: string
  /** Set where a finding is one fact of several programmes: those with its subject, or those told in its words. */
  readonly shared?: 'BY_SUBJECT' | 'BY_WORDS'
  /** Set where its findings are about the portfolio itself, and count against no programme. */
  readonly ofPortfolio?: true
  /** Whether chance alone raises it now and then. */
  readonly signals?: true
  readonly evaluate: (context: RuleContext) => Evaluation
}

/** Puts together what was found in each of several subjects. */
export function evaluated(parts: readonly (Finding | NotEvaluated | undefined)[]): Evaluation {
  const findings: Finding[] = []
  const notEvaluated: NotEvaluated[] = []
  for (const part of parts) {
    if (part === undefined) continue
    if ('evidence' in part) findings.push(part)
    else notEvaluated.push(part)
  }
  return { findings, notEvaluated }
}

/** A subject that a rule could not judge, for the reason that its figure has. */
export function notEvaluatedFor(subject: string, { cell }: Figure): NotEvaluated {
  return { subject, reason: cell.reason ?? 'NOT_APPLICABLE', note: cell.note ?? 'there is nothing to judge' }
}

/**
 * Of a history, oldest first, the first since which something has been so without a break; nothing where
 * it is not so of the last.
 */
export function firstOfRun<One>(history: readonly One[], isSo: (one: One) => boolean): One | undefined {
  return history[history.findLastIndex((one) => !isSo(one)) + 1]
}

/** Which way goes what has moved so far towards the worse; not known where that is absent or not a number. */
export function travelBy(step: number | undefined): Travel {
  if (step === undefined || Number.isNaN(step)) return 'NOT_KNOWN'
  if (step === 0) return 'STEADY'
  return step > 0 ? 'WORSENING' : 'IMPROVING'
}

/** A subject that a rule failed on: told where it stands, so that one datum never silences the rest. */
export function notJudged(subject: string, fault: unknown): NotEvaluated {
  const note = fault instanceof Error ? fault.message : String(fault)
  return { subject, reason: 'UNPARSEABLE', note: `the rule cannot judge what was returned: ${note}` }
}
