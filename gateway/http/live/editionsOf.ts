import type { EditionRow } from '../../portfolio/editions/edition'
import type { Portfolio } from '../../portfolio/editions/portfolio'
import type { EditionSource, ToldEdition } from './editionStream'

function told(
  { id, sequence, instant, cause, snapshots }: EditionRow,
  before: EditionRow | undefined,
): ToldEdition {
  const changed = Object.keys(snapshots).filter(
    (member) => snapshots[member] !== (before?.snapshots[member] ?? 0),
  )
  return { id, sequence, instant, cause, changed }
}

/** Portfolio's editions as clients are told of them. */
export function editionsOf(portfolio: Portfolio): EditionSource {
  const tellRow = (row: EditionRow) => told(row, portfolio.rows[row.sequence - 2])
  return {
    newest: () => tellRow(portfolio.newest),
    after: (sequence) => portfolio.rows.slice(sequence).map(tellRow),
    onEdition: (listener) =>
      portfolio.onEdition(({ opened }) => opened.forEach((row) => listener(tellRow(row)))),
  }
}
