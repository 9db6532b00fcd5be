import type { MemberState } from '../../schema/facts/book'
import type { Figure, SnapshotHead } from '../../schema/facts/figure'
import { figureOf } from '../../schema/facts/figure'
import { placeOfFigure } from '../../schema/facts/figureIndex'

/** A figure as one snapshot stated it: its vintages show what was known when. */
export interface Revision {
  readonly figure: Figure
  readonly snapshot: SnapshotHead
}

function says({ cell }: Figure): string {
  return JSON.stringify([cell.value, cell.reason, cell.note])
}

/**
 * The vintages of a figure up to a state, oldest first: one for each snapshot in which what it says is
 * new. Nothing where the member does not state such a figure.
 */
export function revisionsOf(state: MemberState, id: string): readonly Revision[] {
  const place = placeOfFigure(state, id)
  if (place === undefined) return []
  const { fact, field } = place
  const revisions: Revision[] = []
  for (const { records, quarantine: _quarantine, notes: _notes, ...head } of state.history()) {
    for (const record of records) {
      if (record.type !== fact.record.type || record.key !== fact.record.key) continue
      const figure = figureOf({ member: state.member, record, snapshot: head }, field)
      const before = revisions.at(-1)
      if (before === undefined || says(before.figure) !== says(figure))
        revisions.push({ figure, snapshot: head })
    }
  }
  return revisions
}
