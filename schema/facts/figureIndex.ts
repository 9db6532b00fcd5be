import type { MemberState } from './book'
import type { Fact, FigureIdentity } from './figure'
import { figureId } from './figure'
import type { RecordType } from './records'
import { RECORDS } from './records'

/** A figure's place in a member's facts. */
export interface FigurePlace {
  readonly fact: Fact
  readonly field: string
}

const kept = new WeakMap<MemberState, ReadonlyMap<string, FigurePlace>>()

function placesIn(state: MemberState): ReadonlyMap<string, FigurePlace> {
  const places = new Map<string, FigurePlace>()
  for (const type of Object.keys(RECORDS) as RecordType[]) {
    for (const fact of state.facts(type).values()) {
      for (const field of Object.keys(fact.record.fields)) {
        const identity: FigureIdentity = { member: state.member, type, key: fact.record.key, field }
        places.set(figureId(identity), { fact, field })
      }
    }
  }
  return places
}

/** Where a member states the figure with an id; nothing where it does not. The index is made once per state. */
export function placeOfFigure(state: MemberState, id: string): FigurePlace | undefined {
  let places = kept.get(state)
  if (places === undefined) {
    places = placesIn(state)
    kept.set(state, places)
  }
  return places.get(id)
}
