import type { GraphQLArgument, GraphQLInputType } from 'graphql'
import { astFromValue, isNonNullType, print } from 'graphql'

import type { Random } from './random'

/** The value to give for an argument; nothing to leave it out. */
export type ArgumentValues = (coordinate: string, random: Random) => unknown

interface Fragment {
  readonly name: string
  readonly on: string
}

function literal(value: unknown, type: GraphQLInputType): string {
  const node = astFromValue(value, type)
  if (node == null) throw new RangeError(`${JSON.stringify(value)} is not a ${String(type)}`)
  return print(node)
}

/** The parts of a document that stand outside any selection, and the response keys that it uses. */
export class Document {
  readonly #random: Random
  readonly #definitions: string[] = []
  readonly #values: Record<string, unknown> = {}
  readonly #fragments: Fragment[] = []
  readonly #bodies: string[] = []
  readonly #keys = new Map<string, string>()
  #count = 0

  constructor(random: Random) {
    this.#random = random
  }

  get variables(): Readonly<Record<string, unknown>> {
    return this.#values
  }

  get fragments(): readonly Fragment[] {
    return this.#fragments
  }

  #fresh(stem: string): string {
    this.#count += 1
    return `${stem}${this.#count}`
  }

  /** A key for a field so that no two fields of the document can conflict, whatever is merged with what. */
  key(field: string, signature: string, neighbours: readonly string[]): string {
    const random = this.#random
    const wishes = [
      ...(random.chance(0.04) ? [random.pick(neighbours)] : []),
      ...(random.chance(0.15) ? [] : [field]),
      this.#fresh(field),
    ]
    const key = wishes.find((wish) => (this.#keys.get(wish) ?? signature) === signature) ?? this.#fresh(field)
    this.#keys.set(key, signature)
    return key
  }

  /** A value as it stands where it is used: itself, or a variable that has it. */
  #placed(value: unknown, type: GraphQLInputType): string {
    const random = this.#random
    if (!random.chance(0.4)) return literal(value, type)
    const name = this.#fresh('v')
    const byDefault = value !== null && random.chance(0.2)
    const declared = byDefault && isNonNullType(type) && random.chance(0.5) ? type.ofType : type
    this.#definitions.push(`$${name}: ${String(declared)}${byDefault ? ` = ${literal(value, type)}` : ''}`)
    if (!byDefault) this.#values[name] = value
    return `$${name}`
  }

  /** The arguments of a field in parentheses, or nothing. */
  arguments(coordinate: string, args: readonly GraphQLArgument[], values: ArgumentValues): string {
    const given = args.flatMap(({ name, type }) => {
      const value = values(`${coordinate}(${name}:)`, this.#random)
      if (value !== undefined) return [`${name}: ${this.#placed(value, type)}`]
      if (isNonNullType(type)) throw new RangeError(`${coordinate} needs a value for ${name}`)
      if (!this.#random.chance(0.05)) return []
      const unset = this.#fresh('v')
      this.#definitions.push(`$${unset}: ${String(type)}`)
      return [`${name}: $${unset}`]
    })
    return given.length === 0 ? '' : `(${given.join(', ')})`
  }

  /** `@include` or `@skip`, now and then; one that lets pass where what it stands at must be answered. */
  directive(boolean: GraphQLInputType, mustPass: boolean): string {
    const random = this.#random
    if (!random.chance(0.1)) return ''
    const passes = mustPass || random.chance(0.5)
    const name = random.pick(['include', 'skip'])
    return ` @${name}(if: ${this.#placed((name === 'include') === passes, boolean)})`
  }

  /** Sets selections aside under a name, to be spread. */
  fragment(on: string, selections: string): string {
    const name = this.#fresh(on)
    this.#fragments.push({ name, on })
    this.#bodies.push(`fragment ${name} on ${on} ${selections}`)
    return name
  }

  print(operation: string, selections: string): string {
    const definitions = this.#definitions.length === 0 ? '' : `(${this.#definitions.join(', ')})`
    return [`query ${operation}${definitions} ${selections}`, ...this.#bodies].join('\n')
  }
}
