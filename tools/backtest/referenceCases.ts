import type { Fate, ReferenceCase } from '../../gateway/portfolio/concerns/referenceClass/gmppClass'
import { CLUSTER_CATEGORIES } from '../../gateway/portfolio/concerns/referenceClass/gmppClass'
import type { Project } from './projects'
import type { Publication } from './publications'
import { publicationAfter } from './publications'

function fateOf({ ending }: Project, end: string, next: Publication | undefined): Fate {
  if (next === undefined) return 'UNFINISHED'
  if (ending === 'UNCLEAR') return 'UNCLEAR'
  return end <= next.referenceDate ? 'FINISHED' : 'LEFT_EARLY'
}

/** The approved end as of each publication: where one states none, that before it, else the first stated. */
function approvedOf({ reports }: Project): Readonly<Record<number, string>> {
  const stated = reports.map(({ record }) => record.fields['approvedEnd']?.value)
  const first = stated.find((end) => end !== undefined)
  if (first === undefined) return {}
  const approved: Record<number, string> = {}
  let end = first
  reports.forEach(({ publication }, i) => {
    end = stated[i] ?? end
    approved[publication.year] = end
  })
  return approved
}

/** The ICT and transformation projects among all, with their dates and fates; without those that publish no dates. */
export function referenceCases(
  projects: readonly Project[],
  publications: readonly Publication[],
): readonly ReferenceCase[] {
  return projects.flatMap((project): readonly ReferenceCase[] => {
    const { id, reports } = project
    const [start] = reports.flatMap(({ record }) => record.fields['approvedStart']?.value ?? [])
    const approved = approvedOf(project)
    const end = Object.values(approved).at(-1)
    const classed = reports.find(({ record }) =>
      CLUSTER_CATEGORIES.includes(record.fields['category']?.value ?? ''),
    )?.publication
    const last = reports.at(-1)?.publication
    if (classed === undefined || last === undefined) return []
    if (start === undefined || end === undefined) return []
    const next = publicationAfter(publications, last)
    return [
      {
        project: id,
        start,
        approved,
        classed: classed.year,
        fate: fateOf(project, end, next),
        ...(next === undefined ? {} : { gone: next.year }),
      },
    ]
  })
}
