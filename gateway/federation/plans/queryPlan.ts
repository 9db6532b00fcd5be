import type { Experimental_DidResolveQueryPlanCallback } from '@apollo/gateway'

/** What the gateway tells of an operation that it has planned. */
export type Resolved = Parameters<Experimental_DidResolveQueryPlanCallback>[0]

/** A plan as `@apollo/gateway` draws it up. */
export type QueryPlan = Resolved['queryPlan']

export type PlanNode = Exclude<NonNullable<QueryPlan['node']>, { kind: 'Subscription' }>
export type FetchNode = Extract<PlanNode, { kind: 'Fetch' }>
