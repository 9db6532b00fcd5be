import type { GraphQLField, GraphQLSchema } from 'graphql'
import { getNamedType, GraphQLBoolean, GraphQLNonNull, isAbstractType } from 'graphql'

import type { ArgumentValues } from './document'
import { Document } from './document'
import type { Random } from './random'
import type { Composite, Wanted } from './routes'
import { isComposite, nothingWanted } from './routes'

export interface Question {
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
}

export interface WriterOptions {
  readonly schema: GraphQLSchema
  readonly values: ArgumentValues
}

/** How many fields a question holds beyond those that it was to reach. */
const MOST_EXTRAS = 40
const BOOLEAN = new GraphQLNonNull(GraphQLBoolean)

/** Writes one question. */
export class Writer {
  readonly #options: WriterOptions
  readonly #random: Random
  readonly #asked: Map<string, number>
  readonly #document: Document
  #extras: number

  constructor(options: WriterOptions, random: Random, asked: Map<string, number>) {
    this.#options = options
    this.#random = random
    this.#asked = asked
    this.#document = new Document(random)
    this.#extras = random.below(MOST_EXTRAS)
  }

  write(root: Composite, wanted: Wanted): Question {
    const selections = this.#selections(root, wanted, 0)
    const name = this.#random.chance(0.3) ? '' : 'Asked'
    return { text: this.#document.print(name, selections), variables: this.#document.variables }
  }

  #selections(type: Composite, wanted: Wanted, depth: number): string {
    const random = this.#random
    const parts = [
      ...[...wanted.fields].map(([name, below]) => this.#field(type, name, below, depth, true)),
      ...[...wanted.on].map(([name, below]) => this.#under(name, below, depth, true)),
    ]
    for (let more = random.below(4); more > 0 && this.#extras > 0; more -= 1) {
      this.#extras -= 1
      parts.push(this.#extra(type, depth))
    }
    if (parts.length === 0 || random.chance(0.1))
      parts.push(random.chance(0.1) ? 'typeCalled: __typename' : '__typename')
    return `{ ${random.sample(parts, parts.length).join(' ')} }`
  }

  #extra(type: Composite, depth: number): string {
    const random = this.#random
    const spreadable = this.#document.fragments.filter(
      ({ on }) => on === type.name || this.#isAbove(on, type),
    )
    if (spreadable.length > 0 && random.chance(0.2)) {
      return `...${random.pick(spreadable).name}${this.#document.directive(BOOLEAN, false)}`
    }
    const near = this.#near(type)
    if (random.chance(near.length > 1 ? 0.25 : 0.05)) {
      return this.#under(random.pick(near), nothingWanted(), depth, false)
    }
    const fields = Object.values(type.getFields())
    const [one, other = one] = random.sample(fields, 2)
    if (one === undefined || other === undefined) return '__typename'
    const asked = ({ name }: GraphQLField<unknown, unknown>) => this.#asked.get(`${type.name}.${name}`) ?? 0
    const field = asked(one) <= asked(other) ? one : other
    // Deep down only leaves, so that a question stays of a size that can be read.
    const name = depth > 6 && isComposite(getNamedType(field.type)) ? '__typename' : field.name
    return name === '__typename' ? name : this.#field(type, name, nothingWanted(), depth, false)
  }

  #isAbove(name: string, type: Composite): boolean {
    return type.getInterfaces().some((one) => one.name === name)
  }

  /** The types under whose condition more may be asked of a type: itself, those above, those below. */
  #near(type: Composite): readonly string[] {
    const { schema } = this.#options
    const below = isAbstractType(type) ? schema.getPossibleTypes(type) : []
    return [type, ...type.getInterfaces(), ...below].map(({ name }) => name)
  }

  /** Selections under a type condition: in place, or in a fragment of their own. */
  #under(name: string, wanted: Wanted, depth: number, mustPass: boolean): string {
    const type = this.#options.schema.getType(name)
    if (!isComposite(type)) throw new RangeError(`${name} has no fields`)
    const selections = this.#selections(type, wanted, depth)
    const directive = this.#document.directive(BOOLEAN, mustPass)
    return this.#random.chance(0.4)
      ? `...${this.#document.fragment(name, selections)}${directive}`
      : `... on ${name}${directive} ${selections}`
  }

  #field(type: Composite, name: string, wanted: Wanted, depth: number, mustPass: boolean): string {
    const document = this.#document
    const field = type.getFields()[name]
    if (field === undefined) throw new RangeError(`${type.name} has no ${name}`)
    const coordinate = `${type.name}.${name}`
    this.#asked.set(coordinate, (this.#asked.get(coordinate) ?? 0) + 1)
    const args = document.arguments(coordinate, field.args, this.#options.values)
    const key = document.key(name, `${name}${args}:${String(field.type)}`, Object.keys(type.getFields()))
    const below = getNamedType(field.type)
    const directive = document.directive(BOOLEAN, mustPass)
    const selections = isComposite(below) ? ` ${this.#wrapped(below, wanted, depth + 1)}` : ''
    return `${key === name ? '' : `${key}: `}${name}${args}${directive}${selections}`
  }

  /** Selections, now and then inside a fragment without a condition or with one that always holds. */
  #wrapped(type: Composite, wanted: Wanted, depth: number): string {
    if (!this.#random.chance(0.12)) return this.#selections(type, wanted, depth)
    if (this.#random.chance(0.5)) return `{ ${this.#under(type.name, wanted, depth, true)} }`
    return `{ ...${this.#document.directive(BOOLEAN, true)} ${this.#selections(type, wanted, depth)} }`
  }
}
