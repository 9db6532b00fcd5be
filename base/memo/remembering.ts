/**
 * Some work whose results are remembered, up to so many; then all are forgotten and it begins anew. For what a few
 * hundred texts are asked of again and again. Nothing (`undefined`) is not remembered.
 */
export function remembering<Key, Value>(most: number, work: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = work(key)
    if (value === undefined) return value
    if (known.size === most) known.clear()
    known.set(key, value)
    return value
  }
}
