import type { MemberState } from '../../schema/facts/book'

/** A view of a state that is worked out the first time that it is asked for, and kept as long as the state. */
export function oncePerState<View extends object>(
  work: (state: MemberState) => View,
): (state: MemberState) => View {
  const kept = new WeakMap<MemberState, View>()
  return (state) => {
    let view = kept.get(state)
    if (view === undefined) {
      view = work(state)
      kept.set(state, view)
    }
    return view
  }
}
