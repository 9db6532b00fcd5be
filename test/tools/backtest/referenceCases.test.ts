import { Crosswalk } from '../../../subgraphs/reporting/mapping/keys/crosswalk'
import { projectsOf } from '../../../tools/backtest/projects'
import { referenceCases } from '../../../tools/backtest/referenceCases'
import { casesFile } from '../../../tools/backtest/sourceFiles'
import type { Row } from './publications'
import { publicationOf } from './publications'

const NOBODY = new Crosswalk({ version: 1, aliases: [], programmes: [], names: [] })

const row = (id: string, more: Row): Row => ({
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
      approved: { 2019: '2020-01-01', 2020: '2021-01-01' },
      classed: 2019,
      fate: 'FINISHED',
      gone: 2021,
    },
    {
      project: 'AB',
      start: '2010-01-02',
      approved: { 2019: '2029-01-01' },
      classed: 2019,
      fate: 'LEFT_EARLY',
      gone: 2020,
    },
    {
      project: 'ABCD',
      start: '2010-01-04',
      approved: { 2021: '2025-01-01' },
      classed: 2021,
      fate: 'UNFINISHED',
    },
  ])
})

it('have the end that each publication states, or that was stated last, or first', () => {
  const withheld = { reason: 'WITHHELD_FOI' } as const
  const years = [
    publicationOf(2019, [row('A', { category: 'ICT', approvedEnd: withheld })]),
    publicationOf(2020, [row('A', { category: 'ICT', approvedEnd: '2022-01-01' })]),
    publicationOf(2021, [row('A', { category: 'ICT', approvedEnd: withheld })]),
    publicationOf(2022, [row('B', { category: 'ICT', approvedEnd: withheld })]),
  ]
  expect(referenceCases(projectsOf(years, NOBODY), years)).toMatchObject([
    { project: 'A', approved: { 2019: '2022-01-01', 2020: '2022-01-01', 2021: '2022-01-01' } },
  ])
})

it('are written one a line, after the publications', () => {
  const [first] = referenceCases(projectsOf(publications, NOBODY), publications)
  if (first === undefined) throw new Error('no case')
  const lines = casesFile([{ ...first, project: "DEPT: Its 'name'" }], publications).split('\n')
  expect(lines.at(-3)).toBe(
    "  { project: 'DEPT: Its \\'name\\'', start: '2010-01-01', approved: { 2019: '2020-01-01', 2020: '2021-01-01' }, classed: 2019, fate: 'FINISHED', gone: 2021 },",
  )
  expect(lines).toContain("  { year: 2020, described: '2020-03-31', knownFrom: '2020-07-31' },")
})
