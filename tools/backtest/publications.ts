import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'
import type { FactRecord, Note } from '../../schema/facts/snapshots/snapshot'
import { HttpClients } from '../../subgraphs/reporting/kinds/httpClients'
import { readPayload } from '../../subgraphs/reporting/reading/readPayload'
import { loadSubgraphFile } from '../../subgraphs/reporting/config/subgraphFile'

/** One year's publication of the GMPP annual data, read by the shipped mapping. */
export interface Publication {
  /** The year in which it came out. */
  readonly year: number
  /** The day that it describes, ISO. */
  readonly referenceDate: string
  /** The day from which it counts as known, ISO. */
  readonly knownFrom: string
  /** One for each project. */
  readonly records: readonly FactRecord[]
  readonly notes: readonly Note[]
}

/** The publication that came next; nothing after the newest. */
export function publicationAfter(
  publications: readonly Publication[],
  publication: Publication,
): Publication | undefined {
  return publications[publications.indexOf(publication) + 1]
}

/**
 * The nine publications of 2014 to 2022, oldest first, from a folder that holds `gmpp_2014.csv` to
 * `gmpp_2022.csv`.
 *
 * @throws Error where a file is not there, or a publication is refused
 */
export async function readPublications(folder: string): Promise<readonly Publication[]> {
  const root = packageRoot()
  const file = path.join(root, 'tools', 'backtest', 'publications.yml')
  const [source] = loadSubgraphFile(file, root).sources
  if (source === undefined) throw new Error(`${file} has no source`)
  const dependencies = {
    portfolioRoot: root,
    environment: {},
    secrets: [],
    allow: [],
    clients: new HttpClients(),
  }
  const publications: Publication[] = []
  for (const one of source.returns) {
    const { id, referenceDate = '', knownFrom = '' } = one
    const published = path.join(folder, `gmpp_${id}.csv`)
    if (!existsSync(published)) throw new Error(`There is no ${published}`)
    const { refusal, records, notes } = await readPayload(source, one, readFileSync(published), dependencies)
    if (refusal !== undefined) throw new Error(`${published}: ${refusal.message}`)
    publications.push({ year: Number(id), referenceDate, knownFrom, records, notes })
  }
  return publications
}
