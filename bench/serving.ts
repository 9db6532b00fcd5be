/**
 * How fast the gateway answers, beside a bare `node:http` server with the same bytes and the stock gateway over the
 * same members: `npm run bench -- [--pairs N] [--only part[,part]] [--json]`. Load generator, gateway and members over
 * HTTP are processes of their own, all compiled. Ends with 1 where a goal is missed, or an answer is not as it should be.
 */
import { hot, notModified } from './serving/parts/cached'
import { run } from './serving/command'
import { mixedLoad } from './serving/parts/mixedLoad'
import { sizes } from './serving/parts/sizes'
import { startUp } from './serving/parts/startUp'
import { coldPlan, uncached } from './serving/parts/uncachedComparison'

run({
  parts: { hot, notModified, uncached, coldPlan, mixedLoad, sizes, startUp },
  others: (stage, members) => Promise.all([stage.stock(members)]),
  withTwoCores: (stage, members) => Promise.all([stage.stock(members, 'stock-gateway-with-two-cores')]),
})
