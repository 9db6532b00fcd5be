import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import { execute } from 'graphql'
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
    const compiled = this.#compiled(document)
    return compiled === undefined
      ? execute({ schema: this.#schema, document, variableValues: variables, contextValue: context })
      : compiled.query(undefined, context, { ...variables })
  }

  #compiled(document: DocumentNode): CompiledQuery | undefined {
    const known = this.#known.get(document) ?? { times: 0 }
    this.#known.set(document, known)
    known.times += 1
    if (known.compiled === undefined && known.times === this.#carriedOutFirst + 1) {
      const compiled = compileQuery(this.#schema, document, undefined, {
        disablingCapturingStackErrors: true,
      })
      // What cannot be compiled is carried out as it stands.
      if (isCompiledQuery(compiled)) known.compiled = compiled
    }
    return known.compiled
  }
}
