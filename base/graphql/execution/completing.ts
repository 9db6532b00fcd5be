import type { GraphQLLeafType, GraphQLObjectType, GraphQLResolveInfo } from 'graphql'

/** What one run of an operation shares. */
export interface Run {
  readonly variables: Readonly<Record<string, unknown>>
  readonly context: unknown
  /** What graphql-js tells resolvers. Only those of root fields are told. */
  readonly info: GraphQLResolveInfo
}

/** The value of a field as it is answered; a promise where it is not there yet. */
export type Complete = (value: unknown, run: Run) => unknown
type Data = Record<string, unknown>

export interface CompiledField {
  readonly key: string
  readonly resolve: (source: unknown, run: Run) => unknown
  readonly complete: Complete
}

/** What goes otherwise than plainly: whoever asked has it carried out by graphql-js, which tells what is wrong. */
export class NotPlain extends Error {}

export function isPromise(value: unknown): value is Promise<unknown> {
  // Most values are texts and numbers, of which nothing has to be looked up.
  return typeof value === 'object' && value !== null && typeof (value as Promise<unknown>).then === 'function'
}

const unheard = (promise: Promise<unknown>) => void promise.catch(() => undefined)

export function nullable(complete: Complete): Complete {
  return (value, run) => (value === null || value === undefined ? null : complete(value, run))
}

function present(value: unknown): unknown {
  if (value === null || value === undefined) throw new NotPlain('null where there has to be a value')
  return value
}

export function nonNull(complete: Complete): Complete {
  return (value, run) => {
    const completed = complete(present(value), run)
    return isPromise(completed) ? completed.then(present) : present(completed)
  }
}

export function list(complete: Complete): Complete {
  const item: Complete = (value, run) =>
    isPromise(value) ? value.then((known) => complete(known, run)) : complete(value, run)
  return (value, run) => {
    if (!Array.isArray(value)) throw new NotPlain('not a list')
    const items: unknown[] = []
    let waiting = false
    try {
      for (const one of value as readonly unknown[]) {
        const completed = item(one, run)
        waiting ||= isPromise(completed)
        items.push(completed)
      }
    } catch (error) {
      for (const one of items) if (isPromise(one)) unheard(one)
      throw error
    }
    return waiting ? Promise.all(items) : items
  }
}

export function leaf(type: GraphQLLeafType): Complete {
  return (value) => present(type.serialize(value))
}

export function object(type: GraphQLObjectType, fields: readonly CompiledField[]): Complete {
  return (source, run) => {
    if (type.isTypeOf?.(source, run.context, run.info) === false) throw new NotPlain(`not a ${type.name}`)
    const data: Data = {}
    const later: Promise<unknown>[] = []
    try {
      for (const { key, resolve, complete } of fields) {
        const resolved = resolve(source, run)
        const value = isPromise(resolved)
          ? resolved.then((known) => complete(known, run))
          : complete(resolved, run)
        // Its place among the others is kept for what is not there yet.
        data[key] = value
        if (isPromise(value)) later.push(value.then((known) => (data[key] = known)))
      }
    } catch (error) {
      later.forEach(unheard)
      throw error
    }
    return later.length === 0 ? data : Promise.all(later).then(() => data)
  }
}
