import { isObject } from '../../../base/json/isObject'
import type { ResponsePath } from './failures'

type Representation = Readonly<Record<string, unknown>>

interface Found {
  readonly path: ResponsePath
  readonly value: Representation
}

/** Every object that a path with `@` for "each" leads to, with its real path. */
function follow(value: unknown, path: ResponsePath, at: ResponsePath = []): readonly Found[] {
  const [head, ...rest] = path
  if (head === '@') {
    return Array.isArray(value) ? value.flatMap((item, i) => follow(item, rest, [...at, i])) : []
  }
  if (!isObject(value)) return []
  if (head === undefined) return [{ path: at, value }]
  return follow(value[head], rest, [...at, head])
}

type Roots = readonly { readonly path: ResponsePath; readonly data: unknown }[]

/** The places of every object that a path leads to, by what represents it. */
interface Entities {
  readonly roots: number
  readonly places: ReadonlyMap<string, readonly ResponsePath[]>
}

function identityOf(value: Representation, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => value[name]))
}

/** Many entities of one fetch are looked for where it failed: what its path leads to is followed once. */
const known = new WeakMap<Roots, Map<string, Entities>>()

/** The places of the entities that a path leads to, by the values of what represents them. */
function entitiesAt(roots: Roots, path: ResponsePath, names: readonly string[]): Entities {
  const indexes = known.get(roots) ?? new Map<string, Entities>()
  known.set(roots, indexes)
  const key = JSON.stringify([path, names])
  const before = indexes.get(key)
  if (before?.roots === roots.length) return before
  const places = new Map<string, ResponsePath[]>()
  for (const { path: root, data } of roots) {
    for (const { path: at, value } of follow(data, path.slice(root.length))) {
      const identity = identityOf(value, names)
      const same = places.get(identity)
      const place = [...root, ...at]
      if (same === undefined) places.set(identity, [place])
      else same.push(place)
    }
  }
  const entities = { roots: roots.length, places }
  indexes.set(key, entities)
  return entities
}

/**
 * The real paths at which an entity stands in the response, from the path of the fetch and what
 * portfolio answered. Falls back to the part of the path before its first list, where portfolio's
 * answer does not hold the entity.
 */
export function entityPaths(
  roots: Roots,
  path: ResponsePath,
  representation: Representation,
): readonly ResponsePath[] {
  const names = Object.keys(representation)
  const found = entitiesAt(roots, path, names).places.get(identityOf(representation, names))
  const each = path.indexOf('@')
  return found ?? [each < 0 ? path : path.slice(0, each)]
}
