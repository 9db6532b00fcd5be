import { Problem } from '../../../base/problems/problem'
import { foldText } from '../../../base/text/foldText'
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
  const hits = new LineHits(grid, wanted)
  for (let row = 0; row < Math.min(grid.rowCount, SEARCHED); row += 1) {
    for (let column = 0; column < Math.min(grid.columnCount, SEARCHED); column += 1) {
      if (!wanted.header(foldText(grid.text(row, column)))) continue
      for (const candidate of candidates(hits, wanted, row, column)) {
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

function candidates(hits: LineHits, wanted: TableWanted, row: number, column: number): Candidate[] {
  const found: Candidate[] = []
  if (wanted.orientation !== 'columns') {
    found.push({ orientation: 'rows', row, column, hits: hits.inRow(row) })
  }
  if (wanted.orientation !== 'rows') {
    found.push({ orientation: 'columns', row, column, hits: hits.inColumn(column) })
  }
  return found
}

/** How many of the other headings a row or column holds. Each is looked through once, however often it is asked. */
class LineHits {
  readonly #grid: Grid
  readonly #wanted: TableWanted
  readonly #rows = new Map<number, number>()
  readonly #columns = new Map<number, number>()

  constructor(grid: Grid, wanted: TableWanted) {
    this.#grid = grid
    this.#wanted = wanted
  }

  inRow(row: number): number {
    const { columnCount } = this.#grid
    return this.#once(this.#rows, row, columnCount, (at) => this.#grid.text(row, at))
  }

  inColumn(column: number): number {
    const length = Math.min(this.#grid.rowCount, 1000)
    return this.#once(this.#columns, column, length, (at) => this.#grid.text(at, column))
  }

  #once(known: Map<number, number>, line: number, length: number, text: (at: number) => string): number {
    let hits = known.get(line)
    if (hits === undefined) {
      hits = knownAmong(
        Array.from({ length }, (_, at) => foldText(text(at))),
        this.#wanted,
      )
      known.set(line, hits)
    }
    return hits
  }
}

function knownAmong(line: readonly string[], wanted: TableWanted): number {
  return wanted.known.filter((isKnown) => line.some((text) => text !== '' && isKnown(text))).length
}
