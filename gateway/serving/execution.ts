import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import { BREAK, execute, getOperationAST, getVariableValues, visit } from 'graphql'
import type { CompiledQuery } from 'graphql-jit'
import { compileQuery, isCompiledQuery } from 'graphql-jit'

type Variables = Readonly<Record<string, unknown>>

/** Compiling costs as much as carrying a document out several times: it is for those that come again. */
const CARRIED_OUT_FIRST = 2

interface Known {
  times: number
  compiled?: CompiledQuery
}

/**
 * Whether a document has parts that it may leave out. The compiler has been seen to mistake one of two
 * such parts under one name for the other.
 */
function hasConditions(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Directive: () => {
      found = true
      return BREAK
    },
  })
  return found
}

/**
 * Carries out documents that the gateway's plans hold, and so are the same object every time: compiled
 * once they have shown that they come again. What is compiled goes with the plan that holds the document.
 */
export class Execution {
  readonly #schema: GraphQLSchema
  readonly #carriedOutFirst: number
  readonly #known = new WeakMap<DocumentNode, Known>()

  constructor(schema: GraphQLSchema, carriedOutFirst = CARRIED_OUT_FIRST) {
    this.#schema = schema
    this.#carriedOutFirst = carriedOutFirst
  }

  async run(document: DocumentNode, variables: Variables, context: unknown): Promise<ExecutionResult> {
    const { compiled } = this.#know(document)
    // The compiler's own reading of variables takes those that have a default and must not be null for missing.
    const { coerced } = compiled === undefined ? {} : this.#coerce(document, variables)
    return compiled === undefined || coerced === undefined
      ? execute({ schema: this.#schema, document, variableValues: variables, contextValue: context })
      : compiled.query(undefined, context, coerced)
  }

  #coerce(document: DocumentNode, variables: Variables): ReturnType<typeof getVariableValues> {
    return getVariableValues(this.#schema, getOperationAST(document)?.variableDefinitions ?? [], variables)
  }

  #know(document: DocumentNode): Known {
    const known = this.#known.get(document) ?? { times: 0 }
    this.#known.set(document, known)
    known.times += 1
    if (
      known.compiled === undefined &&
      known.times === this.#carriedOutFirst + 1 &&
      !hasConditions(document)
    ) {
      const compiled = compileQuery(this.#schema, document, undefined, {
        disablingCapturingStackErrors: true,
      })
      // What cannot be compiled is carried out as it stands.
      if (isCompiledQuery(compiled)) known.compiled = compiled
    }
    return known
  }
}
