import type {
  MemberAttempts,
  MissedReturn,
  SourceAttempts,
} from '../../../schema/facts/snapshots/memberAttempts'
import type { SourceConfiguration } from '../config/subgraphFile'
import type { Fetch, Ledger, Reading, ReturnFetches } from '../ledger/ledger'
import { recordMappings } from '../mapping/records/openTables'
import { attemptsOf } from './sourceState'

/** The one failure that says that whoever was asked had nothing. */
const HAD_NOTHING = 'FILE_NOT_FOUND'

function answered({ outcome, problem }: Fetch): boolean {
  return outcome !== 'FAILED' || problem?.code === HAD_NOTHING
}

function missOf(
  { id, referenceDate }: SourceConfiguration['returns'][number],
  fetches: readonly ReturnFetches[],
  readings: readonly Reading[],
): MissedReturn | undefined {
  const of = { returnId: id, ...(referenceDate === undefined ? {} : { referenceDate }) }
  const attempt = (
    fetches.find(({ returnId }) => returnId === id) ?? fetches.find(({ returnId }) => returnId === undefined)
  )?.lastAttempt
  const newest = readings.find(({ returnId }) => returnId === id)
  if (attempt === undefined && newest === undefined) return { ...of, miss: 'NEVER' }
  if (attempt !== undefined && !answered(attempt))
    return { ...of, miss: 'FAILED', code: attempt.problem?.code ?? '' }
  return newest?.verdict === 'REFUSED'
    ? { ...of, miss: 'REFUSED', code: newest.refusal.code, ...dateOf(newest, referenceDate) }
    : undefined
}

/** The date that the refused payload states itself goes before none. */
function dateOf({ referenceDate }: Reading, stated: string | undefined): Pick<MissedReturn, 'referenceDate'> {
  const date = stated ?? referenceDate
  return date === undefined ? {} : { referenceDate: date }
}

/** Returns the outcome of the newest attempt at each return of a member, as its ledger has it. */
export async function memberAttempts(
  sources: readonly SourceConfiguration[],
  ledger: Ledger,
): Promise<MemberAttempts> {
  const [fetches, readings] = await Promise.all([ledger.fetches(), ledger.newestReadings()])
  return {
    sources: sources.map((source): SourceAttempts => {
      const own = attemptsOf(source, fetches)
      const read = readings.filter((reading) => reading.source === source.id)
      const asked = own
        .flatMap(({ lastAttempt, lastSuccess }) =>
          answered(lastAttempt) ? lastAttempt : (lastSuccess ?? []),
        )
        .map(({ ended }) => ended.slice(0, 10))
        .sort()
        .at(-1)
      return {
        source: source.id,
        brings: [...new Set(recordMappings(source.mapping).map(([type]) => type))].sort(),
        ...(asked === undefined ? {} : { asked }),
        missed: source.returns.flatMap((one) => missOf(one, own, read) ?? []),
      }
    }),
  }
}
