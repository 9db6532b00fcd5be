import type { ConcernCode } from '../../../schema/facts/records/concernCodes'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Finding, Rule } from './rule'
import { RULES } from './rules'

/** A finding of one programme under its rule. */
export interface Found {
  readonly code: ConcernCode
  readonly programmes: readonly string[]
  readonly finding: Finding
}

/** One fact: what is told of it, under which codes, of which programmes, and what it is made of. */
export interface Fact extends Found {
  /** The code that it is told under, then those that say the same. */
  readonly aspects: readonly ConcernCode[]
  /** The findings that it is made of. */
  readonly parts: readonly Finding[]
}

/** Pairs of codes of which the first says of a subject what the second says, and more gravely. */
const SAYS_THE_SAME: readonly (readonly [graver: ConcernCode, other: ConcernCode])[] = [
  ['CONFIDENCE_RED', 'CONFIDENCE_WORSENED'],
  ['MILESTONE_OVERDUE', 'MILESTONE_SLIPPING'],
]

/** Tells whether a finding rests on an illustrative figure. */
export const isIllustrative = ({ evidence }: Finding) =>
  evidence.some(({ origin }) => origin === 'ILLUSTRATIVE')

const unique = (figures: readonly Figure[]): readonly Figure[] => [...new Set(figures)]

/** Puts a finding that several programmes share into one, with all of them. */
function acrossProgrammes(found: readonly Found[]): readonly Found[] {
  const shared = new Map<string, Found>()
  const facts: Found[] = []
  for (const one of found) {
    if (RULES[one.code].shared !== true) {
      facts.push(one)
      continue
    }
    const key = `${one.code}/${one.finding.subject}`
    const before = shared.get(key)
    if (before === undefined) {
      shared.set(key, one)
      continue
    }
    shared.set(key, {
      ...before,
      programmes: [...before.programmes, ...one.programmes],
      finding: { ...before.finding, evidence: unique([...before.finding.evidence, ...one.finding.evidence]) },
    })
  }
  return [...facts, ...shared.values()]
}

/** Takes away what a graver code says of the same subject of the same programme, and keeps its code as an aspect. */
function absorbed(found: readonly Found[]): readonly Fact[] {
  const subjectOf = ({ programmes, finding }: Found) => `${programmes.join()}/${finding.subject}`
  const facts = found.map((one): Fact => ({ ...one, aspects: [one.code], parts: [] }))
  return SAYS_THE_SAME.reduce<readonly Fact[]>((all, [graver, other]) => {
    const same = new Map(
      all.filter(({ code }) => code === other).map((one) => [subjectOf(one), one] as const),
    )
    const gone = new Set<Fact>()
    const kept = all.map((one): Fact => {
      const twin = one.code === graver ? same.get(subjectOf(one)) : undefined
      if (twin === undefined) return one
      gone.add(twin)
      const evidence = unique([...one.finding.evidence, ...twin.finding.evidence])
      return { ...one, aspects: [...one.aspects, ...twin.aspects], finding: { ...one.finding, evidence } }
    })
    return kept.filter((one) => !gone.has(one))
  }, facts)
}

/** The findings of one rule in one programme as one fact: the earliest names it, and each is a part. */
function joined(rule: Rule, group: readonly Fact[]): Fact | undefined {
  const [earliest] = [...group].sort((a, b) => a.finding.since.localeCompare(b.finding.since))
  if (earliest === undefined) return undefined
  const parts = group.map(({ finding }) => finding)
  if (group.length === 1 || rule.together === undefined) return { ...earliest, parts }
  const worsening = parts.some(({ travel }) => travel === 'WORSENING')
  return {
    ...earliest,
    aspects: [...new Set(group.flatMap(({ aspects }) => aspects))],
    programmes: [...new Set(group.flatMap(({ programmes }) => programmes))],
    parts,
    finding: {
      ...earliest.finding,
      message: `${parts.length} ${rule.together}. ${parts.map(({ message }) => message).join(' ')}`,
      evidence: unique(parts.flatMap(({ evidence }) => evidence)),
      travel: worsening ? 'WORSENING' : earliest.finding.travel,
    },
  }
}

function facts(found: readonly Found[]): readonly Fact[] {
  const groups = new Map<string, Fact[]>()
  for (const fact of absorbed(acrossProgrammes(found))) {
    const rule = RULES[fact.code]
    const of = rule.shared === true ? '' : fact.programmes.join()
    const key =
      rule.together === undefined ? `${fact.code}/${of}/${fact.finding.subject}` : `${fact.code}/${of}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [fact])
    else group.push(fact)
  }
  return [...groups.values()].flatMap((group) => joined(RULES[(group[0] as Fact).code], group) ?? [])
}

/**
 * Tells each fact once: what several programmes share, what several codes say of one subject, and what several
 * findings of a rule have in common in one programme. What is real and what is illustrative are told apart, so that
 * neither hides the other. Source: `docs/methods.md`, One fact, one concern.
 */
export function oneFactEach(found: readonly Found[]): readonly Fact[] {
  const [illustrative, real] = [true, false].map((which) =>
    found.filter(({ finding }) => isIllustrative(finding) === which),
  )
  return [...facts(real ?? []), ...facts(illustrative ?? [])]
}
