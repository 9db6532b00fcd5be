/** What the gateway asks an entity for by: its type and the fields of its key. */
export type Representation = Readonly<Record<string, unknown>>

/** Representations each once, and where in that list the one of each place stands. */
export interface Distinct {
  readonly representations: readonly Representation[]
  readonly places: readonly number[]
}

/**
 * Representations without repeats: the gateway sends one for every place in which an entity stands. Nothing
 * where none repeats.
 */
export function distinct(representations: readonly Representation[]): Distinct | undefined {
  if (representations.length < 2) return undefined
  const known = new Map<string, number>()
  const first: Representation[] = []
  const places = representations.map((representation) => {
    const text = JSON.stringify(representation)
    const place = known.get(text)
    if (place !== undefined) return place
    known.set(text, first.length)
    return first.push(representation) - 1
  })
  return first.length === representations.length ? undefined : { representations: first, places }
}

/** The entities of distinct representations in every place. Each its own: the gateway writes into them. */
export function inEveryPlace(entities: readonly unknown[], places: readonly number[]): readonly unknown[] {
  const given = new Set<number>()
  return places.map((place) => {
    if (given.has(place)) return structuredClone(entities[place])
    given.add(place)
    return entities[place]
  })
}
