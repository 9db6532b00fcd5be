import { Book } from '../../../../schema/facts/snapshots/book'
import type { FactRecord } from '../../../../schema/facts/snapshots/snapshot'
import { observationsOf } from '../../../../subgraphs/member/views/observations'
import { factRecord, snapshotOf } from '../../../support/fictional'

const observation = (fields: Parameters<typeof factRecord>[1]): FactRecord =>
  factRecord('Observation', {
    programme: 'alpha',
    measure: 'paid',
    version: '1',
    period: '2019-Q2',
    unit: 'PERCENT',
    ...fields,
  })

function only(record: FactRecord) {
  const book = new Book('alpha')
  book.add(snapshotOf({ records: [record] }))
  const state = book.at(1)
  const [one] = state === undefined ? [] : observationsOf(state)
  if (one === undefined) throw new Error('nothing is held')
  return one
}

describe('an observation', () => {
  it('keeps a range as a range, in the unit and the definition of its measure', () => {
    const { figure, low, high } = only(
      observation({
        value: { reason: 'NOT_PROVIDED' },
        low: '91',
        high: '95',
        note: 'only a range is stated',
      }),
    )
    expect(figure.cell).toMatchObject({ reason: 'NOT_PROVIDED', note: 'only a range is stated' })
    expect(low).toMatchObject({
      cell: { value: '91' },
      unit: 'PERCENT',
      basis: { definitionVersion: '1' },
      period: '2019-Q2',
    })
    expect(high?.cell.value).toBe('95')
  })

  it('misses no range where its return has no place for one', () => {
    const { low, high, figure } = only(observation({ value: '80' }))
    expect([low, high]).toEqual([undefined, undefined])
    expect(figure.cell).toMatchObject({ value: '80' })
    expect(figure.suspect).toBe(false)
  })

  it('says that it is not believed, and why, of its value alone', () => {
    const { figure, numerator } = only(
      observation({ value: '677763', numerator: '26708633858', mark: 'SUSPECT', note: 'perhaps in pence' }),
    )
    expect(figure).toMatchObject({ suspect: true, cell: { value: '677763', note: 'perhaps in pence' } })
    expect(numerator).toMatchObject({ suspect: false, cell: { value: '26708633858' } })
  })
})
