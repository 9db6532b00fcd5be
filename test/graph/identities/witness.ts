import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql'
import {
  getArgumentValues,
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
} from 'graphql'

import { canonicalJson } from '../../../base/text/canonicalJson'
import { ID_KEY, TYPE_KEY } from './asked'

type Data = Readonly<Record<string, unknown>>
type Variables = Readonly<Record<string, unknown>>

/** An answer, and what it was asked of. */
export interface Told {
  /** Text and variables of a question asked by `askingWhatIs`. */
  readonly text: string
  readonly variables: Variables
  readonly data: unknown
  /** The edition and whatever else answers depend on: at one place of one situation there is one thing. */
  readonly situation: string
}

interface Question {
  readonly variables: Variables
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly situation: string
}

/** Where a value stands: in the answer as a whole, and beneath the nearest thing with an id. */
interface Place {
  readonly whole: string
  readonly holder: Map<string, string> | undefined
  readonly holderName: string
  readonly beneath: string
}

const MOST_FAULTS = 20

/**
 * Holds answers against one another as a normalising cache would: by type and id, and beneath by fields with their
 * arguments. It finds what two answers tell differently of one thing, and what has two ids.
 */
export class IdentityWitness {
  readonly #schema: GraphQLSchema
  /** What each thing has told, by type and id. */
  readonly #things = new Map<string, Map<string, string>>()
  readonly #types = new Map<string, string>()
  readonly #ids = new Map<string, string>()
  readonly faults: string[] = []
  /** How many values were told again of things that were known. */
  compared = 0

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  get things(): number {
    return this.#things.size
  }

  /** The types of which a thing with an id was seen. */
  get types(): ReadonlySet<string> {
    return new Set([...this.#things.keys()].map((name) => name.split(' ')[0] ?? ''))
  }

  /** Whether a thing has been seen from which something was left out. */
  get hasSeenPartial(): boolean {
    return [...this.#things.keys()].some((name) => name.includes('~'))
  }

  take({ text, variables, data, situation }: Told): void {
    const document: DocumentNode = parse(text)
    const operation = getOperationAST(document)
    if (operation == null) throw new RangeError('there is no one operation')
    if (typeof data !== 'object' || data === null) return
    const { coerced, errors } = getVariableValues(
      this.#schema,
      operation.variableDefinitions ?? [],
      variables,
    )
    if (coerced === undefined) throw new Error(String(errors))
    const fragments = new Map(
      document.definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
      ),
    )
    const place = { whole: '', holder: undefined, holderName: '', beneath: '' }
    this.#object(data as Data, [operation.selectionSet], place, { variables: coerced, fragments, situation })
  }

  #object(data: Data, sets: readonly SelectionSetNode[], place: Place, question: Question): void {
    const type = this.#schema.getType(String(data[TYPE_KEY]))
    if (!isObjectType(type)) throw new Error(`${place.whole} is of no type`)
    const fields = new Map<string, FieldNode[]>()
    for (const set of sets) this.#collect(set, type.name, question, fields)
    for (const [key, nodes] of fields) {
      const [node] = nodes
      if (node === undefined || key === TYPE_KEY || key === ID_KEY) continue
      const name = node.name.value
      const definition = type.getFields()[name]
      const values = definition && getArgumentValues(definition, node, question.variables)
      const step = `.${name}${values && Object.keys(values).length > 0 ? canonicalJson(values) : ''}`
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
      const there = { ...place, whole: place.whole + step, beneath: place.beneath + step }
      this.#value(data[key], below, there, question)
    }
  }

  #value(value: unknown, sets: readonly SelectionSetNode[], place: Place, question: Question): void {
    if (Array.isArray(value)) {
      this.#note(place, `a list of ${value.length}`)
      value.forEach((item, i) => {
        const there = { ...place, whole: `${place.whole}[${i}]`, beneath: `${place.beneath}[${i}]` }
        this.#value(item, sets, there, question)
      })
      return
    }
    if (typeof value !== 'object' || value === null) return this.#note(place, String(JSON.stringify(value)))
    const data = value as Data
    const [type, id] = [String(data[TYPE_KEY]), data[ID_KEY]]
    if (typeof id !== 'string') {
      this.#note(place, `a ${type}`)
      return this.#object(data, sets, place, question)
    }
    const holderName = `${type} ${id}`
    this.#note(place, holderName)
    this.#identified(type, id, place, question)
    const holder = this.#things.get(holderName) ?? new Map<string, string>()
    this.#things.set(holderName, holder)
    this.#object(data, sets, { whole: place.whole, holder, holderName, beneath: '' }, question)
  }

  #note({ holder, holderName, beneath }: Place, told: string): void {
    if (holder === undefined) return
    const before = holder.get(beneath)
    if (before === undefined) holder.set(beneath, told)
    else {
      this.compared += 1
      if (before !== told)
        this.#fault(`${holderName}${beneath} is ${before.slice(0, 200)} and ${told.slice(0, 200)}`)
    }
  }

  #identified(type: string, id: string, { whole }: Place, { situation }: Question): void {
    const known = this.#types.get(id) ?? type
    this.#types.set(id, known)
    if (known !== type) this.#fault(`${id} is the id of a ${known} and of a ${type}`)
    // What something was left out of says by its id what was: that is another thing in another question.
    if (id.includes('~') || situation === '') return
    const at = `${situation} ${whole}`
    const before = this.#ids.get(at) ?? id
    this.#ids.set(at, before)
    if (before !== id) this.#fault(`${at} has the ids ${before} and ${id}`)
  }

  #fault(fault: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push(fault)
  }

  #collect(set: SelectionSetNode, type: string, question: Question, fields: Map<string, FieldNode[]>): void {
    for (const selection of set.selections) {
      const { variables, fragments } = question
      if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) continue
      if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] === false) continue
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value
        fields.set(key, [...(fields.get(key) ?? []), selection])
        continue
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
      if (fragment === undefined) continue
      const condition = fragment.typeCondition?.name.value
      if (condition === undefined || this.#applies(condition, type))
        this.#collect(fragment.selectionSet, type, question, fields)
    }
  }

  #applies(condition: string, type: string): boolean {
    if (condition === type) return true
    const [abstract, actual] = [this.#schema.getType(condition), this.#schema.getType(type)]
    return isAbstractType(abstract) && isObjectType(actual) && this.#schema.isSubType(abstract, actual)
  }
}
