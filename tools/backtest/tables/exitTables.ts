import { NAIVE, rulesThatSpoke } from '../predictors'
import type { ExitQuestion } from '../score'
import { leadsToEarlyExit, leavesNext } from '../score'
import { leadsTable, tallyTable } from './tallyTables'
import type { Timeline } from '../timelines'

/** Leaving before the next publication. */
export function exitTable(timelines: readonly Timeline[], question: ExitQuestion): string {
  return tallyTable(
    [...NAIVE, ...rulesThatSpoke(timelines)].map((one) => [one.name, leavesNext(timelines, one, question)]),
    'exit',
  )
}

/** How long before a project left early each rule had spoken without a break. */
export function exitLeadsTable(timelines: readonly Timeline[]): string {
  return leadsTable([...NAIVE, ...rulesThatSpoke(timelines)], 'left early', (one) =>
    leadsToEarlyExit(timelines, one),
  )
}
