import type { Figure } from '../../../schema/facts/figures/figure'
import { CONTENTION } from '../../methods/capacity/contention'
import { HEADS_BY_CHANCE } from '../../methods/capacity/headsByChance'
import { POOLED } from '../../methods/capacity/pooled'
import { SHORTFALL } from '../../methods/capacity/shortfall'
import { STOCK_FLOW } from '../../methods/capacity/stockFlow'
import type { Index } from './explanation'
import { BARE, endsOf, put, putAll, putComputed } from './explanation'
import type { ClusterOutlook } from '../outlook/cluster'
import type { ShortfallFigures } from '../outlook/figures'
import type { ProfessionOutlook } from '../outlook/outlook'
import { outlookOf } from '../outlook/outlook'
import { rowsIn } from '../outlook/demand'
import { NO_SCENARIO } from '../outlook/scenario'
import { supplyInputs } from '../outlook/supply'
import type { PortfolioView } from '../editions/view'

const SHIFTED_DEMAND = { id: 'shifted-demand', version: '1' }

function putShortfall(index: Index, { firstShortfall, peakShortfall, personMonths }: ShortfallFigures): void {
  for (const computed of [firstShortfall, peakShortfall, personMonths]) putComputed(index, computed)
}

function putCluster(index: Index, outlook: ClusterOutlook): void {
  const { capacity, caveats, starts } = outlook
  putShortfall(index, outlook)
  for (const { leadTime, statistic, latestStart, state } of starts) {
    putComputed(index, latestStart)
    const { method, inputs } = latestStart
    put(index, { figure: state, method, inputs, intermediate: [], caveats: latestStart.caveats })
    putAll(index, [leadTime, statistic], BARE)
  }
  const chance = endsOf(outlook.peakByChance())
  const [worst] = chance
  const stockOfWorst = supplyInputs(capacity.plan, worst?.period ?? '')
  putAll(index, chance, { method: HEADS_BY_CHANCE, inputs: stockOfWorst, intermediate: [], caveats })
  for (const month of outlook.months()) {
    const { plan } = capacity
    const rows = rowsIn(plan, NO_SCENARIO, month.period)
    const moved = new Set(rows.flatMap(({ milestone }) => milestone ?? []))
    const moves = [...moved].flatMap((milestone) => plan.moves.get(milestone)?.inputs ?? [])
    // A month that no row falls in any more is empty by the rows that left it.
    const asked = rows.length > 0 ? rows : plan.demand.filter(({ period }) => period.startsWith(month.period))
    const demanded = [...asked.map(({ demand }) => demand), ...moves]
    const figures = (method: typeof STOCK_FLOW, inputs: readonly Figure[], ...all: readonly Figure[]) =>
      putAll(index, all, { method, inputs, intermediate: [], caveats })
    figures(SHIFTED_DEMAND, demanded, month.demand)
    const { headcount, joiners, leavers, supply, supplyRange } = month
    const stock = supplyInputs(plan, month.period)
    figures(STOCK_FLOW, stock, headcount, joiners, leavers, supply, ...endsOf(supplyRange))
    figures(SHORTFALL, [month.demand, supply], month.shortfall, ...endsOf(month.shortfallRange))
  }
}

function putProfession(index: Index, outlook: ProfessionOutlook): void {
  const { clusters, pooled, unpooled, caveats, contended } = outlook
  for (const cluster of clusters) putCluster(index, cluster)
  for (const shortfall of [pooled, unpooled]) putShortfall(index, shortfall)
  const all = clusters.map((cluster) => cluster.months())
  for (const [i, month] of outlook.months().entries()) {
    const inputs = all.flatMap((months) =>
      [months[i]].flatMap((one) => (one ? [one.demand, one.supply] : [])),
    )
    const { demand, supply, supplyRange, shortfall, pooled: short, unpooled: alone } = month
    const ranges = [supplyRange, month.pooledRange, month.unpooledRange].flatMap(endsOf)
    const figures = [demand, supply, shortfall, short, alone, ...ranges]
    putAll(index, figures, { method: POOLED, inputs, intermediate: [], caveats })
  }
  for (const [i, { pool, demand, utilisation, state }] of contended.months().entries()) {
    const asked = all.flatMap((months) => [months[i]].flatMap((one) => (one ? [one.demand] : [])))
    put(index, { ...BARE, figure: pool })
    const how = { method: CONTENTION, intermediate: [], caveats: contended.caveats }
    put(index, { figure: demand, inputs: asked, ...how })
    putAll(index, [utilisation, state], { inputs: [...asked, pool], ...how })
  }
}

/** How the figures of an edition's outlook came about; a hypothetical one is kept nowhere and is not among them. */
export function outlookExplanations(view: PortfolioView): Index {
  return view.once('outlook-explanations', () => {
    const index: Index = new Map()
    for (const profession of outlookOf(view).professions) putProfession(index, profession)
    return index
  })
}
