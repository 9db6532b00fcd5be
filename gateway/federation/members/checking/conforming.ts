/**
 * Checks of values of JSON against types. Each gives the value as it is passed on, made anew of what was asked, or
 * {@link FAULTY}, having noted why.
 */
import type { GraphQLLeafType } from 'graphql'
import { isEnumType, isSpecifiedScalarType } from 'graphql'

import { isObject } from '../../../../base/json/isObject'
import type { Data } from '../../plans/merging'
import type { Representation } from '../representations'

export const FAULTY = Symbol('faulty')

/** What the entities of an answer are checked by. */
export interface EntitiesAsked {
  readonly representations: readonly Representation[]
  /** Whether an error of the answer says why an entity is null. */
  readonly isExplained: (entity: number) => boolean
}

/** The check of one answer, and why a value of it is not what was asked. */
export interface Checking {
  readonly entities: EntitiesAsked
  reason: string
  /** Where, the innermost first. */
  readonly path: (string | number)[]
}

export type Conform = (value: unknown, checking: Checking) => unknown

export interface ConformingField {
  readonly key: string
  readonly conform: Conform
}

export function faulty(checking: Checking, reason: string): typeof FAULTY {
  checking.reason = reason
  return FAULTY
}

export function faultyAt(checking: Checking, step: string | number): typeof FAULTY {
  checking.path.push(step)
  return FAULTY
}

/** A fault in words: `data.clusters[2].name is null`. */
export function faultText({ reason, path }: Checking): string {
  const steps = path.toReversed().map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
  return `data${steps.join('')} ${reason}`
}

/** A key of an object that came as JSON; undefined where it is absent, whatever every object inherits. */
export function ownOf(value: Readonly<Data>, key: string): unknown {
  const given = value[key]
  return given !== undefined && key in Object.prototype && !Object.hasOwn(value, key) ? undefined : given
}

export function nullable(conform: Conform): Conform {
  return (value, checking) => (value === null ? null : conform(value, checking))
}

export function nonNull(conform: Conform): Conform {
  return (value, checking) => (value === null ? faulty(checking, 'is null') : conform(value, checking))
}

export function list(conform: Conform): Conform {
  return (value, checking) => {
    if (!Array.isArray(value)) return faulty(checking, 'is not a list')
    const items: unknown[] = new Array(value.length)
    for (let i = 0; i < value.length; i += 1) {
      const item = conform(value[i], checking)
      if (item === FAULTY) return faultyAt(checking, i)
      items[i] = item
    }
    return items
  }
}

export function object(fields: readonly ConformingField[]): Conform {
  return (value, checking) => {
    if (!isObject(value)) return faulty(checking, 'is not an object')
    const data: Data = {}
    for (const { key, conform } of fields) {
      const given = ownOf(value, key)
      const field = given === undefined ? faulty(checking, 'is absent') : conform(given, checking)
      if (field === FAULTY) return faultyAt(checking, key)
      // Set in the usual way, it would be what the object inherits from.
      if (key === '__proto__')
        Object.defineProperty(data, key, {
          value: field,
          enumerable: true,
          configurable: true,
          writable: true,
        })
      else data[key] = field
    }
    return data
  }
}

export function exactly(text: string): Conform {
  return (value, checking) => (value === text ? value : faulty(checking, `is not ${text}`))
}

const GREATEST_INT = 2_147_483_647

/** Whether a value is of one of GraphQL's own scalars as it is answered: nothing is taken for something else. */
const IS_OWN_SCALAR: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) =>
    Number.isInteger(value) && Math.abs(value as number) <= GREATEST_INT + Number((value as number) < 0),
  Float: (value) => Number.isFinite(value),
}

/** Whether a value is of a leaf type in the form in which it is answered. */
function isOf(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) return (value) => typeof value === 'string' && type.getValue(value) != null
  const own = isSpecifiedScalarType(type) ? IS_OWN_SCALAR[type.name] : undefined
  if (own !== undefined) return own
  return (value) => {
    try {
      type.parseValue(value)
      return true
    } catch {
      return false
    }
  }
}

export function leaf(type: GraphQLLeafType): Conform {
  const is = isOf(type)
  const reason = `is not of type ${type.name}`
  return (value, checking) => (is(value) ? value : faulty(checking, reason))
}
