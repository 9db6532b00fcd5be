import type { ConcernCode } from '../../schema/facts/records/concernCodes'
import type { Concern } from '../../gateway/portfolio/concerns/concerns'
import { textOf } from '../../gateway/portfolio/words/sentence'
import { concernsOf, unjudgedOf } from '../../gateway/portfolio/concerns/concerns'
import type { Milestones } from './editions'
import { editionAt } from './editions'
import type { Expected, Line } from './expected'
import type { Project } from './projects'

/** A rule in a programme's year: what it did, and what a reader expected of it. */
export interface Verdict {
  readonly programme: string
  readonly year: number
  readonly rule: ConcernCode
  readonly outcome: 'HIT' | 'MISS' | 'FALSE_ALARM'
  /** Whether the rule says itself that it could not judge; for misses. */
  readonly notJudged: boolean
  /** Why a reader expects it; absent for a false alarm. */
  readonly because?: string
  /** The first message of the rule; absent for a miss. */
  readonly message?: string
}

/** How many verdicts of each kind there are. */
export interface Counts {
  readonly hits: number
  readonly misses: number
  /** Misses of which the rule says itself that it could not judge. */
  readonly owned: number
  readonly alarms: number
}

export function countsOf(verdicts: readonly Verdict[]): Counts {
  const of = (outcome: Verdict['outcome']) => verdicts.filter((one) => one.outcome === outcome)
  const misses = of('MISS')
  return {
    hits: of('HIT').length,
    misses: misses.length,
    owned: misses.filter(({ notJudged }) => notJudged).length,
    alarms: of('FALSE_ALARM').length,
  }
}

const at = ({ programme, year, rule }: Pick<Line, 'programme' | 'year' | 'rule'>) =>
  `${programme}/${year}/${rule}`

/** A concern under each of its codes, of each programme that shares it. */
function eachAspect({ programmes, aspects, says }: Concern) {
  const message = textOf(says)
  return programmes.flatMap((programme) => aspects.map((rule) => ({ programme, rule, message })))
}

/**
 * Sets what the rules raise, year by year by what was known then, beside what a reader expects. Only programmes
 * and years whose narratives were read count.
 */
export function workedExample(
  projects: readonly Project[],
  { read, lines }: Expected,
  milestones: Milestones,
): readonly Verdict[] {
  const raised = new Map<string, Omit<Verdict, 'outcome' | 'notJudged'>>()
  const unjudged = new Set<string>()
  const ours = projects.filter(({ id }) => id in read)
  const years = [...new Set(Object.values(read).flat())].sort((a, b) => a - b)
  for (const year of years) {
    const view = editionAt(ours, year, milestones)
    const isRead = ({ programme }: { readonly programme: string }) => read[programme]?.includes(year) ?? false
    for (const { programme, rule, message } of concernsOf(view, false).flatMap(eachAspect).filter(isRead)) {
      const key = at({ programme, year, rule })
      if (!raised.has(key)) raised.set(key, { programme, year, rule, message })
    }
    for (const { programme, code: rule } of view.register.members.flatMap((one) => unjudgedOf(view, one))) {
      unjudged.add(at({ programme, year, rule }))
    }
  }
  const expected = new Map(lines.map((line) => [at(line), line]))
  return [
    ...lines.map(({ programme, year, rule, text }): Verdict => {
      const key = at({ programme, year, rule })
      const found = raised.get(key)
      return {
        programme,
        year,
        rule,
        because: text,
        outcome: found === undefined ? 'MISS' : 'HIT',
        notJudged: unjudged.has(key),
        ...(found?.message === undefined ? {} : { message: found.message }),
      }
    }),
    ...[...raised]
      .filter(([key]) => !expected.has(key))
      .map(([, one]): Verdict => ({ ...one, outcome: 'FALSE_ALARM', notJudged: false })),
  ]
}
