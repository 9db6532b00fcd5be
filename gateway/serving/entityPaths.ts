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

/**
 * The real paths at which an entity stands in the response, from the path of the fetch and what
 * portfolio answered. Falls back to the part of the path before its first list, where portfolio's
 * answer does not hold the entity.
 */
export function entityPaths(
  roots: readonly { readonly path: ResponsePath; readonly data: unknown }[],
  path: ResponsePath,
  representation: Representation,
): readonly ResponsePath[] {
  const found = roots.flatMap(({ path: root, data }) =>
    follow(data, path.slice(root.length)).map((one) => ({ ...one, path: [...root, ...one.path] })),
  )
  const paths = found.filter(({ value }) => isThe(value, representation)).map(({ path: real }) => real)
  const each = path.indexOf('@')
  return paths.length > 0 ? paths : [each < 0 ? path : path.slice(0, each)]
}
