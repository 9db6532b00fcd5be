import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { getOperationAST, GraphQLError, Kind, Lexer, parse, Source, TokenKind } from 'graphql'

import { fragmentsOf } from '../fragments'
import type { Cost, Variables } from './cost'
import { costOf } from './cost'
import { extentOf, tooDeep } from './extent'
import type { QueryLimits } from './queryLimits'
import { OverLimit, written } from './queryLimits'
import { Repeats } from './repeats'
import type { SchemaCosts } from './schemaCosts'

interface AdmittedOptions {
  readonly document: DocumentNode
  readonly costs: SchemaCosts
  readonly mostCost: number
}

/** A document within the limits, and what its operations cost. */
export class AdmittedDocument {
  readonly #options: AdmittedOptions
  readonly #byOperation: Map<string | undefined, Cost>

  constructor(options: AdmittedOptions, byOperation = new Map<string | undefined, Cost>()) {
    this.#options = options
    this.#byOperation = byOperation
  }

  get document(): DocumentNode {
    return this.#options.document
  }

  /** The same for another reading of the same text: the one that is validated, planned and kept. */
  as(document: DocumentNode): AdmittedDocument {
    return new AdmittedDocument({ ...this.#options, document }, this.#byOperation)
  }

  /** What an operation costs with variables; nothing where the document does not have it. */
  cost(operationName: string | undefined, variables: Variables): number {
    let cost = this.#byOperation.get(operationName)
    if (cost === undefined) {
      const { document, costs } = this.#options
      const operation = getOperationAST(document, operationName)
      if (operation == null) return 0
      cost = costOf(costs, fragmentsOf(document), operation)
      this.#byOperation.set(operationName, cost)
    }
    return typeof cost === 'number' ? cost : cost(variables)
  }

  /** @throws OverLimit QUERY_TOO_COSTLY */
  require(operationName: string | undefined, variables: Variables): void {
    const { mostCost } = this.#options
    const cost = this.cost(operationName, variables)
    if (cost <= mostCost) return
    throw new OverLimit(
      'QUERY_TOO_COSTLY',
      `The operation costs ${written(cost)}; at most ${written(mostCost)} is answered. Ask for smaller pages or fewer fields`,
    )
  }
}

function operationsOf({ definitions }: DocumentNode): readonly OperationDefinitionNode[] {
  return definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
}

/** Whether a text has more tokens than a number; one that is no document has what comes before the mistake. */
function hasMoreTokens(text: string, most: number): boolean {
  const lexer = new Lexer(new Source(text))
  try {
    for (let tokens = 0; tokens <= most; tokens += 1) {
      if (lexer.advance().kind === TokenKind.EOF) return false
    }
    return true
  } catch {
    return false
  }
}

/**
 * Bounds the work that a document can cause, before any other code walks it. Everything that follows, graphql-js's
 * validation and the planner included, takes more than linear time in something that is counted here.
 */
export class QueryBudget {
  readonly #limits: QueryLimits
  readonly #costs: SchemaCosts

  constructor(limits: QueryLimits, costs: SchemaCosts) {
    this.#limits = limits
    this.#costs = costs
  }

  /**
   * Reads a document and holds it against the limits. The work is linear in its text.
   *
   * @returns nothing where the text is no document: parsing says what is wrong with it
   * @throws OverLimit
   */
  admit(text: string): AdmittedDocument | undefined {
    const document = this.#parsed(text)
    if (document === undefined) return undefined
    const fragments = fragmentsOf(document)
    const extent = extentOf(document, fragments, this.#limits)
    this.#hold('TOO_MANY_ROOT_FIELDS', extent.top, 'rootFields', 'fields of the query type')
    this.#hold('TOO_MANY_ALIASES', extent.aliases, 'aliases', 'fields under another name than their own')
    this.#hold('TOO_MANY_FIELDS', extent.fields, 'fields', 'fields, each spread of a fragment counted')
    const repeats = new Repeats(fragments)
    const sets = [...operationsOf(document), ...fragments.values()].map(({ selectionSet }) => selectionSet)
    this.#hold(
      'TOO_MANY_REPEATED_FIELDS',
      sets.reduce((pairs, set) => pairs + repeats.in([set]), 0),
      'repeats',
      'pairs of fields that repeat each other in the same place',
    )
    return new AdmittedDocument({ document, costs: this.#costs, mostCost: this.#limits.cost })
  }

  #parsed(text: string): DocumentNode | undefined {
    const { tokens, depth } = this.#limits
    try {
      return parse(text, { maxTokens: tokens })
    } catch (error) {
      // The parser calls itself for each level.
      if (error instanceof RangeError) throw tooDeep(depth)
      if (!(error instanceof GraphQLError)) throw error
      if (!hasMoreTokens(text, tokens)) return undefined
      throw new OverLimit(
        'TOO_MANY_TOKENS',
        `The document has more than ${written(tokens)} words and signs; ask in several documents`,
      )
    }
  }

  #hold(code: OverLimit['code'], figure: number, limit: keyof QueryLimits, what: string): void {
    const most = this.#limits[limit]
    if (figure <= most) return
    throw new OverLimit(
      code,
      `The document asks for ${written(figure)} ${what}; at most ${written(most)} are answered at a time`,
    )
  }
}
