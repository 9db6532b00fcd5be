import path from 'node:path'

import { packageRoot } from '../../../base/process/packageRoot'
import type { FactRecord } from '../../../schema/facts/snapshots/snapshot'
import type { Origin } from '../../../schema/facts/figures/origin'
import { loadSubgraphFile } from '../../../subgraphs/reporting/config/subgraphFile'
import { readReturn } from '../../../subgraphs/reporting/reading/readReturn'
import { dependenciesOf } from './dependencies'

export const CLUSTERS = ['overseas', 'defence', 'synergy', 'matrix', 'unity'] as const

/** A record's values, and reasons in brackets, with what its return says of itself. */
export interface ShippedRow {
  readonly member: string
  readonly source: string
  readonly returnId: string
  readonly origin: Origin
  readonly publication: string
  readonly cells: Readonly<Record<string, string>>
}

function cellsOf({ fields }: FactRecord): ShippedRow['cells'] {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { value, reason }]) => [name, value ?? `(${reason ?? ''})`]),
  )
}

/** Reads the returns of one source of a member as shipped; a member without the source has no rows. */
export async function shippedRows(member: string, source: string): Promise<readonly ShippedRow[]> {
  const folder = path.join(packageRoot(), 'subgraphs')
  const file = loadSubgraphFile(path.join(folder, member, 'subgraph.yml'), folder)
  const found = file.sources.find(({ id }) => id === source)
  if (found === undefined) return []
  const rows: ShippedRow[] = []
  for (const one of found.returns) {
    const reading = await readReturn(found, one, dependenciesOf(folder))
    expect(reading).toMatchObject({ verdict: 'ACCEPTED', quarantine: [], notes: [] })
    const { title = '', reference = '' } = one.publication ?? {}
    const publication = `${title}, ${reference}`
    for (const record of reading.records)
      rows.push({ member, source, returnId: one.id, origin: one.origin, publication, cells: cellsOf(record) })
  }
  return rows
}

/** Reads one source of all clusters. */
export async function clusterRows(source: string): Promise<readonly ShippedRow[]> {
  return (await Promise.all(CLUSTERS.map((member) => shippedRows(member, source)))).flat()
}
