import type { Place } from '../../../schema/facts/cell'
import { KEY_SEPARATOR } from '../../../schema/facts/records'
import type { RecordFault } from './readCell'
import { quoted, recordMessage } from './messages'
import { keyOf } from './recordReader'
import type { ReadRecord } from './recordReader'

/** Records whose key another has too, by the source's own key or, of those kept, by ours. */
export function duplicates(
  read: readonly ReadRecord[],
  source: string,
): ReadonlyMap<ReadRecord, readonly RecordFault[]> {
  const byKey = new Map<string, ReadRecord[]>()
  for (const record of read) {
    if (record.own === undefined) continue
    const keys = new Set([`own${KEY_SEPARATOR}${record.own}`])
    if (!record.elsewhere) keys.add(`ours${KEY_SEPARATOR}${keyOf(record)}`)
    for (const key of keys) {
      const slot = `${record.type}${KEY_SEPARATOR}${key}`
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

function duplicateFault(record: ReadRecord, holders: readonly ReadRecord[], source: string): RecordFault {
  const key = (record.own ?? '')
    .split(KEY_SEPARATOR)
    .filter((part) => part !== '')
    .join(', ')
  const others = holders.filter((holder) => holder !== record).map(({ raw }) => recordName(raw.place))
  const wrong = `has the same key, ${quoted(key)}, as ${others.slice(0, 5).join(' and ')} (each key once)`
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
