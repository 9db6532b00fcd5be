import { Turns } from '../../../base/scheduling/turns'
import { KeptPlans } from './keptPlans'
import type { GatewayExecutor, MakeGateway, PlanExecution } from './planning'
import { contextOf } from './planning'

/** Room for the plans of as many documents as are kept. */
const PLANS_KEPT = { max: 2_000, maxSize: 64 * 1024 * 1024 } as const

/** Leaves plans to the gateway that draws them up. */
export function standardGateway(makeGateway: MakeGateway): PlanExecution {
  const gateway = makeGateway({ cache: new KeptPlans(PLANS_KEPT), onPlan: () => undefined })
  // A plan cannot be drawn up in parts: several that are asked for at once are not to be one long stretch.
  const planning = new Turns()
  return {
    gateway: {
      onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
      stop: () => gateway.stop(),
      async load(options) {
        const loaded = await gateway.load(options)
        const execute = loaded.executor as GatewayExecutor
        return {
          executor: async (request) => {
            await planning.next()
            contextOf(request).work?.check()
            return execute(request)
          },
        }
      },
    },
    plugins: [],
  }
}
