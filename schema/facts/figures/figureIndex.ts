import type { MemberState } from '../snapshots/book'
import type { Fact } from './figure'
import { figureKey, figureKeyIn, markOf, subjectMark } from './figure'
import type { RecordType } from '../records/records'
import { RECORDS } from '../records/records'

/** A figure's place in a member's facts. */
export interface FigurePlace {
  readonly fact: Fact
  readonly field: string
}

const kept = new WeakMap<MemberState, ReadonlyMap<string, readonly Fact[]>>()

/** A member's facts by the mark of their figures' ids. */
function factsByMark(state: MemberState): ReadonlyMap<string, readonly Fact[]> {
  const marked = new Map<string, Fact[]>()
  for (const type of Object.keys(RECORDS) as RecordType[]) {
    for (const fact of state.facts(type).values()) {
      const mark = subjectMark({ member: state.member, type, key: fact.record.key })
      const facts = marked.get(mark)
      if (facts === undefined) marked.set(mark, [fact])
      else facts.push(fact)
    }
  }
  return marked
}

/**
 * Where a member states the figure with an id, whatever it says there; nothing where it does not. The index is made
 * once per state.
 */
export function placeOfFigure(state: MemberState, id: string): FigurePlace | undefined {
  let marked = kept.get(state)
  if (marked === undefined) {
    marked = factsByMark(state)
    kept.set(state, marked)
  }
  const wanted = figureKeyIn(id)
  for (const fact of marked.get(markOf(id)) ?? []) {
    const { type, key } = fact.record
    const field = Object.keys(RECORDS[type].fields).find(
      (one) => figureKey({ member: state.member, type, key, field: one }) === wanted,
    )
    if (field !== undefined) return { fact, field }
  }
  return undefined
}
