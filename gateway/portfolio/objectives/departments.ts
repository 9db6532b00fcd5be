import type { Fact, Figure } from '../../../schema/facts/figures/figure'
import { figureOf, valueOf } from '../../../schema/facts/figures/figure'
import { weakestOrigin } from '../../../schema/facts/figures/origin'
import type { Organisation } from '../../../schema/vocabulary/organisation'
import { milestonesOf } from '../../../subgraphs/member/views/milestones'
import { portfolioFigure } from '../computed'
import type { PortfolioView } from '../editions/view'
import type { Body, EvidenceClass } from './bodies'
import { hasBegunBy, isOf, isWithin, targetDate } from './bodies'

interface Shown {
  readonly reached: Figure
  readonly expected: Figure
  readonly evidence: Figure
}

const REACHED = { reason: 'NOT_APPLICABLE', note: 'it is reached: nothing is forecast' } as const
const UNSAID = 'no source says it'

/** What a row of evidence shows: the dates of the milestone that it names, or its own. */
function shownBy(view: PortfolioView, fact: Fact, of: string): Shown {
  const evidence = figureOf(fact, 'evidence')
  const id = valueOf(fact, 'milestone')
  if (id === undefined) {
    const reached = figureOf(fact, 'reached')
    const { reason, note = 'when it is, or was, reached is not stated' } = reached.cell
    const cell = reason === undefined ? REACHED : { reason, note }
    return { reached, expected: targetDate('expected', of, cell, [reached]), evidence }
  }
  const programme = valueOf(fact, 'programme') ?? ''
  const milestone = milestonesOf(view.state(programme)).find((one) => one.code === id)
  if (milestone !== undefined) return { reached: milestone.actual, expected: milestone.forecast, evidence }
  const cell = { reason: 'NOT_PROVIDED', note: `${programme} has returned no milestone ${id}` } as const
  return {
    reached: targetDate('reached', of, cell, [evidence]),
    expected: targetDate('expected', of, cell, [evidence]),
    evidence,
  }
}

/** What of several pieces of evidence counts: the earliest that shows it reached, else a forecast, else any. */
function strongest(all: readonly Shown[]): Shown | undefined {
  const reached = all
    .filter((one) => one.reached.cell.value !== undefined)
    .sort((a, b) => (a.reached.cell.value ?? '').localeCompare(b.reached.cell.value ?? ''))
  return reached[0] ?? all.find((one) => one.expected.cell.value !== undefined) ?? all[0]
}

/**
 * The departments that the register has in the clusters, each with what evidence of one class shows of
 * its having reached a target.
 */
export function departmentsFor(
  view: PortfolioView,
  objective: string,
  target: string,
  evidenceClass: EvidenceClass,
): readonly Body[] {
  const { directorate } = view
  const rows =
    directorate === undefined
      ? []
      : [...directorate.facts('TargetEvidence').values()].filter(
          (fact) => valueOf(fact, 'objective') === objective && valueOf(fact, 'target') === target,
        )
  return view.members('cluster').flatMap((cluster) =>
    cluster.organisations.map((organisation: Organisation): Body => {
      const of = `${objective}/${target}/${evidenceClass}/${cluster.id}/${organisation.id}`
      const shown = strongest(
        rows
          .filter(
            (fact) =>
              valueOf(fact, 'programme') === cluster.id && valueOf(fact, 'organisation') === organisation.id,
          )
          .map((fact) => shownBy(view, fact, of))
          .filter(({ reached, evidence }) =>
            isOf(evidenceClass, weakestOrigin([reached.origin, evidence.origin])),
          ),
      )
      const unsaid = { reason: 'NOT_PROVIDED', note: UNSAID } as const
      const reached = shown?.reached ?? targetDate('reached', of, unsaid)
      const expected = shown?.expected ?? targetDate('expected', of, unsaid)
      return {
        programme: cluster.id,
        organisation,
        reached,
        expected,
        evidence:
          shown?.evidence ??
          portfolioFigure({ name: 'target/evidence', of, cell: unsaid, inputs: [], unit: 'TEXT' }),
        heard: shown !== undefined,
        isMemberOn: (day) => isWithin(cluster, day) && isWithin(organisation, day),
        hasReachedBy: (day) => (hasBegunBy(reached, day) ? true : undefined),
      }
    }),
  )
}
