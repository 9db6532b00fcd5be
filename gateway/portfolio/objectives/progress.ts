import type { Figure } from '../../../schema/facts/figures/figure'
import type { Objective, ObjectiveTarget } from '../../../schema/vocabulary/objective'
import { objectivesOf } from '../../../subgraphs/member/views/strategy'
import { portfolioFigure } from '../computed'
import type { PortfolioView } from '../editions/view'
import type { Body, EvidenceClass } from './bodies'
import { centresFor } from './centres'
import type { BodyCount } from './bodyCount'
import { bodyCount, uncounted } from './bodyCount'
import { departmentsFor } from './departments'

/** How far a target is reached, by each class of evidence alone. */
export interface TargetProgress {
  readonly target: ObjectiveTarget
  readonly evidenced: BodyCount
  readonly illustrative: BodyCount
}

/** Where the Strategy stands on one of its objectives. */
export interface ObjectiveProgress {
  readonly objective: Objective
  /** `MEASURED` or `PARTLY_MEASURED`, or why it is not. */
  readonly measured: Figure
  readonly targets: readonly TargetProgress[]
}

function bodiesFor(
  view: PortfolioView,
  objective: string,
  { code, counts, measure }: ObjectiveTarget,
  evidence: EvidenceClass,
): readonly Body[] {
  return counts.cell.value === 'DEPARTMENTS'
    ? departmentsFor(view, objective, code, evidence)
    : centresFor(view, `${objective}/${code}`, measure.cell.value, evidence)
}

function countOf(
  view: PortfolioView,
  objective: string,
  target: ObjectiveTarget,
  evidence: EvidenceClass,
): BodyCount {
  const key = `${objective}/${target.code}`
  const { reason } = target.counts.cell
  if (reason !== undefined) {
    const note = target.note.cell.value ?? 'Nobody has defined what to count.'
    return uncounted(key, evidence, { reason, note }, [target.counts, target.note])
  }
  return bodyCount(view, key, bodiesFor(view, objective, target, evidence), target.by.cell.value, evidence)
}

function measuredOf({ code, note, targets }: Objective): Figure {
  const counted = targets.filter(({ counts }) => counts.cell.value !== undefined)
  const why =
    note.cell.value ?? targets.find((target) => target.note.cell.value !== undefined)?.note.cell.value
  const cell =
    counted.length === 0
      ? ({ reason: 'NO_MEASURE', note: why ?? 'Nobody has defined what to count.' } as const)
      : { value: counted.length === targets.length ? 'MEASURED' : 'PARTLY_MEASURED' }
  const inputs = targets.length === 0 ? [note] : targets.map(({ counts }) => counts)
  return portfolioFigure({ name: 'objective-measured', of: code, cell, inputs, unit: 'CODE' })
}

/**
 * Where the Strategy stands, objective by objective, as known at this edition; none where no directorate
 * is registered. What is illustrative is counted apart, and never added to the rest.
 */
export function objectiveProgressOf(view: PortfolioView): readonly ObjectiveProgress[] {
  return view.once('objective-progress', () => {
    const { directorate } = view
    if (directorate === undefined) return []
    return objectivesOf(directorate).map((objective): ObjectiveProgress => ({
      objective,
      measured: measuredOf(objective),
      targets: objective.targets.map((target) => ({
        target,
        evidenced: countOf(view, objective.code, target, 'EVIDENCED'),
        illustrative: countOf(view, objective.code, target, 'ILLUSTRATIVE'),
      })),
    }))
  })
}
