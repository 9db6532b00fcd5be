import type { Index } from './explanation'
import { BARE, put, putAll, putComputed } from './explanation'
import type { BodyCount } from '../objectives/bodyCount'
import type { Count } from '../objectives/count'
import { objectiveProgressOf } from '../objectives/progress'
import { productStandingsOf } from '../products/standings'
import type { PortfolioView } from '../editions/view'

/** Where an objective is counted, and where not. */
const MEASURED = { id: 'objective-measured', version: '1' }
/** Clusters of which it is said that they use a product. */
const USERS = { id: 'users-counted', version: '1' }

function putCount(index: Index, count: Count): void {
  const { counted, expected, share, forecastInTime, forecastLate, notKnown } = count
  putComputed(index, counted)
  const { method, inputs, caveats } = counted
  const others = [share, forecastInTime, forecastLate, notKnown, expected]
  putAll(index, others, { method, inputs, intermediate: [], caveats })
}

function putBodyCount(index: Index, count: BodyCount): void {
  const { method, caveats } = count.counted
  putCount(index, count)
  for (const cluster of count.byCluster) putCount(index, cluster)
  for (const { standing, reached, expected, evidence } of count.bodies) {
    put(index, { figure: standing, method, inputs: [reached, expected], intermediate: [], caveats })
    for (const figure of [reached, expected, evidence])
      put(index, {
        figure,
        ...(figure.identity.member === 'portfolio' ? { method } : {}),
        inputs: figure === evidence ? [] : [evidence],
        intermediate: [],
        caveats: [],
      })
  }
  for (const { counted, expected } of count.series) {
    const inputs = count.bodies.map(({ reached }) => reached)
    putAll(index, [counted, expected], { method, inputs, intermediate: [], caveats })
  }
}

/** Adds what is worked out for the Strategy: how far it is reached, and its products. */
export function putStrategy(index: Index, view: PortfolioView): void {
  for (const { measured, targets } of objectiveProgressOf(view)) {
    const inputs = targets.map(({ target }) => target.counts)
    put(index, { ...BARE, figure: measured, method: MEASURED, inputs })
    for (const { evidenced, illustrative } of targets) {
      putBodyCount(index, evidenced)
      putBodyCount(index, illustrative)
    }
  }
  for (const { product, adoption, usersEvidenced, usersIllustrative, readiness } of productStandingsOf(
    view,
  )) {
    const statuses = adoption.map(({ status }) => status)
    putAll(index, [usersEvidenced, usersIllustrative], { ...BARE, method: USERS, inputs: statuses })
    const read = adoption.flatMap(({ status, since, evidence }) => [status, since, evidence])
    putAll(index, [product.readyP50, product.readyP80, ...read], BARE)
    for (const { needDate, marginP50, marginP80, state } of readiness) {
      for (const computed of [needDate, marginP50, marginP80]) putComputed(index, computed)
      const { method, inputs, caveats } = marginP80
      put(index, { figure: state, method, inputs, intermediate: [], caveats })
    }
  }
}
