import { Crosswalk } from '../../../subgraphs/reporting/mapping/keys/crosswalk'
import { projectsOf } from '../../../tools/backtest/projects'
import type { Row } from './publications'
import { publicationOf } from './publications'

const reviewed = { by: 'A', on: '2026-01-01', why: 'B' }

const CROSSWALK = new Crosswalk({
  version: 1,
  aliases: [{ id: 'NEW_1', also: ['OLD_1'], reviewed }],
  programmes: [{ id: 'known', name: 'Known', ids: ['K_1'] }],
  names: [{ publication: '2018', name: 'Early name', department: 'DEPT', programme: 'known', reviewed }],
})

function followed(...years: readonly (readonly Row[])[]) {
  const publications = years.map((rows, i) => publicationOf(2018 + i, rows))
  return projectsOf(publications, CROSSWALK).map(({ id, reports, ending }) => [
    id,
    reports.map(({ publication }) => publication.year),
    ending,
  ])
}

const named = (publishedName: string, more: Row = {}): Row => ({ publishedName, ...more })
const elsewhere = { approvedStart: '2016-01-01' }

it('are followed by the crosswalk, whatever they are called', () => {
  expect(followed([named('Early name')], [named('Late name', { externalId: 'k_1' })])).toEqual([
    ['known', [2018, 2019], 'STILL_THERE'],
  ])
})

it('are followed by ids and their other spellings, over a gap too', () => {
  expect(
    followed(
      [named('One', { externalId: 'OLD_1' })],
      [named('Other', elsewhere)],
      [named('Renamed', { externalId: 'new_1' })],
    ),
  ).toEqual([
    ['NEW_1', [2018, 2020], 'STILL_THERE'],
    ['DEPT: Other (2019)', [2019], 'LEFT'],
  ])
})

it('are followed by the whole name where there is no id, from one publication to the next', () => {
  expect(followed([named('A  programme')], [named('a Programme', { department: 'ANOTHER' })])).toEqual([
    ['DEPT: A  programme (2018)', [2018, 2019], 'STILL_THERE'],
  ])
  expect(followed([named('A')], [named('B', elsewhere)], [named('A')])).toEqual([
    ['DEPT: A (2018)', [2018], 'LEFT'],
    ['DEPT: B (2019)', [2019], 'LEFT'],
    ['DEPT: A (2020)', [2020], 'STILL_THERE'],
  ])
})

it('are not joined by likeness, nor by a name where two ids differ', () => {
  expect(followed([named('Programme', elsewhere)], [named('Programme 2')])).toEqual([
    ['DEPT: Programme (2018)', [2018], 'LEFT'],
    ['DEPT: Programme 2 (2019)', [2019], 'STILL_THERE'],
  ])
  expect(
    followed([named('Same', { externalId: 'X_1', ...elsewhere })], [named('Same', { externalId: 'X_2' })]),
  ).toEqual([
    ['X_1', [2018], 'LEFT'],
    ['X_2', [2019], 'STILL_THERE'],
  ])
})

it('are unclear where another of the same department and approved start appears', () => {
  const followers = followed([named('A', { department: 'DECC' })], [named('B', { department: 'BEIS' })])
  expect(followers[0]).toEqual(['DEPT: A (2018)', [2018], 'UNCLEAR'])
})
