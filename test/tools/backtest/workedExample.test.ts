import { Crosswalk } from '../../../subgraphs/reporting/mapping/keys/crosswalk'
import { expectedConcerns, explanations } from '../../../tools/backtest/expected'
import { projectsOf } from '../../../tools/backtest/projects'
import { workedExample } from '../../../tools/backtest/workedExample'
import { publicationOf } from './publications'

const crosswalk = new Crosswalk({
  version: 1,
  aliases: [],
  programmes: [{ id: 'ours', name: 'Ours', ids: ['O_1'] }],
  names: [],
})

it('sets what is expected beside what is raised, in the years that were read', () => {
  const named = { publishedName: 'O', externalId: 'O_1' }
  const publications = [
    publicationOf(2015, [{ ...named, centralRating: 'RED' }]),
    publicationOf(2016, [{ ...named, centralRating: 'AMBER', yearVariance: '9' }]),
    publicationOf(2017, [{ ...named, centralRating: 'RED' }]),
  ]
  const line = (year: number, rule: 'CONFIDENCE_RED' | 'SCHEDULE_BEHIND') => ({
    programme: 'ours',
    year,
    rule,
    text: 'It says so.',
  })
  const expected = {
    read: { ours: [2015, 2016] },
    lines: [line(2015, 'CONFIDENCE_RED'), line(2016, 'CONFIDENCE_RED'), line(2016, 'SCHEDULE_BEHIND')],
  }
  const verdicts = workedExample(projectsOf(publications, crosswalk), expected, 'AS_PUBLISHED')
  expect(verdicts.map((one) => [one.year, one.rule, one.outcome, one.notJudged])).toEqual([
    [2015, 'CONFIDENCE_RED', 'HIT', false],
    [2016, 'CONFIDENCE_RED', 'MISS', false],
    [2016, 'SCHEDULE_BEHIND', 'MISS', true],
    [2016, 'IN_YEAR_VARIANCE', 'FALSE_ALARM', false],
  ])
})

it('has a list of which every line is of a narrative that was read', () => {
  const { read, lines } = expectedConcerns()
  expect(lines).toHaveLength(46)
  expect(Object.values(read).flat()).toHaveLength(24)
  for (const { programme, year } of lines) expect(read[programme]).toContain(year)
  for (const { programme, year } of explanations().falseAlarms) expect(read[programme]).toContain(year)
})
