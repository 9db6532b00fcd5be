export type Data = Record<string, unknown>

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null
}

/**
 * Puts what a subgraph has answered to what is there already, object by object and, in lists of the same length, item
 * by item. Both are written into.
 */
export function merge(target: Data, source: Readonly<Data>): void {
  for (const key of Object.keys(source)) {
    // Nothing that was asked has this name.
    if (key === '__proto__') continue
    const [there, given] = [target[key], source[key]]
    if (given === undefined) continue
    if (Array.isArray(there) && Array.isArray(given) && there.length === given.length)
      mergeItems(there, given)
    else if (isObject(there) && isObject(given) && !Array.isArray(given)) merge(there, given)
    else target[key] = given
  }
}

function mergeItems(target: unknown[], source: readonly unknown[]): void {
  source.forEach((given, i) => {
    const there = target[i]
    if (isObject(there) && isObject(given)) merge(there, given)
    else target[i] = given
  })
}
