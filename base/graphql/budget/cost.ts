import type { FieldNode, OperationDefinitionNode, SelectionSetNode, ValueNode } from 'graphql'
import { Kind } from 'graphql'

import type { Fragments } from '../fragments'
import type { FieldCosts, SchemaCosts } from './schemaCosts'

export type Variables = Readonly<Record<string, unknown>>

/** A cost, or how it follows from the variables. */
export type Cost = number | ((variables: Variables) => number)

function valueOf(cost: Cost, variables: Variables): number {
  return typeof cost === 'number' ? cost : cost(variables)
}

function sum(costs: readonly Cost[]): Cost {
  let fixed = 0
  const varying: Exclude<Cost, number>[] = []
  for (const cost of costs) {
    if (typeof cost === 'number') fixed += cost
    else varying.push(cost)
  }
  if (varying.length === 0) return fixed
  return (variables) => varying.reduce((total, cost) => total + cost(variables), fixed)
}

function product(one: Cost, other: Cost): Cost {
  if (typeof one === 'number' && typeof other === 'number') return one * other
  return (variables) => valueOf(one, variables) * valueOf(other, variables)
}

function greatest(costs: readonly Cost[]): Cost {
  if (costs.every((cost) => typeof cost === 'number')) return Math.max(0, ...costs)
  return (variables) => Math.max(0, ...costs.map((cost) => valueOf(cost, variables)))
}

/** The number of items of a list that an argument asks for or names. */
function sizeIn(value: unknown, otherwise: number): number {
  if (typeof value === 'number') return Math.max(0, value)
  if (Array.isArray(value)) return value.length
  return value === null || value === undefined ? otherwise : 1
}

class OperationCost {
  readonly #costs: SchemaCosts
  readonly #fragments: Fragments
  readonly #defaults: ReadonlyMap<string, ValueNode>
  /** By selection set and type: the same beneath many fields is worked out once. */
  readonly #known = new Map<SelectionSetNode, Map<string, Cost>>()

  constructor(
    costs: SchemaCosts,
    fragments: Fragments,
    { variableDefinitions = [] }: OperationDefinitionNode,
  ) {
    this.#costs = costs
    this.#fragments = fragments
    this.#defaults = new Map(
      variableDefinitions.flatMap(({ variable, defaultValue }) =>
        defaultValue === undefined ? [] : [[variable.name.value, defaultValue] as const],
      ),
    )
  }

  /**
   * The cost of what is asked of one object; of an abstract type, of the dearest object that it may be.
   *
   * @param sized how many items lists of this object hold, by name, as arguments above it say
   */
  of(set: SelectionSetNode, type: string, sized?: ReadonlyMap<string, Cost>): Cost {
    if (sized !== undefined) return this.#workOut(set, type, sized)
    const known = this.#known.get(set) ?? new Map<string, Cost>()
    this.#known.set(set, known)
    const before = known.get(type)
    if (before !== undefined) return before
    const cost = this.#workOut(set, type)
    known.set(type, cost)
    return cost
  }

  #workOut(set: SelectionSetNode, type: string, sized?: ReadonlyMap<string, Cost>): Cost {
    // A type may be an interface to one subgraph and an object to another.
    return greatest(
      this.#costs
        .possibleTypes(type)
        .map((one) => (one === type ? this.#ofObject(set, type, sized) : this.of(set, one, sized))),
    )
  }

  #ofObject({ selections }: SelectionSetNode, type: string, sized?: ReadonlyMap<string, Cost>): Cost {
    return sum(
      selections.map((selection) => {
        if (selection.kind === Kind.FIELD) return this.#field(selection, type, sized)
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value)
        if (fragment === undefined) return 0
        const condition = fragment.typeCondition?.name.value ?? type
        if (condition !== type && !this.#costs.possibleTypes(condition).includes(type)) return 0
        return this.of(fragment.selectionSet, type, sized)
      }),
    )
  }

  #field(field: FieldNode, type: string, sized: ReadonlyMap<string, Cost> | undefined): Cost {
    const costs = this.#costs.field(type, field.name.value)
    if (costs === undefined) return 0
    const given = this.#sizeGiven(field, costs)
    const beneath =
      field.selectionSet === undefined
        ? 0
        : this.of(field.selectionSet, costs.type, sizesBeneath(costs, given ?? costs.size))
    const size = costs.sizedFields.length > 0 ? 1 : (sized?.get(field.name.value) ?? given ?? costs.size ?? 1)
    return sum([costs.weight, product(size, sum([costs.objectWeight, beneath]))])
  }

  /** How many items the arguments of a field ask for; nothing where none says. */
  #sizeGiven(field: FieldNode, { slicing, naming, size }: FieldCosts): Cost | undefined {
    const saying = (field.arguments ?? []).filter(
      ({ name }) => slicing.includes(name.value) || naming.includes(name.value),
    )
    if (saying.length === 0) return undefined
    return greatest(saying.map(({ value }) => this.#sizeBy(value, size ?? 1)))
  }

  #sizeBy(value: ValueNode, otherwise: number): Cost {
    switch (value.kind) {
      case Kind.INT:
        return sizeIn(Number(value.value), otherwise)
      case Kind.LIST:
        return value.values.length
      case Kind.NULL:
        return otherwise
      case Kind.VARIABLE: {
        const name = value.name.value
        const preset = this.#defaults.get(name)
        const unsaid =
          preset === undefined || preset.kind === Kind.VARIABLE ? otherwise : this.#sizeBy(preset, otherwise)
        const presetSize = typeof unsaid === 'number' ? unsaid : otherwise
        return (variables) => sizeIn(variables[name], variables[name] === undefined ? presetSize : otherwise)
      }
      default:
        return 1
    }
  }
}

function sizesBeneath(
  { sizedFields }: FieldCosts,
  size: Cost | undefined,
): ReadonlyMap<string, Cost> | undefined {
  if (sizedFields.length === 0 || size === undefined) return undefined
  return new Map(sizedFields.map((name) => [name, size]))
}

/**
 * Returns the cost of an operation as a function of the variables that say how many items its lists hold. Each
 * selection set is worked out once for each type.
 *
 * Valid documents cost what they are said to; of one that is not, only the fields that the schema has are counted.
 */
export function costOf(costs: SchemaCosts, fragments: Fragments, operation: OperationDefinitionNode): Cost {
  const root = costs.rootOf(operation.operation)
  return root === undefined
    ? 0
    : new OperationCost(costs, fragments, operation).of(operation.selectionSet, root)
}
