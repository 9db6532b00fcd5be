import { Crosswalk } from '../../../subgraphs/reporting/mapping/keys/crosswalk'
import { projectsOf } from '../../../tools/backtest/projects'
import { casesFile, referenceCases } from '../../../tools/backtest/referenceCases'
import { publicationOf } from './publications'

const NOBODY = new Crosswalk({ version: 1, aliases: [], programmes: [], names: [] })

const row = (id: string, more: Readonly<Record<string, string>>) => ({
  publishedName: id,
  externalId: id,
  approvedStart: `2010-01-0${id.length}`,
  ...more,
})

const publications = [
  publicationOf(2019, [
    row('A', { approvedEnd: '2020-01-01', category: 'ICT' }),
    row('AB', { approvedEnd: '2029-01-01', category: 'Government Transformation and Service Delivery' }),
    row('ABC', { approvedEnd: '2020-01-01', category: 'Military Capability' }),
  ]),
  publicationOf(2020, [row('A', { approvedEnd: '2021-01-01', category: 'ICT' })]),
  publicationOf(2021, [row('ABCD', { category: 'ICT' })]),
]

it('are the ICT and transformation projects, with the fate that the publications show', () => {
  expect(referenceCases(projectsOf(publications, NOBODY), publications)).toEqual([
    {
      project: 'A',
      start: '2010-01-01',
      baseline: '2020-01-01',
      end: '2021-01-01',
      seen: 2,
      classed: '2019-07-31',
      fate: 'FINISHED',
      known: '2021-07-31',
    },
    {
      project: 'AB',
      start: '2010-01-02',
      baseline: '2029-01-01',
      end: '2029-01-01',
      seen: 1,
      classed: '2019-07-31',
      fate: 'LEFT_EARLY',
      known: '2020-07-31',
    },
    {
      project: 'ABCD',
      start: '2010-01-04',
      baseline: '2025-01-01',
      end: '2025-01-01',
      seen: 1,
      classed: '2021-07-31',
      fate: 'UNFINISHED',
    },
  ])
})

it('are written one a line', () => {
  const [first] = referenceCases(projectsOf(publications, NOBODY), publications)
  if (first === undefined) throw new Error('no case')
  expect(
    casesFile([{ ...first, project: "DEPT: Its 'name'" }])
      .split('\n')
      .at(-3),
  ).toBe(
    "  { project: 'DEPT: Its \\'name\\'', start: '2010-01-01', baseline: '2020-01-01', end: '2021-01-01', seen: 2, classed: '2019-07-31', fate: 'FINISHED', known: '2021-07-31' },",
  )
})
