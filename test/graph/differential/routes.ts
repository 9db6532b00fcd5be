import type { GraphQLInterfaceType, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql'
import { getNamedType, isInterfaceType, isObjectType } from 'graphql'

import type { Random } from './random'

export type Composite = GraphQLObjectType | GraphQLInterfaceType

/** What a selection must hold: fields, and what must be held below each, under type conditions or not. */
export interface Wanted {
  readonly fields: Map<string, Wanted>
  readonly on: Map<string, Wanted>
}

export function nothingWanted(): Wanted {
  return { fields: new Map(), on: new Map() }
}

export function isComposite(type: GraphQLNamedType | null | undefined): type is Composite {
  return isObjectType(type) || isInterfaceType(type)
}

interface Step {
  readonly field?: string
  readonly to: Composite
}

function stepsFrom(schema: GraphQLSchema, type: Composite): readonly Step[] {
  const below = Object.values(type.getFields()).flatMap((field): Step[] => {
    const to = getNamedType(field.type)
    return isComposite(to) ? [{ field: field.name, to }] : []
  })
  const narrower = isInterfaceType(type) ? schema.getPossibleTypes(type).map((to) => ({ to })) : []
  return [...below, ...narrower]
}

/** How questions get from the root to a type. */
export class Routes {
  readonly #schema: GraphQLSchema
  readonly #root: Composite
  readonly #composites: readonly Composite[]
  readonly #distances = new Map<string, ReadonlyMap<string, number>>()

  constructor(schema: GraphQLSchema) {
    const root = schema.getQueryType()
    if (root == null) throw new RangeError('the schema has no root to ask at')
    this.#schema = schema
    this.#root = root
    this.#composites = Object.values(schema.getTypeMap()).filter(isComposite)
  }

  /** The fewest steps to a type from every type that leads to it. */
  #to(target: string): ReadonlyMap<string, number> {
    const known = this.#distances.get(target)
    if (known !== undefined) return known
    const distances = new Map([[target, 0]])
    for (let steps = 1, grown = true; grown; steps += 1) {
      const next = this.#composites.filter(
        (type) =>
          !distances.has(type.name) && stepsFrom(this.#schema, type).some(({ to }) => distances.has(to.name)),
      )
      for (const type of next) distances.set(type.name, steps)
      grown = next.length > 0
    }
    this.#distances.set(target, distances)
    return distances
  }

  /** Wants a field of a type as well, by a random way from the root that is at most so much longer than the shortest. */
  lead(wanted: Wanted, type: string, field: string, random: Random, detour: number): void {
    const distances = this.#to(type)
    let left = (distances.get(this.#root.name) ?? Number.POSITIVE_INFINITY) + detour
    if (!Number.isFinite(left)) throw new RangeError(`no question reaches ${type}`)
    let here = wanted
    for (let at = this.#root; at.name !== type || (left > 0 && random.chance(0.5)); left -= 1) {
      const possible = stepsFrom(this.#schema, at).filter(({ to }) => (distances.get(to.name) ?? left) < left)
      if (possible.length === 0) break
      const step = random.pick(possible)
      const slots = step.field === undefined ? here.on : here.fields
      const slot = step.field ?? step.to.name
      const below = slots.get(slot) ?? nothingWanted()
      slots.set(slot, below)
      here = below
      at = step.to
    }
    if (!here.fields.has(field)) here.fields.set(field, nothingWanted())
  }
}
