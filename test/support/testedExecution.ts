import type { Execution } from '../../base/graphql/execution/execution'
import { executionBy, executionModeIn } from '../../base/graphql/execution/execution'

/** The way of executing that the tests are run with: that of `EXECUTION`, as for the services. */
export const TESTED_EXECUTION = executionModeIn(process.env)

/** An execution of its own, in the way that the tests are run with. */
export function testedExecution(): Execution {
  return executionBy(TESTED_EXECUTION)
}
