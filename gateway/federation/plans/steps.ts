import type { DocumentNode, GraphQLSchema } from 'graphql'

import { NotPlain } from '../../../base/graphql/execution/completing'
import type { ResponsePath } from '../members/failures'
import type { Representation } from '../members/representations'
import type { Data } from './merging'
import { merge } from './merging'
import type { FetchNode, PlanNode } from './queryPlan'
import { representing } from './representing'

/** What a plan asks a subgraph at one time. */
export interface Fetch {
  readonly subgraph: string
  readonly document: DocumentNode
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
  /** Where in the response the answer belongs; `@` for each item of a list. */
  readonly path: ResponsePath
}

export interface PlanRun {
  /** As the client gave them: subgraphs are told no others. */
  readonly variables: Readonly<Record<string, unknown>>
  /** The same with the operation's defaults. */
  readonly coerced: Readonly<Record<string, unknown>>
  /** Asks a subgraph; what it could not answer is absent. */
  ask(fetch: Fetch): Promise<Readonly<Data>>
}

/** Where in the response a step is at work: one place, or the items of lists. */
interface Cursor {
  readonly path: ResponsePath
  readonly data: unknown
}

/** A part of a plan, which puts what it finds out into the data of its cursor. */
export type Step = (run: PlanRun, at: Cursor) => Promise<void>

function isThere(value: unknown): value is Data {
  return value !== null && value !== undefined
}

/** All that a path leads to from a value. */
function along(value: unknown, path: ResponsePath, from = 0): unknown {
  let here = value
  for (let i = from; i < path.length && isThere(here); i += 1) {
    const step = path[i] as string
    if (step === '@')
      return (here as unknown as readonly unknown[]).flatMap((item) => along(item, path, i + 1))
    here = here[step]
  }
  return here
}

function sequence(steps: readonly Step[]): Step {
  return async (run, at) => {
    for (const step of steps) await step(run, at)
  }
}

function parallel(steps: readonly Step[]): Step {
  return async (run, at) => {
    await Promise.all(steps.map((step) => step(run, at)))
  }
}

function condition(name: string, then: Step | undefined, otherwise: Step | undefined): Step {
  return async (run, at) => {
    await (run.coerced[name] === true ? then : otherwise)?.(run, at)
  }
}

function flatten(path: ResponsePath, step: Step): Step {
  if (path.some((one) => typeof one !== 'string' || one in Object.prototype))
    throw new NotPlain('a path that is none')
  return async (run, at) => {
    const data = along(at.data, path)
    if (isThere(data)) await step(run, { path: [...at.path, ...path], data })
  }
}

/** The variables among those given that a fetch uses. */
function used(given: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  const variables: Record<string, unknown> = {}
  for (const name of names) {
    if (Object.hasOwn(given, name) && given[name] !== undefined) variables[name] = given[name]
  }
  return variables
}

function fetching(schema: GraphQLSchema, node: FetchNode): Step {
  const { serviceName: subgraph, operationDocumentNode: document, operation: text, requires } = node
  const { variableUsages: names = [], inputRewrites, outputRewrites, contextRewrites } = node
  const rewrites = [inputRewrites, outputRewrites, contextRewrites]
  if (
    document === undefined ||
    rewrites.some((some) => (some?.length ?? 0) > 0) ||
    names.includes('__proto__')
  )
    throw new NotPlain('a fetch that rewrites')
  if (requires === undefined) {
    return async (run, { path, data }) => {
      const variables = used(run.variables, names)
      const told = await run.ask({ subgraph, document, text, variables, path })
      for (const place of Array.isArray(data) ? data.filter(isThere) : [data as Data]) merge(place, told)
    }
  }
  const represent = representing(schema, requires)
  return async (run, { path, data }) => {
    const representations: Representation[] = []
    const represented: Data[] = []
    for (const entity of (Array.isArray(data) ? data : [data]) as readonly unknown[]) {
      const representation = isThere(entity) ? represent(entity) : undefined
      if (representation === undefined) continue
      representations.push(representation)
      represented.push(entity as Data)
    }
    if (representations.length === 0) return
    const variables = { ...used(run.variables, names), representations }
    const { _entities: entities } = await run.ask({ subgraph, document, text, variables, path })
    if (!Array.isArray(entities) || entities.length !== representations.length)
      throw new RangeError(`${subgraph} was asked for ${representations.length} entities`)
    represented.forEach((entity, i) => {
      const told: unknown = entities[i]
      if (isThere(told)) merge(entity, told)
    })
  }
}

/**
 * A plan as functions.
 *
 * @throws NotPlain where it has parts that are left to the gateway, such as rewriting
 */
export function stepsOf(schema: GraphQLSchema, node: PlanNode): Step {
  switch (node.kind) {
    case 'Sequence':
      return sequence(node.nodes.map((one) => stepsOf(schema, one)))
    case 'Parallel':
      return parallel(node.nodes.map((one) => stepsOf(schema, one)))
    case 'Flatten':
      return flatten(node.path, stepsOf(schema, node.node))
    case 'Fetch':
      return fetching(schema, node)
    case 'Condition': {
      const [then, otherwise] = [node.ifClause, node.elseClause].map((one) => one && stepsOf(schema, one))
      return condition(node.condition, then, otherwise)
    }
    default:
      throw new NotPlain(node.kind)
  }
}
