import { refusalByGate } from '../../../../subgraphs/reporting/mapping/gates'
import type { Judged, ServingReading } from '../../../../subgraphs/reporting/mapping/gates'

const mapped: Judged = {
  counts: { read: 10, accepted: 8, quarantined: 2, withReason: 0, elsewhere: 0 },
  flawed: 3,
  tallies: new Map([['ProgrammeReport', { read: 10, accepted: 8, kept: 8 }]]),
  columnFaults: [],
  records: [{ key: 'unity\u001f2022-03-31' }],
}

function served(read: number, kept: number, isReadAlike = true): ServingReading {
  return { counts: { read }, kept: new Map([['ProgrammeReport', kept]]), isReadAlike }
}

/** Milestones beside eight accepted reports. */
function withMilestones(read: number, accepted: number): Judged {
  const quarantined = read - accepted
  return {
    ...mapped,
    counts: { ...mapped.counts, read: 8 + read, accepted: 8 + accepted, quarantined },
    flawed: quarantined,
    tallies: new Map([
      ['ProgrammeReport', { read: 8, accepted: 8, kept: 8 }],
      ['Milestone', { read, accepted, kept: accepted }],
    ]),
  }
}

describe('gates', () => {
  it.each([
    [{ minRows: 11 }, undefined, 'TOO_FEW_ROWS', 'm/s: 10 records were read (at least 11) [TOO_FEW_ROWS]'],
    [
      { maxQuarantinedShare: 0.25 },
      undefined,
      'TOO_MANY_QUARANTINED',
      'm/s: 3 of 10 records, 30%, have something in quarantine (at most 25%; `maxQuarantinedShare`) [TOO_MANY_QUARANTINED]',
    ],
    [
      { maxRowDrop: 0.3 },
      served(15, 8),
      'TOO_MANY_LOST',
      'm/s: 10 records were read where the last good reading had 15, 33.3% fewer (at most 30%) [TOO_MANY_LOST]',
    ],
    [
      { maxAcceptedDrop: 0.1 },
      served(10, 10),
      'TOO_MANY_LOST',
      'm/s: 8 records of ProgrammeReport were accepted where the last good reading has 10, 20% fewer (at most 10%; `maxAcceptedDrop`) [TOO_MANY_LOST]',
    ],
    [
      { requiredKeys: ['unity', 'synergy'] },
      undefined,
      'REQUIRED_KEY_MISSING',
      'm/s: no accepted record has the key synergy [REQUIRED_KEY_MISSING]',
    ],
  ])('%j refuses', (gates, serving, code, message) => {
    expect(refusalByGate(gates, mapped, 'm/s', serving)).toEqual({ code, message })
  })

  it.each([
    [{}, undefined],
    [{ minRows: 10 }, undefined],
    [{ maxQuarantinedShare: 0.3 }, undefined],
    [{ maxRowDrop: 0.5 }, served(20, 16)],
    [{ maxRowDrop: 0.1 }, served(0, 0)],
    [{ maxRowDrop: 0 }, undefined],
    [{ requiredKeys: ['unity', 'unity\u001f2022-03-31'] }, undefined],
  ])('%j lets through', (gates, serving) => {
    expect(refusalByGate(gates, mapped, 'm/s', serving)).toBeUndefined()
  })
})

describe('a mapping without gates', () => {
  it('never lets nothing replace something, of any one record type', () => {
    expect(refusalByGate({}, withMilestones(1, 0), 'm/s')).toEqual({
      code: 'NOTHING_ACCEPTED',
      message:
        'm/s: 0 of 1 records of Milestone were accepted (at least one; `allowNothing: true` under `gates` if none is meant) [NOTHING_ACCEPTED]',
    })
    const before: ServingReading = {
      counts: { read: 11 },
      kept: new Map([
        ['ProgrammeReport', 8],
        ['Milestone', 3],
      ]),
      isReadAlike: true,
    }
    const emptied = withMilestones(0, 0)
    expect(refusalByGate({}, emptied, 'm/s', before)?.message).toContain(
      '0 of 0 records of Milestone were accepted where the last good reading has 3',
    )
    expect(refusalByGate({}, emptied, 'm/s')).toBeUndefined()
    expect(refusalByGate({ allowNothing: true, maxAcceptedDrop: 1 }, emptied, 'm/s', before)).toBeUndefined()
  })

  it('refuses fewer than half of what the last good reading has, read by the same mapping', () => {
    expect(refusalByGate({}, mapped, 'm/s', served(17, 17))?.code).toBe('TOO_MANY_LOST')
    expect(refusalByGate({}, mapped, 'm/s', served(16, 16))).toBeUndefined()
    expect(refusalByGate({}, mapped, 'm/s', served(17, 17, false))).toBeUndefined()
  })

  it('refuses more than a fifth in quarantine', () => {
    expect(refusalByGate({}, withMilestones(4, 1), 'm/s')?.message).toBe(
      'm/s: 3 of 12 records, 25%, are in quarantine (at most 20%; `maxQuarantinedShare`) [TOO_MANY_QUARANTINED]',
    )
    expect(refusalByGate({}, withMilestones(4, 2), 'm/s')).toBeUndefined()
  })
})
