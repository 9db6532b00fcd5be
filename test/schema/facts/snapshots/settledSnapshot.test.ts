import fc from 'fast-check'

import { headOf } from '../../../../schema/facts/figures/figure'
import { RecordNames } from '../../../../schema/facts/records/recordNames'
import type { RecordType } from '../../../../schema/facts/records/records'
import { RECORDS } from '../../../../schema/facts/records/records'
import {
  isSettled,
  recordCount,
  recordsAmong,
  recordsOf,
  settle,
} from '../../../../schema/facts/snapshots/settledSnapshot'
import type { Snapshot } from '../../../../schema/facts/snapshots/snapshot'
import { snapshotOf } from '../../../support/fictional'
import { randomRecords } from '../../../support/randomRecords'

const entries = fc.array(fc.record({ code: fc.string(), message: fc.string({ unit: 'binary' }) }), {
  maxLength: 3,
})

const snapshots = fc
  .record({ records: randomRecords, notes: entries, quarantined: entries })
  .map(({ records, notes, quarantined }): Snapshot => ({
    ...snapshotOf({ sequence: 1, returnId: 'plan', records }),
    notes,
    quarantine: quarantined.map((one) => ({ ...one, where: { row: 3 }, record: { Name: one.message } })),
  }))

/** Whatever can be asked of a snapshot. */
function told(snapshot: Snapshot) {
  const everyOther = new RecordNames()
  snapshot.records.filter((_, i) => i % 2 === 0).forEach((record) => everyOther.add(record))
  return {
    whole: JSON.stringify(snapshot),
    head: headOf(snapshot),
    records: snapshot.records,
    notes: snapshot.notes,
    quarantine: snapshot.quarantine,
    count: recordCount(snapshot),
    byType: (Object.keys(RECORDS) as RecordType[]).map((type) => recordsOf(snapshot, type)),
    named: recordsAmong(snapshot, everyOther),
    copy: { ...snapshot },
  }
}

describe('a settled snapshot', () => {
  it('says to the byte what it said before', async () => {
    await fc.assert(
      fc.asyncProperty(snapshots, async (snapshot) => {
        const [before, plain] = [told(snapshot), structuredClone(snapshot)]
        expect(isSettled(snapshot)).toBe(false)
        await settle(snapshot)
        expect(isSettled(snapshot)).toBe(true)
        expect(told(snapshot)).toEqual(before)
        expect(snapshot).toEqual(plain)
      }),
      { seed: 2026, numRuns: 200 },
    )
  })

  it('is packed once, whoever asks for it', () => {
    const snapshot = snapshotOf({ sequence: 1, returnId: 'plan', records: [] })
    expect(settle(snapshot)).toBe(settle(snapshot))
  })
})
