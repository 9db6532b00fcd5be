import { parseRecordName, recordName, RecordNames } from '../../../../schema/facts/records/recordNames'

const named = { type: 'Milestone', key: 'alpha\u001f"go\nlive"' } as const

describe('the name of a record', () => {
  it('is one line, and is taken apart again', () => {
    expect(recordName(named)).not.toContain('\n')
    expect(parseRecordName(recordName(named))).toEqual(named)
  })

  it('is told from that of another type or key', () => {
    const names = new RecordNames()
    names.add(named)
    expect([names.has(named), names.hasNamed(recordName(named))]).toEqual([true, true])
    expect(names.has({ ...named, type: 'Observation' })).toBe(false)
    expect(names.has({ ...named, key: 'alpha' })).toBe(false)
    expect([...names.types]).toEqual(['Milestone'])
  })
})
