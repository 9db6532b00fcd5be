import type { Refusal } from '../../../schema/facts/snapshots/refusal'
import type { Fetch, Ledger, ReturnFetches } from '../ledger/ledger'
import type { Freshness } from '../config/sourceShape'

/** How a source stands. Not a fact about the programme: it changes with every attempt. */
export const SOURCE_STATES = {
  FRESH: 'Its last success is recent enough.',
  WARN: 'Its last success is older than it should be.',
  LATE: 'Its last success is far too old.',
  NOT_CHECKED: 'It succeeded, and nobody has said how recent that should be.',
  FAILED: 'The last attempt at one of its returns failed; the last good reading serves on.',
  REFUSED: 'The newest reading was refused; the last good one serves on.',
  NEVER: 'It has not been attempted yet.',
} as const

export type SourceStateName = keyof typeof SOURCE_STATES

export interface SourceState {
  readonly source: string
  readonly kind: string
  readonly state: SourceStateName
  /** Why, where it is not well. */
  readonly problem?: Refusal
  readonly lastAttempt?: string
  readonly lastSuccess?: string
  /** The newest day that an accepted return describes: the other of the two clocks. */
  readonly newestReferenceDate?: string
}

/** What of a source's configuration it takes to tell how the source stands: what it names need not be opened. */
export interface NamedSource {
  readonly id: string
  readonly kind: string
  readonly freshness?: Freshness | undefined
  readonly returns: readonly { readonly id: string }[]
}

const DAY = 86_400_000

/**
 * The state by age, strictly older than a threshold, error first. No threshold: not checked; a check
 * that was not made is not a pass. As dbt's source freshness has it.
 */
export function stateByAge(
  ageDays: number,
  { warnAfterDays, errorAfterDays }: Freshness = {},
): SourceStateName {
  if (warnAfterDays === undefined && errorAfterDays === undefined) return 'NOT_CHECKED'
  if (errorAfterDays !== undefined && ageDays > errorAfterDays) return 'LATE'
  if (warnAfterDays !== undefined && ageDays > warnAfterDays) return 'WARN'
  return 'FRESH'
}

/** The attempts at the returns that a source has now; those at the source as a whole where there are no others. */
export function attemptsOf(
  { id, returns }: Pick<NamedSource, 'id' | 'returns'>,
  fetches: readonly ReturnFetches[],
): readonly ReturnFetches[] {
  const own = fetches.filter(({ source }) => source === id)
  const named = own.filter(({ returnId }) => returns.some((one) => one.id === returnId))
  return named.length > 0 ? named : own.filter(({ returnId }) => returnId === undefined)
}

function newestOf(fetches: readonly Fetch[]): Fetch | undefined {
  return [...fetches].sort((one, other) => (one.ended < other.ended ? -1 : 1)).at(-1)
}

/** How each source of a member stands at an instant. */
export async function sourceStates(
  sources: readonly NamedSource[],
  ledger: Ledger,
  now: Date,
): Promise<readonly SourceState[]> {
  const fetches = await ledger.fetches()
  return Promise.all(
    sources.map(async (source): Promise<SourceState> => {
      const of = { source: source.id, kind: source.kind }
      const attempts = attemptsOf(source, fetches)
      const lastAttempt = newestOf(attempts.map((one) => one.lastAttempt))
      if (lastAttempt === undefined) return { ...of, state: 'NEVER' }
      const readings = await ledger.newestReadings(source.id)
      const refusal = readings.find(({ verdict }) => verdict === 'REFUSED')?.refusal
      const lastSuccess = newestOf(attempts.flatMap((one) => one.lastSuccess ?? []))
      const dates = readings.flatMap(({ referenceDate, verdict }) =>
        referenceDate === undefined || verdict === 'REFUSED' ? [] : [referenceDate],
      )
      const newest = dates.sort().at(-1)
      const failure = attempts.find((one) => one.lastAttempt.outcome === 'FAILED')?.lastAttempt.problem
      const problem = failure ?? refusal
      const age = lastSuccess === undefined ? Infinity : (now.getTime() - Date.parse(lastSuccess.ended)) / DAY
      const state =
        failure !== undefined
          ? 'FAILED'
          : refusal !== undefined
            ? 'REFUSED'
            : stateByAge(age, source.freshness)
      return {
        ...of,
        state,
        ...(problem === undefined ? {} : { problem }),
        lastAttempt: lastAttempt.ended,
        ...(lastSuccess === undefined ? {} : { lastSuccess: lastSuccess.ended }),
        ...(newest === undefined ? {} : { newestReferenceDate: newest }),
      }
    }),
  )
}
