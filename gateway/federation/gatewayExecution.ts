import type { ExecutionMode } from '../../base/graphql/execution/execution'
import { planAhead } from './planAhead'
import { carriedOut } from './plans/carriedOut'
import type { MakeGateway, PlanExecution, PlanExecutionOptions } from './plans/planning'
import { standardGateway } from './plans/standardGateway'

/** One way in which the gateway executes operations. */
export interface GatewayExecution {
  planExecution(makeGateway: MakeGateway, options: PlanExecutionOptions): PlanExecution
  /** Gets documents ready before anybody asks them. */
  readonly prepare: typeof planAhead
}

const EXECUTIONS: Readonly<Record<ExecutionMode, GatewayExecution>> = {
  fast: { planExecution: carriedOut, prepare: planAhead },
  standard: { planExecution: standardGateway, prepare: async () => undefined },
}

/** Chooses the way in which the gateway executes; no other place does. */
export function gatewayExecution({ mode }: { readonly mode: ExecutionMode }): GatewayExecution {
  return EXECUTIONS[mode]
}
