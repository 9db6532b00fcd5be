/**
 * Some work on two things, done the first time that a pair is asked about in that order and in that way.
 *
 * The result is kept by both things themselves, and only as long as both are: a view of the same edition that
 * lacks what a member has yet to tell is another thing.
 */
export function oncePerPair<One extends object, Other extends object, Way, Value>(
  work: (one: One, other: Other, way: Way) => Value,
): (one: One, other: Other, way: Way) => Value {
  const kept = new WeakMap<One, WeakMap<Other, Map<Way, { readonly value: Value }>>>()
  return (one, other, way) => {
    const ofOne = kept.get(one) ?? new WeakMap<Other, Map<Way, { readonly value: Value }>>()
    kept.set(one, ofOne)
    const ofBoth = ofOne.get(other) ?? new Map<Way, { readonly value: Value }>()
    ofOne.set(other, ofBoth)
    const known = ofBoth.get(way) ?? { value: work(one, other, way) }
    ofBoth.set(way, known)
    return known.value
  }
}
