import { Crosswalk } from '../../../subgraphs/reporting/mapping/keys/crosswalk'
import { projectsOf } from '../../../tools/backtest/projects'
import { redCases } from '../../../tools/backtest/redCases'
import { redsFile } from '../../../tools/backtest/sourceFiles'
import type { Row } from './publications'
import { publicationOf } from './publications'

const NOBODY = new Crosswalk({ version: 1, aliases: [], programmes: [], names: [] })

const row = (id: string, more: Row): Row => ({
  publishedName: id,
  externalId: id,
  approvedStart: `2010-01-0${id.length}`,
  scale: 'FIVE_POINT',
  ...more,
})
const red = { centralRating: 'RED' }

const publications = [
  publicationOf(2020, [
    row('A', red),
    row('AB', red),
    row('ABC', red),
    row('ABCD', { centralRating: 'AMBER' }),
  ]),
  publicationOf(2021, [
    row('A', { ...red, category: 'ICT' }),
    row('ABC', { centralRating: { reason: 'NOT_RATED' } }),
  ]),
  publicationOf(2022, [row('A', { centralRating: 'AMBER', scale: 'THREE_POINT' }), row('ABC', red)]),
]

it('are the ratings of Red that a publication followed, with what it says', () => {
  const cases = redCases(projectsOf(publications, NOBODY), publications)
  const ict = { category: 'ICT', classed: 2021 }
  expect(cases).toEqual([
    { project: 'A', ...ict, year: 2020, next: 'RED' },
    { project: 'A', ...ict, year: 2021, next: 'OTHER_SCALE' },
    { project: 'AB', year: 2020, next: 'LEFT' },
    { project: 'ABC', year: 2020, next: 'NOT_RATED' },
  ])
  expect(redsFile(cases)).toContain("  { project: 'AB', year: 2020, next: 'LEFT' },")
})
