import { Problem } from '../../../base/problems/problem'
import type { Note } from '../../../schema/facts/snapshots/snapshot'
import type { RawSource, RawTable } from '../table/rawTable'

/** The records of a source that is asked, by the name of the request, as mapping takes them. */
export function requestedTables(
  source: string,
  tables: ReadonlyMap<string, RawTable>,
  notes: readonly Note[] = [],
): RawSource {
  const request = (name: string): RawTable => {
    const table = tables.get(name)
    if (table !== undefined) return table
    const message = `${source}: no request is named "${name}"; there are: ${[...tables.keys()].join(', ')} [BAD_CONFIGURATION]`
    throw new Problem('BAD_CONFIGURATION', message, { source, request: name })
  }
  const table = (): RawTable => {
    const message = `${source}: records come by request, not by a heading in a table [BAD_CONFIGURATION]`
    throw new Problem('BAD_CONFIGURATION', message, { source })
  }
  return { encoding: 'utf-8', request, table, notes: () => notes }
}
