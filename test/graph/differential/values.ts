import { figureId, figureOf } from '../../../schema/facts/figures/figure'
import { confidenceMovementOf } from '../../../gateway/portfolio/delivery/delivery'
import type { Portfolio } from '../../../gateway/portfolio/editions/portfolio'
import { readingOf } from '../../../gateway/portfolio/measures/readings'
import type { PortfolioView } from '../../../gateway/portfolio/editions/view'
import { fictionalBooks } from '../../support/fictional'
import type { ArgumentValues } from './document'
import type { Random } from './random'

const CLUSTERS = ['alpha', 'beta', 'gamma']
const PROGRAMMES = [...CLUSTERS, 'bridge', 'quiet']
const MEASURES = ['accuracy', 'unit-cost', 'satisfaction', 'keepers']
const MONTHS = ['2025-01', '2025-06', '2025-08', '2025-10', '2026-01', '2026-02', '2026-03']

/** Figures that portfolio works out at an edition: of a difference, a chart, a movement. */
function workedOut(view: PortfolioView): readonly string[] {
  const reading = (cluster: string, code: string) => {
    const measure = view.measures.get(code)
    if (measure === undefined) throw new RangeError(`there is no measure ${code}`)
    return readingOf(view, cluster, measure, '2026-02')
  }
  return [
    reading('alpha', 'accuracy').change.figure,
    reading('beta', 'satisfaction').chart().variation,
    confidenceMovementOf(view, 'alpha').figure,
  ].map(figureId)
}

/** A figure that each member states, so that its vintages can be asked for. */
const STATED = [...fictionalBooks().values()].flatMap((book) => {
  const [fact] = book.at(book.latest)?.facts('Milestone').values() ?? []
  if (fact === undefined) return []
  return [figureId(figureOf(fact, 'name'))]
})

function viewAt(portfolio: Portfolio, edition: string): PortfolioView {
  const view = portfolio.view(edition)
  if (view === undefined) throw new RangeError(`there is no edition ${edition}`)
  return view
}

const optional = (value: unknown, random: Random): unknown => {
  if (random.chance(0.4)) return undefined
  return random.chance(0.06) ? null : value
}

/** What is known, but for a few things that nobody knows: errors, too, must agree. */
function knownId(ids: readonly string[], random: Random): string {
  return random.chance(0.02) ? 'nobody' : random.pick(ids)
}

function someOf(ids: readonly string[], random: Random): unknown {
  if (random.chance(0.05)) return random.pick(ids)
  if (random.chance(0.02)) return ['nobody']
  return random.sample(ids, random.chance(0.05) ? 0 : 1 + random.below(ids.length))
}

function pageSize(random: Random): number {
  if (random.chance(0.03)) return random.pick([0, -1, 1_001])
  return random.chance(0.05) ? 1_000 : 1 + random.below(4)
}

function scenario(random: Random): unknown {
  return {
    joiners: [
      {
        programme: knownId(CLUSTERS, random),
        profession: 'CHANGE',
        month: '2026-04',
        fte: 1 + random.below(3),
      },
    ],
    milestones: random.chance(0.5)
      ? [{ programme: 'alpha', milestone: 'charter', months: 1 + random.below(3) }]
      : null,
    departments: random.chance(0.5)
      ? [
          {
            organisation: 'lanterns',
            cluster: 'beta',
            from: '2026-05',
            demandShare: 10 * (1 + random.below(4)),
          },
        ]
      : null,
  }
}

/** Values for the arguments of the fictional portfolio's graph. */
export function fictionalValues(portfolio: Portfolio, editions: readonly string[]): ArgumentValues {
  const figures = [...new Set(editions.flatMap((edition) => workedOut(viewAt(portfolio, edition))))]
  return (coordinate, random) => {
    const name = /\((\w+):\)$/.exec(coordinate)?.[1]
    switch (name) {
      case 'edition':
        return optional(random.chance(0.01) ? 'never opened' : random.pick(editions), random)
      // Editions are asked for by their ids: what an instant means is tested beside the editions.
      case 'asOf':
      case 'recordedAsOf':
      case 'recompute':
      case 'sinceAsOf':
        return undefined
      case 'since':
        return optional(random.pick(editions), random)
      case 'through':
        return optional(random.pick(['2026-04', '2026-09']), random)
      case 'scenario':
        return random.chance(0.4) ? scenario(random) : undefined
      case 'code':
        return knownId(CLUSTERS, random)
      case 'codes':
        return optional(someOf(CLUSTERS, random), random)
      case 'programmes':
        return optional(someOf(PROGRAMMES, random), random)
      case 'programme':
        return optional(knownId(PROGRAMMES, random), random)
      case 'axis':
        return random.chance(0.2)
          ? random.pick(['DELIVERY', 'SERVICE', 'COST_AND_BENEFIT', 'REPORTING'])
          : undefined
      case 'severity':
        return random.chance(0.2) ? random.pick(['HIGH', 'MEDIUM', 'LOW']) : undefined
      case 'includeIllustrative':
        return optional(random.chance(0.7), random)
      case 'figure':
        return knownId(coordinate.includes('.revisions(') ? STATED : figures, random)
      case 'family':
        return optional(random.chance(0.1) ? 'BENEFIT' : random.pick(['SERVICE', 'COST', 'CAPACITY']), random)
      case 'measures':
        return optional(someOf(MEASURES, random), random)
      case 'measure': {
        const measure = knownId(MEASURES, random)
        return coordinate.startsWith('Portfolio.comparison(') ? measure : optional(measure, random)
      }
      case 'profession':
        return random.chance(0.3) ? random.pick(['CHANGE', 'FINANCE']) : undefined
      case 'organisation':
        return random.chance(0.2) ? random.pick(['lanterns', 'tides']) : undefined
      case 'period':
        return optional(random.chance(0.05) ? '2025' : random.pick(MONTHS), random)
      case 'from':
        if (coordinate.startsWith('Query.changes(')) return random.pick(editions)
        return optional(random.pick(MONTHS.slice(0, 4)), random)
      case 'to':
        if (coordinate.startsWith('Query.changes(')) return optional(random.pick(editions), random)
        return optional(random.pick(MONTHS.slice(3)), random)
      // An absent size means 100, which makes a question slow to answer and slow to read.
      case 'first':
        return random.chance(0.1) ? undefined : pageSize(random)
      case 'after':
        return random.chance(0.02) ? 'bm90aGluZw' : undefined
      default:
        throw new RangeError(`no value is known for ${coordinate}`)
    }
  }
}
