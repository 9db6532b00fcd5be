import { LRUCache } from 'lru-cache'

import { bytesOfDocuments } from '../../../base/graphql/budget/keptDocuments'
import type { PlanNode, QueryPlan } from './queryPlan'

/** The operations that a plan asks of subgraphs, as texts. */
export function textsIn(node: PlanNode | undefined): readonly string[] {
  switch (node?.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(textsIn)
    case 'Flatten':
      return textsIn(node.node)
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap(textsIn)
    case 'Fetch':
      return [node.operation]
    default:
      return []
  }
}

/** The gateway's own plans, by number and by bytes: those that are executed as functions are kept with their document. */
export class KeptPlans {
  readonly #plans: LRUCache<string, QueryPlan>

  constructor(options: { readonly max: number; readonly maxSize: number }) {
    this.#plans = new LRUCache({
      ...options,
      sizeCalculation: ({ node }) => bytesOfDocuments('', ...textsIn(node as PlanNode | undefined)),
    })
  }

  async get(key: string): Promise<QueryPlan | undefined> {
    return this.#plans.get(key)
  }

  async set(key: string, plan: QueryPlan): Promise<void> {
    this.#plans.set(key, plan)
  }

  async delete(key: string): Promise<boolean> {
    return this.#plans.delete(key)
  }

  clear(): void {
    this.#plans.clear()
  }
}
