import type { RedCase, RedNext } from '../../gateway/portfolio/concerns/referenceClass/redClass'
import type { Project, Report } from './projects'
import type { Publication } from './publications'
import { publicationAfter } from './publications'

const stated = ({ record }: Report, field: string): string | undefined => record.fields[field]?.value

/** What the publication after a Red says of the project; on another scale, only that. */
function nextOf({ reports, ending }: Project, red: Report, next: Publication): RedNext {
  const after = reports.find(({ publication }) => publication === next)
  if (after === undefined) return reports.at(-1) === red && ending === 'LEFT' ? 'LEFT' : 'UNCLEAR'
  if (stated(after, 'scale') !== stated(red, 'scale')) return 'OTHER_SCALE'
  return (stated(after, 'centralRating') ?? 'NOT_RATED') as RedNext
}

/** Every rating of Red by the centre that a later publication could follow, with what followed. */
export function redCases(
  projects: readonly Project[],
  publications: readonly Publication[],
): readonly RedCase[] {
  return projects.flatMap((project): readonly RedCase[] => {
    const classed = project.reports.find((report) => stated(report, 'category') !== undefined)
    return project.reports.flatMap((report): readonly RedCase[] => {
      const next = publicationAfter(publications, report.publication)
      if (stated(report, 'centralRating') !== 'RED' || next === undefined) return []
      return [
        {
          project: project.id,
          ...(classed === undefined
            ? {}
            : { category: stated(classed, 'category'), classed: classed.publication.year }),
          year: report.publication.year,
          next: nextOf(project, report, next),
        },
      ]
    })
  })
}
