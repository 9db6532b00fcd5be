import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { Figure, SnapshotHead } from '../../../schema/facts/figures/figure'
import { figureOf, headOf, saidBy } from '../../../schema/facts/figures/figure'
import { placeOfFigure } from '../../../schema/facts/figures/figureIndex'
import { recordName, RecordNames } from '../../../schema/facts/records/recordNames'
import { recordsAmong } from '../../../schema/facts/snapshots/settledSnapshot'

/** A figure as one snapshot stated it: its vintages show what was known when. */
export interface Revision {
  readonly figure: Figure
  readonly snapshot: SnapshotHead
}

interface Wanted {
  readonly field: string
  readonly revisions: Revision[]
}

/**
 * The vintages of figures up to a state, each list oldest first: one for each snapshot in which what
 * the figure says is new. Empty for an id that the member does not state. However many are asked for,
 * the snapshots are gone through once.
 */
export function revisionsOf(state: MemberState, ids: readonly string[]): readonly (readonly Revision[])[] {
  const wanted = new Map<string, Wanted[]>()
  const names = new RecordNames()
  const answers = ids.map((id) => {
    const place = placeOfFigure(state, id)
    const revisions: Revision[] = []
    if (place !== undefined) {
      const { record } = place.fact
      const name = recordName(record)
      wanted.set(name, [...(wanted.get(name) ?? []), { field: place.field, revisions }])
      names.add(record)
    }
    return revisions
  })
  for (const read of state.history()) {
    const snapshot = headOf(read)
    for (const record of recordsAmong(read, names)) {
      for (const { field, revisions } of wanted.get(recordName(record)) ?? []) {
        const figure = figureOf({ member: state.member, record, snapshot }, field)
        const before = revisions.at(-1)
        if (before === undefined || saidBy(before.figure) !== saidBy(figure))
          revisions.push({ figure, snapshot })
      }
    }
  }
  return answers
}
