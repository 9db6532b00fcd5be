import { Crosswalk } from '../../../subgraphs/reporting/mapping/keys/crosswalk'
import { projectsOf } from '../../../tools/backtest/projects'
import { timelinesOf } from '../../../tools/backtest/timelines'
import type { Row } from './publications'
import { publicationOf } from './publications'

const NOBODY = new Crosswalk({ version: 1, aliases: [], programmes: [], names: [] })

const row = (more: Row): Row => ({ publishedName: 'A', externalId: 'A_1', ...more })

function codesOf(years: readonly Row[], milestones: 'AS_PUBLISHED' | 'END') {
  const publications = years.map((one, i) => publicationOf(2015 + i, [row(one)]))
  const [timeline] = timelinesOf(projectsOf(publications, NOBODY), publications, milestones)
  return timeline?.moments.map(({ fired }) => [...fired])
}

it('hold the rules that fired in each year by what was known then', () => {
  const years = [{ centralRating: 'GREEN' }, { centralRating: 'RED' }, { centralRating: 'RED' }]
  expect(codesOf(years, 'AS_PUBLISHED')).toEqual([
    [],
    ['CONFIDENCE_RED', 'CONFIDENCE_WORSENED'],
    ['CONFIDENCE_RED'],
  ])
})

it('are the same whatever comes later', () => {
  const years = [{ centralRating: 'GREEN' }, { centralRating: 'AMBER' }]
  const more = [...years, { centralRating: 'RED', yearBaseline: '1', yearForecast: '2', yearVariance: '100' }]
  expect(codesOf(more, 'END')?.slice(0, 2)).toEqual(codesOf(years, 'END'))
})

it('take the end as a milestone that no later approval makes good', () => {
  const years = [{ approvedEnd: '2016-01-31' }, { approvedEnd: '2030-01-31' }]
  // Published on 31 July 2016, by when the first end had passed. No class of cases was known.
  expect(codesOf(years, 'END')).toEqual([[], ['MILESTONE_OVERDUE']])
  expect(codesOf(years, 'AS_PUBLISHED')).toEqual([[], []])
})

it('tell an exit before the approved end from one after it', () => {
  const publications = [
    publicationOf(2015, [
      row({ approvedEnd: '2016-03-31' }),
      { publishedName: 'B', externalId: 'B_1', approvedEnd: '2016-04-01' },
    ]),
    publicationOf(2016, [{ publishedName: 'C', externalId: 'C_1', approvedStart: '2016-01-01' }]),
  ]
  const lines = timelinesOf(projectsOf(publications, NOBODY), publications, 'AS_PUBLISHED')
  expect(lines.map(({ id, ending, endsEarly }) => [id, ending, endsEarly])).toEqual([
    ['A_1', 'LEFT', false],
    ['B_1', 'LEFT', true],
    ['C_1', 'STILL_THERE', undefined],
  ])
})
