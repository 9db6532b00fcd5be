import { CONCERN_CODES } from '../../../schema/facts/records/concernCodes'
import type { Project } from '../projects'
import type { Publication } from '../publications'
import { NUMBER, table } from './table'
import type { Timeline } from '../timelines'

/** What the publications hold, year by year, and what became of the projects in them. */
export function projectsTable(
  publications: readonly Publication[],
  projects: readonly Project[],
  timelines: readonly Timeline[],
): string {
  const rows = publications.map(({ year }) => {
    const moments = timelines.flatMap(({ moments }) => moments.filter((one) => one.year === year))
    const endedAs = (ending: Project['ending']) =>
      projects.filter((one) => one.ending === ending && one.reports.at(-1)?.publication.year === year).length
    return [
      year,
      moments.length,
      moments.filter(({ rating }) => rating !== undefined).length,
      moments.filter(({ rating }) => rating === 'RED').length,
      projects.filter(({ reports }) => reports[0]?.publication.year === year).length,
      endedAs('LEFT'),
      endedAs('UNCLEAR'),
    ]
  })
  return table(
    ['publication', 'projects', 'rated centrally', 'Red', 'seen first', 'left after it', 'unclear'].map(
      (heading) => ({ heading, ...NUMBER }),
    ),
    rows,
  )
}

/** Which rules spoke, and which had nothing to judge, over every project in every year. */
export function spokeTable(timelines: readonly Timeline[]): string {
  const moments = timelines.flatMap((one) => one.moments)
  return table(
    [
      { heading: 'rule' },
      { heading: 'spoke', ...NUMBER },
      { heading: 'said that it could not judge', ...NUMBER },
      { heading: 'of', ...NUMBER },
    ],
    CONCERN_CODES.map((code) => [
      `\`${code}\``,
      moments.filter(({ fired }) => fired.has(code)).length,
      moments.filter(({ unjudged }) => unjudged.has(code)).length,
      moments.length,
    ]),
  )
}
