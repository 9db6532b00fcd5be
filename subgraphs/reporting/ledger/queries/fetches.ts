import type { Refusal } from '../../../../schema/facts/snapshots/refusal'
import type { Fetch, FetchAttempt, FetchOutcome, FetchTimes, ReturnFetches } from '../ledger'
import { newestReadingRows } from './newestReadings'
import { escapeText, unescapeText } from '../stores/tables'
import type { Database, Tables } from '../stores/tables'

interface Detail {
  readonly httpStatus?: number
  readonly etag?: string
  readonly lastModified?: string
  readonly problem?: Refusal
}

/** Stores an attempt under the member's next number, which is returned. */
async function storeFetch(db: Database, member: string, fetch: Fetch): Promise<number> {
  const { source, returnId, outcome, started, ended, payloadHash, ...detail } = fetch
  const { newest } = await db
    .selectFrom('attempt')
    .select((eb) => eb.fn.max('number').as('newest'))
    .where('member', '=', member)
    .executeTakeFirstOrThrow()
  const number = (newest ?? 0) + 1
  await db
    .insertInto('attempt')
    .values({
      member,
      number,
      source,
      return_id: returnId === undefined ? null : escapeText(returnId),
      outcome,
      started,
      ended,
      payload_hash: payloadHash ?? null,
      detail: JSON.stringify(detail satisfies Detail),
    })
    .execute()
  return number
}

/** The attempt that brought a payload. */
export function storeBrought(
  db: Database,
  member: string,
  { times, ...brought }: { source: string; returnId: string; payloadHash: string; times: FetchTimes },
): Promise<number> {
  return storeFetch(db, member, { ...times, ...brought, outcome: 'BROUGHT' })
}

/** An attempt that brought nothing, with the checks that it amounts to. */
export async function storeAttempt(db: Database, member: string, attempt: FetchAttempt): Promise<void> {
  const number = await storeFetch(db, member, attempt)
  if (attempt.outcome !== 'NOT_MODIFIED') return
  for (const row of await newestReadingRows(db, member, attempt.source, attempt.returnId)) {
    await storeCheck(db, member, { reading: row.number, attempt: number, checked: attempt.ended })
  }
}

export async function storeCheck(
  db: Database,
  member: string,
  { reading, attempt, checked }: { reading: number; attempt: number | undefined; checked: string },
): Promise<void> {
  const { newest } = await db
    .selectFrom('content_check')
    .select((eb) => eb.fn.max('number').as('newest'))
    .where('member', '=', member)
    .where('reading', '=', reading)
    .executeTakeFirstOrThrow()
  const number = (newest ?? 0) + 1
  await db
    .insertInto('content_check')
    .values({ member, reading, number, attempt: attempt ?? null, checked })
    .execute()
}

export async function checksOf(db: Database, member: string, reading: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('content_check')
    .select('checked')
    .where('member', '=', member)
    .where('reading', '=', reading)
    .orderBy('number')
    .execute()
  return rows.map(({ checked }) => checked)
}

function fetchOf({
  source,
  return_id: returnId,
  outcome,
  started,
  ended,
  payload_hash: payloadHash,
  detail,
}: Tables['attempt']): Fetch {
  return {
    source,
    ...(returnId === null ? {} : { returnId: unescapeText(returnId) }),
    outcome: outcome as FetchOutcome,
    started,
    ended,
    ...(payloadHash === null ? {} : { payloadHash }),
    ...(JSON.parse(detail) as Detail),
  }
}

/** The last attempt, success and payload of each return, by the ids of source and return. */
export async function lastFetches(
  db: Database,
  member: string,
  source?: string,
): Promise<readonly ReturnFetches[]> {
  let lastOfEach = db
    .selectFrom('attempt')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('member', '=', member)
    .groupBy(['source', 'return_id', 'outcome'])
  if (source !== undefined) lastOfEach = lastOfEach.where('source', '=', source)
  const rows = await db
    .selectFrom('attempt')
    .selectAll()
    .where('member', '=', member)
    .where('number', 'in', lastOfEach)
    .orderBy('source')
    .orderBy('number')
    .execute()
  const byReturn = new Map<string, Fetch[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.source, row.return_id])
    byReturn.set(key, [...(byReturn.get(key) ?? []), fetchOf(row)])
  }
  return [...byReturn.values()].map((fetches) => {
    const lastAttempt = fetches.at(-1) as Fetch
    const lastSuccess = fetches.findLast(({ outcome }) => outcome !== 'FAILED')
    const lastBrought = fetches.findLast(({ outcome }) => outcome === 'BROUGHT')
    const { source: of, returnId } = lastAttempt
    return {
      source: of,
      ...(returnId === undefined ? {} : { returnId }),
      lastAttempt,
      ...(lastSuccess === undefined ? {} : { lastSuccess }),
      ...(lastBrought === undefined ? {} : { lastBrought }),
    }
  })
}
