import { createHash } from 'node:crypto'

import { z } from 'zod'

import { isObject } from '../../json/isObject'
import { Refused } from '../refused'

/** A question as it was put, its parts of the kinds that they must be. What is null is left out. */
export interface Parameters {
  readonly query?: string
  readonly operationName?: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly extensions?: Readonly<Record<string, unknown>>
  /** The document's SHA-256, in place of it or beside it. */
  readonly sha256Hash?: string
  /** The name of a stored document, in place of it. */
  readonly documentId?: string
}

/** Deeper than any input of the graph; what walks through values by calling itself bears much more. */
const DEEPEST = 100

const said = (kind: string) => ({
  error: ({ input, path }: { readonly input?: unknown; readonly path?: PropertyKey[] | undefined }) =>
    `"${path?.join('.') ?? ''}" is ${shown(input)}; it must be ${kind}`,
})

const text = z.string(said('text')).nullish()
const values = z.record(z.string(), z.unknown(), said('an object')).nullish()

const parametersShape = z.object(
  {
    query: text,
    operationName: text,
    variables: values,
    documentId: text,
    extensions: z
      .looseObject(
        {
          persistedQuery: z
            .object(
              { version: z.literal(1, said('1')), sha256Hash: z.string(said('text')) },
              said('an object'),
            )
            .nullish(),
        },
        said('an object'),
      )
      .nullish(),
  },
  {
    error: ({ input }) =>
      `The question is ${shown(input)}; it must be an object with "query" or "documentId"`,
  },
)

/**
 * The parameters in what was sent, looked at before anything else does.
 *
 * @throws Refused where they are not those of one question
 */
export function parametersOf(sent: unknown): Parameters {
  if (Array.isArray(sent))
    throw new Refused(400, 'Several questions in one request are not answered; send each by itself')
  checkDepth(sent)
  const parsed = parametersShape.safeParse(sent)
  if (!parsed.success) throw new Refused(400, parsed.error.issues.map(({ message }) => message).join('. '))
  const { query, operationName, variables, extensions, documentId } = parsed.data
  const { persistedQuery, ...others } = extensions ?? {}
  const sha256Hash = persistedQuery?.sha256Hash
  if (documentId != null && (query != null || sha256Hash !== undefined))
    throw new Refused(
      400,
      'The request names a stored document by "documentId" and gives another besides; give one',
    )
  if (documentId == null && sha256Hash === undefined && (query == null || query === ''))
    throw new Refused(
      400,
      'The request asks nothing; give the text of the question in "query", or a "documentId"',
    )
  if (query != null && sha256Hash !== undefined && sha256Hash !== hashOf(query))
    throw new Refused(400, '"extensions.persistedQuery.sha256Hash" is not the SHA-256 of "query"')
  return {
    ...(query == null ? {} : { query }),
    ...(operationName == null ? {} : { operationName }),
    ...(variables == null ? {} : { variables }),
    ...(extensions == null ? {} : { extensions: others }),
    ...(sha256Hash === undefined ? {} : { sha256Hash }),
    ...(documentId == null ? {} : { documentId }),
  }
}

/** The parameters in the body of a POST request. @throws Refused where they are not those of one question */
export function parametersInBody(body: Buffer): Parameters {
  return parametersOf(jsonIn('The body', utf8In(body)))
}

/** The parameters in the search of a GET request. @throws Refused where they are not those of one question */
export function parametersInSearch(search: string): Parameters {
  if (!isWellFormed(search))
    throw new Refused(
      400,
      'The search of the address is not UTF-8 in per cent encoding; write % itself as %25',
    )
  const params = new URLSearchParams(search)
  const given = (name: string): string | undefined => {
    const [value, ...more] = params.getAll(name)
    if (more.length > 0) throw new Refused(400, `"${name}" is given ${more.length + 1} times; give it once`)
    return value
  }
  const json = (name: string): unknown => {
    const value = given(name)
    return value === undefined || value === '' ? undefined : jsonIn(`"${name}"`, value)
  }
  return parametersOf({
    query: given('query'),
    operationName: given('operationName'),
    documentId: given('documentId'),
    variables: json('variables'),
    extensions: json('extensions'),
  })
}

function hashOf(query: string): string {
  return createHash('sha256').update(query).digest('hex')
}

function utf8In(bytes: Buffer): string {
  try {
    // Leaves out the mark of the byte order that some editors put first.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused(400, 'The body is not UTF-8')
  }
}

function jsonIn(what: string, json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused(400, `${what} is not JSON`)
    throw error
  }
}

function isWellFormed(search: string): boolean {
  try {
    decodeURIComponent(search)
    return true
  } catch {
    return false
  }
}

/** @throws Refused where lists and objects lie in one another too deep. Nothing here calls itself. */
function checkDepth(value: unknown): void {
  let level = [value].filter(isNest)
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === DEEPEST)
      throw new Refused(400, `Lists and objects lie in one another more than ${DEEPEST} deep in the request`)
    level = level.flatMap((one) => Object.values(one).filter(isNest))
  }
}

function isNest(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing'
  if (Array.isArray(value)) return 'a list'
  if (isObject(value)) return 'an object'
  return typeof value === 'string' && value.length > 80 ? 'a text' : JSON.stringify(value)
}
