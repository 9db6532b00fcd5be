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
  if (typeof value !== 'object' || value === null) return []
  if (head === undefined) return Array.isArray(value) ? [] : [{ path: at, value: value as Representation }]
  return follow((value as Representation)[head], rest, [...at, head])
}

function isThe(value: Representation, representation: Representation): boolean {
  return Object.entries(representation).every(([key, wanted]) => value[key] === wanted)
}

type Roots = readonly { readonly path: ResponsePath; readonly data: unknown }[]

/** Every object that a path leads to, by its id. */
interface Entities {
  readonly roots: number
  readonly byId: ReadonlyMap<unknown, readonly Found[]>
}

/** Many entities of one fetch are looked for where it failed: what its path leads to is followed once. */
const known = new WeakMap<Roots, Map<string, Entities>>()

function entitiesAt(roots: Roots, path: ResponsePath): Entities {
  const byPath = known.get(roots) ?? new Map<string, Entities>()
  known.set(roots, byPath)
  const key = JSON.stringify(path)
  const before = byPath.get(key)
  if (before?.roots === roots.length) return before
  const byId = new Map<unknown, Found[]>()
  for (const { path: root, data } of roots) {
    for (const { path: at, value } of follow(data, path.slice(root.length))) {
      const one = { path: [...root, ...at], value }
      const same = byId.get(value['id'])
      if (same === undefined) byId.set(value['id'], [one])
      else same.push(one)
    }
  }
  const entities = { roots: roots.length, byId }
  byPath.set(key, entities)
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
  const found = entitiesAt(roots, path).byId.get(representation['id']) ?? []
  const paths = found.filter(({ value }) => isThe(value, representation)).map(({ path: real }) => real)
  const each = path.indexOf('@')
  return paths.length > 0 ? paths : [each < 0 ? path : path.slice(0, each)]
}
