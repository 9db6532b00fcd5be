import { Problem } from '../../../schema/problem'
import { foldText } from '../foldText'
import type { Grid } from './grid'
import type { TableWanted } from './rawTable'

/** The heading that marks the table is looked for in so many rows and columns. */
const SEARCHED = 60

export interface TableLocation {
  readonly orientation: 'rows' | 'columns'
  /** Of the heading that marks the table, from 0. */
  readonly row: number
  readonly column: number
}

interface Candidate extends TableLocation {
  readonly hits: number
}

/**
 * Finds the table by the heading that marks it. Where that heading stands more than once, or the
 * orientation is open, the row or column that holds most of the other headings is taken; of equals,
 * the first, and rows before columns.
 *
 * @throws Problem HEADER_NOT_FOUND
 */
export function locateTable(grid: Grid, wanted: TableWanted): TableLocation {
  let best: Candidate | undefined
  for (let row = 0; row < Math.min(grid.rowCount, SEARCHED); row += 1) {
    for (let column = 0; column < Math.min(grid.columnCount, SEARCHED); column += 1) {
      if (!wanted.header(foldText(grid.text(row, column)))) continue
      for (const candidate of candidates(grid, wanted, row, column)) {
        if (best === undefined || candidate.hits > best.hits) best = candidate
      }
    }
  }
  if (best === undefined) {
    throw new Problem(
      'HEADER_NOT_FOUND',
      `no row or column holds the heading ${wanted.headerText} [HEADER_NOT_FOUND]`,
    )
  }
  return best
}

function candidates(grid: Grid, wanted: TableWanted, row: number, column: number): Candidate[] {
  const found: Candidate[] = []
  if (wanted.orientation !== 'columns') {
    const line = Array.from({ length: grid.columnCount }, (_, at) => foldText(grid.text(row, at)))
    found.push({ orientation: 'rows', row, column, hits: knownAmong(line, wanted) })
  }
  if (wanted.orientation !== 'rows') {
    const line = Array.from({ length: Math.min(grid.rowCount, 1000) }, (_, at) =>
      foldText(grid.text(at, column)),
    )
    found.push({ orientation: 'columns', row, column, hits: knownAmong(line, wanted) })
  }
  return found
}

function knownAmong(line: readonly string[], wanted: TableWanted): number {
  return wanted.known.filter((isKnown) => line.some((text) => text !== '' && isKnown(text))).length
}
