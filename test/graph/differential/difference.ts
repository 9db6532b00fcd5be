type Path = readonly (string | number)[]

export interface DifferenceOptions {
  /** Whether keys in another order are a difference. */
  readonly inOrder: boolean
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Where two answers first differ, and what each has there; nothing where they are the same. */
export function differenceOf(
  one: unknown,
  other: unknown,
  options: DifferenceOptions,
  path: Path = [],
): string | undefined {
  const at = path.join('.')
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) {
    return Object.is(one, other)
      ? undefined
      : `${at}: ${JSON.stringify(one)} against ${JSON.stringify(other)}`
  }
  const [keys, others] = [Object.keys(one), Object.keys(other)]
  const listed = (names: readonly string[]) => (options.inOrder ? names : [...names].sort()).join()
  if (listed(keys) !== listed(others)) return `${at}: {${keys.join()}} against {${others.join()}}`
  for (const key of keys) {
    const below = differenceOf(one[key], other[key], options, [...path, key])
    if (below !== undefined) return below
  }
  return undefined
}
