import { refusalByGate } from '../../../../subgraphs/reporting/mapping/gates'

const mapped = {
  counts: { read: 10, accepted: 8, quarantined: 2, withReason: 0, elsewhere: 0 },
  flawed: 3,
  records: [{ type: 'ProgrammeReport' as const, key: 'unity\u001f2022-03-31', fields: {} }],
}

describe('gates', () => {
  it.each([
    [{ minRows: 11 }, undefined, 'TOO_FEW_ROWS', 'm/s: 10 records were read (at least 11) [TOO_FEW_ROWS]'],
    [
      { maxQuarantinedShare: 0.25 },
      undefined,
      'TOO_MANY_QUARANTINED',
      'm/s: 3 of 10 records, 30%, have something in quarantine (at most 25%) [TOO_MANY_QUARANTINED]',
    ],
    [
      { maxRowDrop: 0.3 },
      15,
      'TOO_MANY_LOST',
      'm/s: 10 records were read where the reading before had 15, 33.3% fewer (at most 30%) [TOO_MANY_LOST]',
    ],
    [
      { requiredKeys: ['unity', 'synergy'] },
      undefined,
      'REQUIRED_KEY_MISSING',
      'm/s: no accepted record has the key synergy [REQUIRED_KEY_MISSING]',
    ],
  ])('%j refuses', (gates, before, code, message) => {
    const previous = before === undefined ? undefined : { read: before }
    expect(refusalByGate(gates, mapped, 'm/s', previous)).toEqual({ code, message })
  })

  it.each([
    [{}, undefined],
    [{ minRows: 10 }, undefined],
    [{ maxQuarantinedShare: 0.3 }, undefined],
    [{ maxRowDrop: 0.5 }, 20],
    [{ maxRowDrop: 0.1 }, 0],
    [{ maxRowDrop: 0 }, undefined],
    [{ requiredKeys: ['unity', 'unity\u001f2022-03-31'] }, undefined],
  ])('%j lets through', (gates, before) => {
    expect(
      refusalByGate(gates, mapped, 'm/s', before === undefined ? undefined : { read: before }),
    ).toBeUndefined()
  })
})
