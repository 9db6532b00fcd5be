import type { Refusal } from '../../../../schema/facts/snapshots/refusal'
import type { Cell } from '../../../../schema/facts/figures/cell'
import { recordKey } from '../../../../schema/facts/records/records'
import type { FactRecord, Note, Quarantined } from '../../../../schema/facts/snapshots/snapshot'
import type { Found, NewReading } from '../../../../subgraphs/reporting/ledger/ledger'

export interface ReadingOfTest extends Partial<Omit<NewReading, 'payload' | 'contents' | 'conclude'>> {
  readonly payload?: string | Uint8Array
  readonly records?: readonly FactRecord[]
  readonly quarantine?: readonly Quarantined[]
  readonly notes?: readonly Note[]
  readonly refusal?: Refusal
  readonly referenceDate?: string
}

/** A reading of one small return, different from the rest in what is named. */
export function readingOf({
  payload = 'programme,value\nunity,1\n',
  records = [observation('2026-09', '99.10')],
  quarantine = [],
  notes = [],
  refusal,
  referenceDate,
  ...rest
}: ReadingOfTest = {}): NewReading {
  const contents: Found[] = [
    ...records.map((record) => ({ record })),
    ...quarantine.map((quarantined) => ({ quarantined })),
    ...notes.map((note) => ({ note })),
  ]
  return {
    source: 'kpi',
    returnId: 'kpi.csv',
    received: '2026-10-05T08:00:00.000Z',
    origin: 'REPORTED',
    mappingHash: 'mapping-1',
    payload: typeof payload === 'string' ? new TextEncoder().encode(payload) : payload,
    contents,
    conclude: () => ({
      counts: {
        read: records.length + quarantine.length,
        accepted: records.length,
        quarantined: quarantine.length,
        withReason: 0,
        elsewhere: 0,
      },
      ...(referenceDate === undefined ? {} : { referenceDate }),
      ...(refusal === undefined ? { verdict: 'ACCEPTED' } : { verdict: 'REFUSED', refusal }),
    }),
    ...rest,
  }
}

/** Payroll accuracy of a programme in a month. */
export function observation(period: string, value: string | Cell, programme = 'unity'): FactRecord {
  const texts = { programme, measure: 'PAYROLL_ACCURACY', version: '1', organisation: '', period }
  return {
    type: 'Observation',
    key: recordKey('Observation', texts),
    fields: {
      programme: { value: programme, where: { file: 'kpi.csv', record: 1, line: 2, row: 2, column: 1 } },
      measure: { value: 'PAYROLL_ACCURACY', raw: 'Payroll accuracy' },
      version: { value: '1' },
      period: { value: period },
      value: typeof value === 'string' ? { value } : value,
    },
  }
}
