import type { ConcernCode, Severity } from '../../../schema/facts/records/concernCodes'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Sentences } from '../words/sentence'
import { sentence, textOf } from '../words/sentence'
import type { Finding, Rule, Travel } from './rule'
import { RULES } from './rules'
import { toldNumber } from './told'

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

/** Names a programme by its id. */
type NameOf = (programme: string) => string

/** Pairs of codes of which the first says of a subject what the second says, and more gravely. */
const SAYS_THE_SAME: readonly (readonly [graver: ConcernCode, other: ConcernCode])[] = [
  ['CONFIDENCE_RED', 'CONFIDENCE_WORSENED'],
  ['MILESTONE_OVERDUE', 'MILESTONE_RECEDING'],
  ['MILESTONE_OVERDUE', 'MILESTONE_SLIPPING'],
  ['MILESTONE_RECEDING', 'MILESTONE_SLIPPING'],
]

/** Codes that tell of one matter of one programme, the gravest first: a plan that is late, people who are missing. */
const ONE_MATTER: readonly (readonly ConcernCode[])[] = [
  ['MILESTONE_OVERDUE', 'MILESTONE_RECEDING', 'MILESTONE_SLIPPING'],
  ['SHORTFALL_INSIDE_LEAD_TIME', 'CAPABILITY_RED'],
]

/** Tells whether a finding rests on an illustrative figure. */
export const isIllustrative = ({ evidence }: Finding) =>
  evidence.some(({ origin }) => origin === 'ILLUSTRATIVE')

const unique = (figures: readonly Figure[]): readonly Figure[] => [...new Set(figures)]

/** Names what makes a shared finding the same fact in several programmes. */
function sharedKey({ code, finding }: Found): string | undefined {
  const { shared } = RULES[code]
  if (shared === undefined) return undefined
  return `${code}/${finding.subject}/${shared === 'BY_WORDS' ? textOf(finding.says) : ''}`
}

/** Puts a finding that several programmes share into one, with all of them. */
function acrossProgrammes(found: readonly Found[]): readonly Found[] {
  const shared = new Map<string, Found>()
  const facts: Found[] = []
  for (const one of found) {
    const key = sharedKey(one)
    if (key === undefined) {
      facts.push(one)
      continue
    }
    const before = shared.get(key)
    shared.set(
      key,
      before === undefined
        ? one
        : {
            ...before,
            programmes: [...before.programmes, ...one.programmes],
            finding: {
              ...before.finding,
              evidence: unique([...before.finding.evidence, ...one.finding.evidence]),
            },
          },
    )
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
      const travel = travelOf([one.finding, twin.finding], one.finding.travel)
      return {
        ...one,
        aspects: [...one.aspects, ...twin.aspects],
        finding: { ...one.finding, evidence, travel },
      }
    })
    return kept.filter((one) => !gone.has(one))
  }, facts)
}

const travelOf = (findings: readonly Finding[], otherwise: Travel): Travel =>
  findings.some(({ travel }) => travel === 'WORSENING') ? 'WORSENING' : otherwise

/** Says how many findings there are, then each of them. */
function saysAll(fact: Fact, rule: Rule, parts: readonly Finding[], nameOf: NameOf): Sentences {
  const { code, programmes, finding } = fact
  const told = { code, programme: programmes.join(), subject: finding.subject }
  const count = toldNumber(told, 'parts', parts.length, {
    from: unique(parts.flatMap(({ evidence }) => evidence)),
  })
  const who = rule.shared === undefined ? `${nameOf(programmes[0] ?? '')}: ` : ''
  return [sentence`${who}${count} ${rule.together ?? ''}.`, ...parts.flatMap(({ says }) => says)]
}

/** The findings of one rule in one programme as one fact: the earliest names it, and each is a part. */
function joinedByRule(rule: Rule, group: readonly Fact[], nameOf: NameOf): Fact | undefined {
  const [earliest] = [...group].sort((a, b) => a.finding.since.localeCompare(b.finding.since))
  if (earliest === undefined) return undefined
  const parts = group.map(({ finding }) => finding)
  if (group.length === 1 || rule.together === undefined) return { ...earliest, parts }
  return {
    ...earliest,
    aspects: [...new Set(group.flatMap(({ aspects }) => aspects))],
    programmes: [...new Set(group.flatMap(({ programmes }) => programmes))],
    parts,
    finding: {
      ...earliest.finding,
      says: saysAll(earliest, rule, parts, nameOf),
      evidence: unique(parts.flatMap(({ evidence }) => evidence)),
      travel: travelOf(parts, earliest.finding.travel),
    },
  }
}

/** How grave a fact is before the register has its say. */
const gravityOf = ({ code, finding }: Fact): Severity => finding.severity ?? RULES[code].severity

/** Facts of one programme that several rules tell of one matter, as one: the gravest names it and says which way it goes. */
function joinedByMatter(facts: readonly Fact[]): readonly Fact[] {
  const matterOf = ({ code, programmes }: Fact) => {
    const matter = ONE_MATTER.findIndex((codes) => codes.includes(code))
    return matter === -1 ? undefined : `${matter}/${programmes.join()}`
  }
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    const key = matterOf(fact)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [fact])
    else group.push(fact)
  }
  const rank = ({ code }: Fact) => ONE_MATTER.flat().indexOf(code)
  return facts.flatMap((fact): readonly Fact[] => {
    const group = [...(groups.get(matterOf(fact) ?? '') ?? [fact])].sort((a, b) => rank(a) - rank(b))
    const [gravest] = group
    if (gravest !== fact) return []
    const findings = group.map(({ finding }) => finding)
    const rest = findings.slice(1)
    return [
      {
        ...gravest,
        aspects: [...new Set(group.flatMap(({ aspects }) => aspects))],
        parts: group.flatMap(({ parts }) => parts),
        finding: {
          ...gravest.finding,
          says: [
            gravest.finding.says[0],
            ...gravest.finding.says.slice(1),
            ...rest.flatMap(({ says }) => says),
          ],
          evidence: unique(findings.flatMap(({ evidence }) => evidence)),
          travel: travelOf(
            group.filter((one) => gravityOf(one) === gravityOf(gravest)).map(({ finding: one }) => one),
            gravest.finding.travel,
          ),
        },
      },
    ]
  })
}

function facts(found: readonly Found[], nameOf: NameOf): readonly Fact[] {
  const groups = new Map<string, Fact[]>()
  for (const fact of absorbed(acrossProgrammes(found))) {
    const rule = RULES[fact.code]
    const of = rule.shared === 'BY_SUBJECT' ? '' : fact.programmes.join()
    const key =
      rule.together === undefined ? `${fact.code}/${of}/${fact.finding.subject}` : `${fact.code}/${of}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [fact])
    else group.push(fact)
  }
  return joinedByMatter(
    [...groups.values()].flatMap(
      (group) => joinedByRule(RULES[(group[0] as Fact).code], group, nameOf) ?? [],
    ),
  )
}

/**
 * Tells each fact once: what several programmes share, what several codes say of one subject, and what several
 * findings of a rule have in common in one programme. What is real and what is illustrative are told apart, so that
 * neither hides the other. Source: `docs/methods.md`, One fact, one concern.
 */
export function oneFactEach(found: readonly Found[], nameOf: NameOf): readonly Fact[] {
  const [illustrative, real] = [true, false].map((which) =>
    found.filter(({ finding }) => isIllustrative(finding) === which),
  )
  return [...facts(real ?? [], nameOf), ...facts(illustrative ?? [], nameOf)]
}
