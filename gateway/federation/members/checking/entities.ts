import type { FieldNode, GraphQLObjectType, GraphQLSchema } from 'graphql'
import { isAbstractType, isObjectType } from 'graphql'

import { isObject } from '../../../../base/json/isObject'
import { setsOf } from '../../../../base/graphql/selections'
import type { Representation } from '../representations'
import type { Conformance } from './conformance'
import type { Checking, Conform } from './conforming'
import { FAULTY, faulty, faultyAt, ownOf } from './conforming'
import type { KeyEcho, Verifiable } from './verifiable'

/** Whether what is told back of a key is what was sent of it. */
function isEcho(told: unknown, sent: unknown): boolean {
  if (Array.isArray(told))
    return Array.isArray(sent) && told.length === sent.length && told.every((one, i) => isEcho(one, sent[i]))
  if (!isObject(told)) return told === sent
  return isObject(sent) && Object.keys(told).every((key) => isEcho(told[key], ownOf(sent, key)))
}

/** Checks entities one by one, each against the representation that it was asked for by. */
export class EntitiesCheck {
  readonly #schema: GraphQLSchema
  readonly #verifiable: Verifiable
  readonly #conformance: Conformance
  readonly #isEveryOneKnown: boolean

  /** @param isEveryOneKnown whether null for an entity needs an error that says why */
  constructor(
    schema: GraphQLSchema,
    verifiable: Verifiable,
    conformance: Conformance,
    isEveryOneKnown: boolean,
  ) {
    this.#schema = schema
    this.#verifiable = verifiable
    this.#conformance = conformance
    this.#isEveryOneKnown = isEveryOneKnown
  }

  of(nodes: readonly FieldNode[]): Conform {
    const sets = setsOf(nodes)
    const known = new Map<GraphQLObjectType, Conform>()
    const conformOf = (type: GraphQLObjectType): Conform => {
      const conform = this.#conformance.object(type, sets)
      known.set(type, conform)
      return conform
    }
    return (value, checking) => {
      const { representations, isExplained } = checking.entities
      if (!Array.isArray(value) || value.length !== representations.length)
        return faulty(checking, `is not a list of ${representations.length}`)
      const entities: unknown[] = []
      for (const [i, representation] of representations.entries()) {
        const entity: unknown = value[i]
        if (entity === null && (!this.#isEveryOneKnown || isExplained(i))) {
          entities.push(null)
          continue
        }
        const type = this.#typeOf(entity, representation, checking)
        const conformed = type === FAULTY ? FAULTY : (known.get(type) ?? conformOf(type))(entity, checking)
        if (conformed === FAULTY) return faultyAt(checking, i)
        entities.push(conformed)
      }
      return entities
    }
  }

  #typeOf(
    entity: unknown,
    representation: Representation,
    checking: Checking,
  ): GraphQLObjectType | typeof FAULTY {
    if (entity === null) return faulty(checking, 'is null without an error')
    if (!isObject(entity)) return faulty(checking, 'is not an object')
    const wanted = this.#schema.getType(String(representation['__typename']))
    const type = this.#schema.getType(String(ownOf(entity, this.#verifiable.typeKey)))
    const isWanted =
      type === wanted ||
      (isAbstractType(wanted) && isObjectType(type) && this.#schema.isSubType(wanted, type))
    if (!isObjectType(type) || !isWanted) return faulty(checking, `is not of type ${String(wanted?.name)}`)
    const isTheOne = ({ name, key }: KeyEcho) =>
      !Object.hasOwn(representation, name) || isEcho(ownOf(entity, key), representation[name])
    return this.#verifiable.echoes.get(type.name)?.every(isTheOne) === false
      ? faulty(checking, 'is another entity than was asked for')
      : type
  }
}
