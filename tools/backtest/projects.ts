import { readFileSync } from 'node:fs'
import path from 'node:path'

import { foldText } from '../../base/text/foldText'
import { checkYaml, parseYaml } from '../../base/configuration/yamlFile'
import { packageRoot } from '../../base/process/packageRoot'
import { KEY_SEPARATOR } from '../../schema/facts/records/records'
import type { FactRecord } from '../../schema/facts/snapshots/snapshot'
import { Crosswalk, crosswalkSchema } from '../../subgraphs/reporting/mapping/keys/crosswalk'
import type { Publication } from './publications'
import { publicationAfter } from './publications'

/** What one publication says of one project. */
export interface Report {
  readonly publication: Publication
  readonly record: FactRecord
}

/**
 * Why a project has no later report: its last report is in the newest publication; it has left; or a project
 * of the same department and approved start appears where it is no longer found, and may be the same.
 */
export type Ending = 'STILL_THERE' | 'LEFT' | 'UNCLEAR'

/** A project through the publications. */
export interface Project {
  readonly id: string
  /** Oldest first; at least one. */
  readonly reports: readonly Report[]
  readonly ending: Ending
}

/** Departments that have followed one another, or are spelt in more than one way. */
const SUCCESSORS: Readonly<Record<string, string>> = {
  BIS: 'BEIS',
  DECC: 'BEIS',
  DH: 'DHSC',
  DOH: 'DHSC',
  'DOH CAPITAL': 'DHSC',
  'DOH NON CAPITAL': 'DHSC',
  DCLG: 'MHCLG',
  FCO: 'FCDO',
  DFID: 'FCDO',
}

function field({ record }: Report, name: string): string | undefined {
  return record.fields[name]?.value
}

function departmentOf(report: Report): string {
  const department = foldText(field(report, 'department') ?? '').toUpperCase()
  return SUCCESSORS[department] ?? department
}

/** By what a report may be known again: the crosswalk's decision, the id, the whole name; no likeness. */
function knownBy(report: Report, crosswalk: Crosswalk): readonly string[] {
  const { publication } = report
  const [id, name = ''] = [field(report, 'externalId'), foldText(field(report, 'publishedName') ?? '')]
  const programme =
    id === undefined
      ? crosswalk.programmeOfName(String(publication.year), name, field(report, 'department') ?? '')
      : crosswalk.programmeOfId(id)
  return [
    ...(programme === undefined ? [] : [`programme/${programme}`]),
    ...(id === undefined ? [] : [`id/${crosswalk.canonicalId(id)}`]),
    `name/${name.toLowerCase()}`,
  ]
}

/** The shipped crosswalk. */
function shippedCrosswalk(): Crosswalk {
  const file = path.join(packageRoot(), 'subgraphs', 'crosswalk.yml')
  return new Crosswalk(checkYaml(crosswalkSchema, parseYaml(readFileSync(file, 'utf8'), 'crosswalk.yml')))
}

class Chain {
  readonly reports: Report[] = []
  readonly keys = new Set<string>()

  get last(): Report {
    return this.reports.at(-1) as Report
  }

  add(report: Report, keys: readonly string[]): void {
    this.reports.push(report)
    for (const key of keys) this.keys.add(key)
  }

  /** The crosswalk's programme, else the collection's id, else the first name with the year that it is of. */
  get id(): string {
    const keys = [...this.keys]
    const known =
      keys.find((key) => key.startsWith('programme/')) ?? keys.find((key) => key.startsWith('id/'))
    const [first] = this.reports
    return (
      known?.slice(known.indexOf('/') + 1) ??
      `${first?.record.key.split(KEY_SEPARATOR)[0] ?? ''} (${first?.publication.year ?? ''})`
    )
  }
}

/** Joins a report to a chain by the crosswalk or an id at any distance, by a name only to the publication before. */
function chainOf(
  chains: readonly Chain[],
  keys: readonly string[],
  before: Publication | undefined,
): Chain | undefined {
  const sure = keys.filter((key) => !key.startsWith('name/'))
  const byKey = chains.find((chain) => sure.some((key) => chain.keys.has(key)))
  const name = keys.find((key) => key.startsWith('name/')) ?? ''
  const byName = chains.find((chain) => {
    const isOtherId = sure.length > 0 && [...chain.keys].some((key) => !key.startsWith('name/'))
    return chain.last.publication === before && !isOtherId && chain.keys.has(name)
  })
  return byKey ?? byName
}

/**
 * Projects through the publications, for counting: joined by the crosswalk and ids, and before there were ids
 * by the whole published name from one publication to the next, whatever the department had become. A project
 * that changed its name is lost, and is told apart from one that left as far as can be.
 */
export function projectsOf(
  publications: readonly Publication[],
  crosswalk: Crosswalk = shippedCrosswalk(),
): readonly Project[] {
  const chains: Chain[] = []
  publications.forEach((publication, i) => {
    const before = publications[i - 1]
    const known = [...chains]
    for (const record of publication.records) {
      const report = { publication, record }
      const keys = knownBy(report, crosswalk)
      const chain = chainOf(known, keys, before) ?? new Chain()
      if (chain.reports.length === 0) chains.push(chain)
      chain.add(report, keys)
    }
  })
  const newest = publications.at(-1)
  const endingOf = ({ last }: Chain): Ending => {
    if (last.publication === newest) return 'STILL_THERE'
    const next = publicationAfter(publications, last.publication)
    const start = field(last, 'approvedStart')
    const isPerhaps = chains.some(
      ({ reports: [first] }) =>
        first !== undefined &&
        first.publication === next &&
        start !== undefined &&
        field(first, 'approvedStart') === start &&
        departmentOf(first) === departmentOf(last),
    )
    return isPerhaps ? 'UNCLEAR' : 'LEFT'
  }
  return chains.map((chain) => ({ id: chain.id, reports: chain.reports, ending: endingOf(chain) }))
}
