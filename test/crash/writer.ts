import { runOrEnd } from '../../base/process/runOrEnd'
import type { Ledger, NewReading } from '../../subgraphs/reporting/ledger/ledger'
import { openLedgers } from '../../subgraphs/reporting/ledger/openLedgers'
import { observation, readingOf } from '../subgraphs/reporting/ledger/readings'
import { randomSource } from './randomSource'

/** What a process found when it opened the ledger that the one before it left behind. */
export interface Found {
  readonly latest: number
  readonly faults: readonly string[]
}

/** How many of the newest snapshots are compared value by value. */
const COMPARED = 5

/**
 * Opens a ledger, says what it found, and appends readings until it is killed, acknowledging each
 * once it is stored: URL SEED. With `check` for a seed it only says what it found.
 */
async function main([url = '', seed = '']: readonly string[]): Promise<void> {
  const ledgers = await openLedgers({ url })
  const unity = ledgers.of('unity')
  const latest = await unity.latest()
  const found: Found = { latest, faults: [...(await ledgers.verify()), ...(await altered(unity, latest))] }
  say(`found ${JSON.stringify(found)}`)
  if (seed === 'check') return ledgers.close()
  const random = randomSource(Number(seed))
  say('begin')
  for (;;) {
    const appended = await unity.append(someReading(random))
    if (appended.outcome === 'STORED') say(`ack ${appended.sequence}`)
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Mostly small, up to 3,000 records, with quarantine and notes; some are refused, some have large payloads. */
function someReading(random: () => number): NewReading {
  const size = Math.floor(random() ** 8 * 3000)
  const tag = Math.floor(random() * 1e9)
  const filler = random() < 0.1 ? '.'.repeat(Math.floor(random() * 3_000_000)) : ''
  const isRefused = random() < 0.125
  const entry = (at: number) => ({
    code: 'BAD_NUMBER',
    message: `${tag} ${at}`,
    where: {},
    record: { Value: '?' },
  })
  return readingOf({
    returnId: `return ${Math.floor(random() * 3)}`,
    payload: `${size} ${tag} ${filler}`,
    records: recordsOf(size, tag),
    quarantine: Array.from({ length: size % 300 }, (_, at) => entry(at)),
    notes: [{ code: 'CONTRADICTION', message: String(tag) }],
    ...(isRefused ? { refusal: { code: 'TOO_FEW_ROWS', message: String(tag) } } : {}),
  })
}

function recordsOf(size: number, tag: number) {
  return Array.from({ length: size }, (_, at) => observation(`period ${at}`, String(tag + at)))
}

/** Which of the newest snapshots hold other records than those their payload stands for. */
async function altered(unity: Ledger, latest: number): Promise<readonly string[]> {
  const faults: string[] = []
  for (const snapshot of await unity.snapshots({ after: Math.max(0, latest - COMPARED), limit: COMPARED })) {
    const payload = Buffer.from((await unity.payload(snapshot.payloadHash)) ?? []).toString()
    const [size, tag] = payload.split(' ', 2).map(Number) as [number, number]
    if (JSON.stringify(snapshot.records) !== JSON.stringify(recordsOf(size, tag))) {
      faults.push(`snapshot ${snapshot.sequence} holds other records than those stored`)
    }
  }
  return faults
}

runOrEnd(() => main(process.argv.slice(2)))
