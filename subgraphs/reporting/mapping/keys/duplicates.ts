import type { Place } from '../../../../schema/facts/figures/cell'
import { KEY_SEPARATOR } from '../../../../schema/facts/records/records'
import type { RecordFault } from '../fields/readCell'
import { quoted, recordMessage } from '../messages'
import type { ReadRecord } from '../records/readRecord'

/** Records whose key another has too, by the source's own key or, of those kept, by ours. */
export function duplicates(
  read: readonly ReadRecord[],
  source: string,
): ReadonlyMap<ReadRecord, readonly RecordFault[]> {
  const byKey = new Map<string, ReadRecord[]>()
  for (const record of read) {
    for (const slot of keySlots(record)) {
      const holders = byKey.get(slot)
      if (holders === undefined) byKey.set(slot, [record])
      else holders.push(record)
    }
  }
  const faults = new Map<ReadRecord, RecordFault[]>()
  for (const holders of byKey.values()) {
    if (holders.length < 2) continue
    for (const record of holders) {
      if (faults.has(record)) continue
      faults.set(record, [duplicateFault(record, holders, source)])
    }
  }
  return faults
}

/** What no other record may have too; nothing where a part of the record's own key is missing. */
export function keySlots(record: ReadRecord): readonly string[] {
  if (record.own === undefined) return []
  const own = `${record.type}${KEY_SEPARATOR}own${KEY_SEPARATOR}${record.own}`
  return record.elsewhere ? [own] : [own, `${record.type}${KEY_SEPARATOR}ours${KEY_SEPARATOR}${record.key}`]
}

/** Of the other records with the same key, as many are named: a message stays short, however many there are. */
const NAMED = 5

function duplicateFault(record: ReadRecord, holders: readonly ReadRecord[], source: string): RecordFault {
  const key = (record.own ?? '')
    .split(KEY_SEPARATOR)
    .filter((part) => part !== '')
    .join(', ')
  const others = holders
    .slice(0, NAMED + 1)
    .filter((holder) => holder !== record)
    .slice(0, NAMED)
  const named = others.map(({ raw }) => recordName(raw.place)).join(' and ')
  const wrong = `has the same key, ${quoted(key)}, as ${named} (each key once)`
  return {
    code: 'DUPLICATE_KEY',
    message: recordMessage(source, record.raw.place, record.type, wrong, 'DUPLICATE_KEY'),
    where: record.raw.place,
    fatal: true,
  }
}

function recordName({ record, pointer }: Place): string {
  return record === undefined ? (pointer ?? 'another record') : `record ${record}`
}
