import type { ConcernCode } from '../../schema/facts/records/concernCodes'
import { concernsOf, unjudgedOf } from '../../gateway/portfolio/concerns/concerns'
import type { Milestones } from './editions'
import { editionAt } from './editions'
import type { Ending, Project } from './projects'
import type { Publication } from './publications'
import { publicationAfter } from './publications'

/** A project as one publication left it, with the rules that fired on it in that year's edition. */
export interface Moment {
  readonly year: number
  /** The day described, ISO. */
  readonly referenceDate: string
  /** The central rating; absent where none was given or it is withheld. */
  readonly rating?: string
  readonly scale: string
  readonly fired: ReadonlySet<ConcernCode>
  /** The rules that said that they could not judge something of it. */
  readonly unjudged: ReadonlySet<ConcernCode>
}

/** A project from its first publication to its last. */
export interface Timeline {
  readonly id: string
  readonly moments: readonly Moment[]
  readonly ending: Ending
  /** Whether the last approved end is after the first publication without it; nothing where that is not known. */
  readonly endsEarly?: boolean
}

/**
 * Every project's timeline: the rules are run once for each year, over all that was known by then and nothing
 * after it.
 */
export function timelinesOf(
  projects: readonly Project[],
  publications: readonly Publication[],
  milestones: Milestones,
): readonly Timeline[] {
  const said = new Map<string, { readonly fired: Set<ConcernCode>; readonly unjudged: Set<ConcernCode> }>()
  for (const { year } of publications) {
    const view = editionAt(projects, year, milestones)
    for (const member of view.register.members) {
      const unjudged = new Set(unjudgedOf(view, member).map(({ code }) => code))
      said.set(`${year}/${member.id}`, { fired: new Set(), unjudged })
    }
    for (const { programmes, aspects } of concernsOf(view, false)) {
      for (const programme of programmes)
        for (const code of aspects) said.get(`${year}/${programme}`)?.fired.add(code)
    }
  }
  return projects.map(({ id, reports, ending }): Timeline => {
    const last = reports.at(-1)
    const next = last && publicationAfter(publications, last.publication)
    const end = last?.record.fields['approvedEnd']?.value
    return {
      id,
      ending,
      ...(next === undefined || end === undefined ? {} : { endsEarly: end > next.referenceDate }),
      moments: reports.map(({ publication: { year, referenceDate }, record: { fields } }): Moment => {
        const rating = fields['centralRating']?.value
        return {
          year,
          referenceDate,
          ...(rating === undefined ? {} : { rating }),
          scale: fields['scale']?.value ?? '',
          ...(said.get(`${year}/${id}`) ?? { fired: new Set(), unjudged: new Set() }),
        }
      }),
    }
  })
}
