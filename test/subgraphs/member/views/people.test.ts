import { Book } from '../../../../schema/facts/snapshots/book'
import type { FactRecord } from '../../../../schema/facts/snapshots/snapshot'
import {
  filterPeople,
  peopleKey,
  plannedJoinersOf,
  staffDemandOf,
  staffingOf,
  staffLeadTimesOf,
} from '../../../../subgraphs/member/views/people'
import { factRecord, snapshotOf } from '../../../support/fictional'
import { peopleRecords } from '../../../support/fictional/people'

function stateOf(records: readonly FactRecord[]) {
  const book = new Book('alpha')
  book.add(snapshotOf({ records }))
  const state = book.at(1)
  if (state === undefined) throw new Error('nothing is held')
  return state
}

const demand = (profession: string, period: string, milestone?: string) =>
  factRecord('StaffDemand', {
    programme: 'alpha',
    profession,
    period,
    milestone: milestone ?? { reason: 'NOT_APPLICABLE' },
    demand: '3',
  })

describe('the views of people', () => {
  const state = stateOf(peopleRecords('alpha'))

  it('are in the order of profession and month, whatever the order of the return', () => {
    const turned = stateOf([...peopleRecords('alpha')].reverse())
    expect(staffingOf(turned).map(peopleKey)).toEqual(staffingOf(state).map(peopleKey))
    expect(staffDemandOf(turned).map(peopleKey)).toEqual(staffDemandOf(state).map(peopleKey))
    expect(staffingOf(state).map(({ profession, period }) => `${profession} ${period}`)).toEqual([
      'CHANGE 2025-12',
      'CHANGE 2026-01',
      'CHANGE 2026-02',
      'FINANCE 2025-12',
      'FINANCE 2026-01',
      'FINANCE 2026-02',
    ])
  })

  it('are worked out once for a state', () => {
    for (const view of [staffingOf, staffDemandOf, plannedJoinersOf, staffLeadTimesOf])
      expect(view(state)).toBe(view(state))
  })

  it('give figures with their units', () => {
    const [first] = staffingOf(state)
    expect(first?.inPost).toMatchObject({ cell: { value: '8' }, unit: 'FTE', period: '2025-12' })
    expect(first?.annualTurnover.unit).toBe('PERCENT')
    expect(plannedJoinersOf(state)[0]).toMatchObject({
      joiners: { unit: 'FTE' },
      successRate: { unit: 'PERCENT' },
    })
    expect(staffLeadTimesOf(state)[0]).toMatchObject({ route: 'CONTRACT', days: { unit: 'DAYS' } })
  })

  it('tell standing work from work for a milestone', () => {
    const plan = staffDemandOf(stateOf([demand('CHANGE', '2026-05', 'build'), demand('CHANGE', '2026-05')]))
    expect(plan.map(({ milestone }) => milestone ?? 'standing')).toEqual(['standing', 'build'])
    expect(new Set(plan.map(peopleKey)).size).toBe(2)
  })

  it('let through what a filter asks for, both ends included', () => {
    const plan = ['2026-04', '2026-05', '2026-06'].flatMap((period) => [
      demand('CHANGE', period),
      demand('FINANCE', period),
    ])
    const asked = (filter: Parameters<typeof filterPeople>[1]) =>
      filterPeople(staffDemandOf(stateOf(plan)), filter).map(
        ({ profession, period }) => `${profession} ${period}`,
      )
    expect(asked({ profession: 'FINANCE', from: '2026-05', to: '2026-06' })).toEqual([
      'FINANCE 2026-05',
      'FINANCE 2026-06',
    ])
    expect(asked({ profession: null, from: null, to: '2026-04' })).toEqual([
      'CHANGE 2026-04',
      'FINANCE 2026-04',
    ])
    expect(asked({})).toHaveLength(6)
    expect(asked({ profession: 'NOBODY' })).toEqual([])
  })
})
