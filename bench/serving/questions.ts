import { numbered, seeded } from '../comparison/portfolio'
import type { Prepared } from './load/prepared'

/** What of a portfolio questions can be about. */
export interface Subjects {
  readonly clusters: readonly string[]
  readonly measures: readonly string[]
  /** Months that figures were returned for, oldest first. */
  readonly months: readonly string[]
}

export interface Question {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

const FIGURE = 'id text number unit reason note origin status'
const WORKED = `{ figure { text number unit reason note origin } interval { low { number } high { number } }
  method { code version } caveats { code message } differences { attribute values { of value } } }`

/** Parts of a cluster, as the overview has them: every one needs the cluster's own member, or portfolio, or both. */
const PARTS = [
  'leadDepartment { name }',
  'latestConfidence { scale rater referenceDate rating { ...Sourced } }',
  `confidenceMovement ${WORKED}`,
  'wholeLifeCost { ...Sourced }',
  `wholeLifeCostChange ${WORKED}`,
  `nextMilestone { milestone { name forecast { ...Sourced } } slipAgainstOriginal ${WORKED} slipAgainstCurrent ${WORKED} }`,
  'coverage { expected provided missing { reason count } quarantined }',
  'benefits { ...Sourced }',
  'approvedEnd { ...Sourced }',
  'publishedName { ...Sourced }',
] as const

/** Leaves of a figure that a question may do without. */
const LEAVES = [
  'number',
  'unit',
  'note',
  'status',
  'basis { priceBase }',
  'basis { horizon }',
  'basis { scale definitionVersion }',
  'provenance { source return }',
  'provenance { publication { title reference } }',
  'provenance { place { file record line row column } }',
  'provenance { place { heading sheet cell url } }',
  'provenance { place { pointer query key } }',
] as const

const SOURCED = `fragment Sourced on Figure { ${FIGURE} basis { priceBase horizon scale definitionVersion }
  provenance { member source return publication { title reference }
    place { file record line row column heading sheet cell url pointer query key } } }`

const READINGS = `measure period { label } figure { ...Sourced } target { ...Sourced } gapToTarget ${WORKED}
  baseline { ...Sourced } gapToBaseline ${WORKED} awaited { reason note period { label } }`

/** How many operations the questions are put with, each with a selection of its own. */
export const OPERATIONS = 24

const TAKEN = 7

/** Every way to take so many of the parts, in a fixed order. */
function choices<T>(parts: readonly T[], taken: number): readonly (readonly T[])[] {
  if (taken === 0) return [[]]
  return parts.flatMap((part, i) => choices(parts.slice(i + 1), taken - 1).map((rest) => [part, ...rest]))
}

/** The operations of the questions, each with seven of the ten parts of a cluster. */
export function operations(count: number = OPERATIONS): readonly string[] {
  const all = choices(PARTS, TAKEN)
  return numbered('Uncached', count).map((name, i) => {
    const parts = all[Math.floor((i * all.length) / count)] ?? []
    return `query ${name.replace('-', '_')}($codes: [ID!], $measures: [ID!], $measure: ID, $from: String, $to: String) {
  portfolio { clusters(codes: $codes) { id name ${parts.join(' ')}
    readings(measures: $measures) { ${READINGS} }
    observations(measure: $measure, from: $from, to: $to, first: 2) { total nodes { period { label } figure { id number reason origin } } } } } }
${SOURCED}`
  })
}

function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  const left = [...values]
  for (let i = left.length - 1; i > 0; i -= 1) {
    const j = Math.floor((i + 1) * random())
    ;[left[i], left[j]] = [left[j] as T, left[i] as T]
  }
  return left
}

/** Shares no factor with the sizes that it steps through, so that it meets each place once. */
const STRIDE = 7_919

/**
 * Questions of which no two are the same, nor any two of what a member is asked for them: the operations in turn,
 * each time with a measure and a range of months that it has not had. All ask every cluster, in another order, and
 * three measures.
 *
 * @throws RangeError where they have run out
 */
export function* uncached(
  { clusters, measures, months }: Subjects,
  count: number = OPERATIONS,
): Generator<Question, never, undefined> {
  const queries = operations(count)
  const random = seeded(1)
  const ranges = (months.length * (months.length + 1)) / 2
  const size = measures.length * ranges
  for (let at = 0; at < size; at += 1) {
    const place = (at * STRIDE) % size
    const [from, to] = rangeAt(months, Math.floor(place / measures.length))
    const measure = measures[place % measures.length]
    for (const query of queries) {
      const codes = shuffled(clusters, random)
      const asked = shuffled(measures, random).slice(0, 3)
      yield { query, variables: { codes, measures: asked, measure, from, to } }
    }
  }
  throw new RangeError(`there are only ${size * queries.length} questions`)
}

/** Every range of months has a number; the longer come first. */
function rangeAt(months: readonly string[], number: number): readonly [string, string] {
  let [length, left] = [months.length, number]
  while (left > months.length - length) {
    left -= months.length - length + 1
    length -= 1
  }
  return [months[left] ?? '', months[left + length - 1] ?? '']
}

/**
 * Operations of which no two are the same and none is one of {@link operations}: each takes some parts of a
 * cluster and some leaves of a figure.
 *
 * @throws RangeError where they have run out
 */
export function* neverSeen({ measures }: Subjects): Generator<Question, never, undefined> {
  const optional = [...PARTS, ...LEAVES]
  const size = 2 ** optional.length
  for (let at = 1; at < size; at += 1) {
    const taken = (at * STRIDE) % size
    const is = (_part: string, i: number) => Math.floor(taken / 2 ** i) % 2 === 1
    const parts = PARTS.filter(is)
    const leaves = LEAVES.filter((leaf, i) => is(leaf, PARTS.length + i))
    yield {
      query: `query ColdPlan { portfolio { clusters { id name ${parts.join(' ')}
    readings(measures: ${JSON.stringify(measures.slice(0, 3))}) { ${READINGS} } } } }
fragment Sourced on Figure { id text reason origin provenance { member } ${leaves.join(' ')} }`,
    }
  }
  throw new RangeError(`there are only ${size - 1} operations`)
}

/** A question as it is sent with POST. */
export function posted(question: Question): Prepared {
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  }
}

/** A question as it is sent with GET. */
export function got({ query }: Question, headers: Readonly<Record<string, string>> = {}): Prepared {
  return {
    method: 'GET',
    path: `/graphql?query=${encodeURIComponent(query)}`,
    headers: { 'apollo-require-preflight': 'true', ...headers },
  }
}
