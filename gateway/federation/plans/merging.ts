import { isObject } from '../../../base/json/isObject'

export type Data = Record<string, unknown>

/**
 * Puts what a subgraph has answered to what is there already, object by object and, in lists of the same length, item
 * by item. Both are written into.
 */
export function merge(target: Data, source: Readonly<Data>): void {
  for (const key of Object.keys(source)) {
    // Nothing that was asked has this name.
    if (key === '__proto__') continue
    const given = source[key]
    if (given !== undefined) target[key] = merged(target[key], given)
  }
}

function merged(there: unknown, given: unknown): unknown {
  if (Array.isArray(there) && Array.isArray(given) && there.length === given.length) {
    given.forEach((item, i) => (there[i] = merged(there[i], item)))
    return there
  }
  if (!isObject(there) || !isObject(given)) return given
  merge(there, given)
  return there
}
