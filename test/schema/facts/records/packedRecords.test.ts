import fc from 'fast-check'

import { PackedRecords } from '../../../../schema/facts/records/packedRecords'
import { RecordNames } from '../../../../schema/facts/records/recordNames'
import { factRecord } from '../../../support/fictional'
import { randomRecords } from '../../../support/randomRecords'

const milestones = Array.from({ length: 1_200 }, (_, i) =>
  factRecord('Milestone', { programme: 'alpha', milestone: `step-${i}`, forecast: '2027-01-31' }),
)

describe('packed records', () => {
  it('are the records that were packed, in their order', async () => {
    await fc.assert(
      fc.asyncProperty(randomRecords, async (records) => {
        const packed = await PackedRecords.of(records)
        expect(packed.all()).toEqual(records)
        expect(packed.count).toBe(records.length)
      }),
      { seed: 2026 },
    )
  })

  it('are found by type and key, in whichever piece they are', async () => {
    const packed = await PackedRecords.of(milestones)
    const wanted = new RecordNames()
    const chosen = [milestones[1_199], milestones[3], milestones[700]].flatMap((one) => one ?? [])
    chosen.forEach((one) => wanted.add(one))
    wanted.add({ type: 'Observation', key: chosen[0]?.key ?? '' })
    expect(packed.among(wanted)).toEqual([milestones[3], milestones[700], milestones[1_199]])
  })

  it('tell which types there are', async () => {
    const packed = await PackedRecords.of(milestones)
    expect([packed.has('Milestone'), packed.has('Observation')]).toEqual([true, false])
  })
})
