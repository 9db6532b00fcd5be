import { isoDay, requirePartialDate } from '../../../base/dates/partialDate'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Readiness } from '../../methods/capacity/readiness'
import { READINESS, readiness } from '../../methods/capacity/readiness'
import { monthsLater } from '../../methods/capacity/needDate'
import type { Result } from '../../methods/result'
import { refused } from '../../methods/result'
import { portfolioFigure } from '../computed'
import type { ProductReadiness } from '../products/readiness'
import { productReadinessOf, readinessFrom } from '../products/readiness'
import type { PortfolioView } from '../editions/view'
import type { OutlookScenario } from './scenario'
import { supposedMove } from './scenario'

/** A date so many days later, by its last day where it is not known to the day. */
function daysLater(text: string, days: number): string {
  return days === 0 ? text : isoDay(requirePartialDate(text).last + days)
}

function dated(
  figure: Figure,
  prefix: string,
  name: string,
  of: string,
  move: (text: string) => string,
  assumed: readonly Figure[],
) {
  const { value } = figure.cell
  if (value === undefined) return figure
  return portfolioFigure({
    name,
    of: `${prefix}${of}`,
    cell: { value: move(value) },
    inputs: [figure, ...assumed],
    unit: 'DATE',
  })
}

function judged(needed: Figure, readyP50: Figure, readyP80: Figure): Result<Readiness> {
  for (const { cell } of [needed, readyP50, readyP80])
    if (cell.reason !== undefined) return refused(READINESS, cell.reason, cell.note)
  const text = ({ cell }: Figure) => cell.value ?? ''
  return readiness({ need: text(needed), readyP50: text(readyP50), readyP80: text(readyP80) })
}

function supposed(
  row: ProductReadiness,
  scenario: OutlookScenario,
  prefix: string,
  assumed: readonly Figure[],
): ProductReadiness {
  const { product, need } = row
  const days = scenario.products
    .filter((one) => one.product === product)
    .reduce((sum, one) => sum + one.days, 0)
  const months = supposedMove(scenario, need.programme, need.milestone)
  if (days === 0 && months === 0) return row
  const of = `${product}/${need.programme}/${need.milestone}`
  const later = (text: string) => daysLater(text, days)
  const needed = dated(
    row.needDate.figure,
    prefix,
    'need-date',
    of,
    (text) => monthsLater(text, months),
    assumed,
  )
  const readyP50 = dated(row.readyP50, prefix, 'ready-p50', of, later, assumed)
  const readyP80 = dated(row.readyP80, prefix, 'ready-p80', of, later, assumed)
  const needDate = { ...row.needDate, figure: needed, inputs: [row.needDate.figure, ...assumed] }
  return readinessFrom(
    { ...row, need, needDate, readyP50, readyP80 },
    judged(needed, readyP50, readyP80),
    `${prefix}${of}`,
  )
}

/** Whether each product will be ready for those who need it, under a scenario. What it does not touch stands. */
export function productsUnder(
  view: PortfolioView,
  scenario: OutlookScenario,
  prefix: string,
  assumed: readonly Figure[],
): readonly ProductReadiness[] {
  return productReadinessOf(view).map((row) => supposed(row, scenario, prefix, assumed))
}
