import type { ProblemCode } from '../../problems/problem'
import { limitIn } from '../../configuration/limit'

/** The most that one document may ask for. */
export interface QueryLimits {
  /** Words and signs of the document. */
  readonly tokens: number
  /** Selection sets within one another, fragments included. */
  readonly depth: number
  /** Fields of the query type, wherever they are written. */
  readonly rootFields: number
  /** Fields under another name than their own, each spread of a fragment counted. */
  readonly aliases: number
  /** Fields, each spread of a fragment counted. */
  readonly fields: number
  /** Pairs of fields that would be answered under the same name in the same place, and must agree. */
  readonly repeats: number
  /** The cost by the schema's `@cost` and `@listSize`: about the number of objects in the answer. */
  readonly cost: number
}

/** Defaults: each at least three times what any shipped document and the introspection of the Playground need. */
export const DEFAULT_LIMITS: QueryLimits = {
  tokens: 20_000,
  depth: 60,
  rootFields: 10,
  aliases: 50,
  fields: 5_000,
  repeats: 50_000,
  cost: 100_000,
}

/**
 * Defaults of a member that runs as a service. Gateways write a client's document out for it: fragments opened, what is
 * asked of an interface for each of its types by itself, and a representation for each object that there really is.
 * Some give most fields a name of their own, so that aliases are bounded by the number of fields.
 */
export const MEMBER_LIMITS: QueryLimits = {
  tokens: 200_000,
  depth: 60,
  rootFields: 50,
  aliases: 50_000,
  fields: 50_000,
  repeats: 500_000,
  cost: 1_000_000,
}

const VARIABLES: { readonly [Limit in keyof QueryLimits]: string } = {
  tokens: 'QUERY_MAX_TOKENS',
  depth: 'QUERY_MAX_DEPTH',
  rootFields: 'QUERY_MAX_ROOT_FIELDS',
  aliases: 'QUERY_MAX_ALIASES',
  fields: 'QUERY_MAX_FIELDS',
  repeats: 'QUERY_MAX_REPEATS',
  cost: 'QUERY_MAX_COST',
}

/**
 * Reads `QUERY_MAX_TOKENS`, `QUERY_MAX_DEPTH`, `QUERY_MAX_ROOT_FIELDS`, `QUERY_MAX_ALIASES`, `QUERY_MAX_FIELDS`,
 * `QUERY_MAX_REPEATS` and `QUERY_MAX_COST`.
 *
 * @param otherwise the limits of which the environment says nothing
 * @throws Problem BAD_LIMIT
 */
export function readQueryLimits(
  environment: Readonly<Record<string, string | undefined>>,
  otherwise: QueryLimits = DEFAULT_LIMITS,
): QueryLimits {
  const limitOf = (limit: keyof QueryLimits) =>
    limitIn(environment, { variable: VARIABLES[limit], otherwise: otherwise[limit] })
  return {
    tokens: limitOf('tokens'),
    depth: limitOf('depth'),
    rootFields: limitOf('rootFields'),
    aliases: limitOf('aliases'),
    fields: limitOf('fields'),
    repeats: limitOf('repeats'),
    cost: limitOf('cost'),
  }
}

/** A document that asks for more than a limit allows. */
export class OverLimit extends Error {
  readonly code: ProblemCode | 'GRAPHQL_VALIDATION_FAILED'

  constructor(code: OverLimit['code'], message: string) {
    super(message)
    this.name = 'OverLimit'
    this.code = code
  }
}

const NUMBERS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** Writes a figure for a message; one beyond all sense as its order of magnitude. */
export function written(figure: number): string {
  return figure < 1e15 ? NUMBERS.format(Math.ceil(figure)) : `about ${figure.toExponential(0)}`
}
