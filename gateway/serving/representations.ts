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
  const places = representations.map((representation) => {
    const text = JSON.stringify(representation)
    const place = known.get(text) ?? known.size
    known.set(text, place)
    return place
  })
  if (known.size === representations.length) return undefined
  const first = [...known.values()].map((place) => representations[places.indexOf(place)] as Representation)
  return { representations: first, places }
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
