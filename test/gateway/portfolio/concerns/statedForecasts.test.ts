import { settle } from '../../../../schema/facts/snapshots/settledSnapshot'
import { statedForecasts } from '../../../../gateway/portfolio/concerns/statedForecasts'
import { factRecord, snapshotOf } from '../../../support/fictional'

const milestone = (id: string, forecast: string) =>
  factRecord('Milestone', { programme: 'alpha', milestone: id, name: `Milestone ${id}`, forecast })

const reading = (sequence: number, forecasts: Readonly<Record<string, string>>) =>
  snapshotOf({
    sequence,
    returnId: 'plan',
    records: Object.entries(forecasts).map(([id, forecast]) => milestone(id, forecast)),
  })

describe('the forecasts that a snapshot states', () => {
  it('are the first of each milestone, without the rest of its record', () => {
    const records = [milestone('a', '2027-01-31'), milestone('a', '2028-01-31'), milestone('b', '2027-03-31')]
    const stated = statedForecasts(snapshotOf({ sequence: 1, returnId: 'plan', records }))
    const values = [...stated].map(([id, { fields }]) => [id, Object.keys(fields), fields['forecast']?.value])
    expect(values).toEqual([
      ['a', ['forecast'], '2027-01-31'],
      ['b', ['forecast'], '2027-03-31'],
    ])
  })

  it('are held once where a later reading states the same', () => {
    const first = statedForecasts(reading(1, { a: '2027-01-31', b: '2027-03-31' }))
    expect(statedForecasts(reading(2, { a: '2027-01-31', b: '2027-03-31' }), first)).toBe(first)
    const moved = statedForecasts(reading(3, { a: '2027-01-31', b: '2027-04-30' }), first)
    expect(moved.get('a')).toBe(first.get('a'))
    expect(moved.get('b')?.fields['forecast']?.value).toBe('2027-04-30')
    const dropped = statedForecasts(reading(4, { a: '2027-01-31' }), first)
    expect([...dropped.keys()]).toEqual(['a'])
  })

  it('are known without unpacking once they have been asked for', async () => {
    const [known, other] = [reading(1, { a: '2027-01-31' }), reading(1, { a: '2027-01-31' })]
    const before = statedForecasts(known)
    await settle(known)
    await settle(other)
    expect(statedForecasts(known)).toBe(before)
    expect(statedForecasts(other)).toEqual(before)
  })
})
