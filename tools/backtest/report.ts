import type { ReferenceCase } from '../../gateway/portfolio/concerns/referenceClass/gmppClass'
import type { RedCase } from '../../gateway/portfolio/concerns/referenceClass/redClass'
import { censoredTable, classTable } from './tables/classTable'
import { redCases } from './redCases'
import { expectedConcerns, explanations } from './expected'
import { exitLeadsTable, exitTable } from './tables/exitTables'
import { projectsTable, spokeTable } from './tables/projectTables'
import { projectsOf } from './projects'
import type { Publication } from './publications'
import {
  acrossScalesTable,
  firstRedTable,
  followedRedTable,
  outcomesTable,
  persistenceTable,
  redLeadsTable,
  redOfAllTable,
} from './tables/redTables'
import { referenceCases } from './referenceCases'
import { summary } from './tables/summary'
import { timelinesOf } from './timelines'
import { workedExample } from './workedExample'
import { countsTable, falseAlarmsTable, missesTable } from './tables/workedTables'

/** What the back-test comes to: its tables by name, in the order of the document, and the reference class. */
export interface BacktestReport {
  readonly tables: ReadonlyMap<string, string>
  readonly cases: readonly ReferenceCase[]
  readonly reds: readonly RedCase[]
}

/** The publications from 2020 on carry ids, so that nothing is lost by another name. */
const WITH_IDS = { from: 2020, until: 2021 }
const ALL_YEARS = { from: 2014, until: 2021 }

/** Runs the shipped rules over the publications, year by year, and counts. */
export function backtestReport(publications: readonly Publication[]): BacktestReport {
  const projects = projectsOf(publications)
  const cases = referenceCases(projects, publications)
  const reds = redCases(projects, publications)
  const timelines = timelinesOf(projects, publications, 'END')
  const expected = expectedConcerns()
  const [asPublished, withEnd] = [
    workedExample(projects, expected, 'AS_PUBLISHED'),
    workedExample(projects, expected, 'END'),
  ]
  const explained = explanations()

  const tables = new Map([
    ['summary', summary(asPublished, withEnd, timelines)],
    ['worked, as published', countsTable(asPublished)],
    ['worked, with the end as a milestone', countsTable(withEnd)],
    ['misses', missesTable(asPublished, withEnd, explained)],
    ['false alarms', falseAlarmsTable(asPublished, withEnd, explained)],
    ['projects', projectsTable(publications, projects, timelines)],
    ['rules', spokeTable(timelines)],
    ['persistence', persistenceTable(timelines)],
    ['what followed Red', followedRedTable(reds)],
    ['Red, from all', redOfAllTable(timelines)],
    ['Red, from not Red', firstRedTable(timelines)],
    ['lead to Red', redLeadsTable(timelines)],
    ['outcomes', outcomesTable(timelines)],
    ['across scales', acrossScalesTable(timelines)],
    ['early exit', exitTable(timelines, { ...ALL_YEARS, which: 'EARLY' })],
    ['early exit, with ids', exitTable(timelines, { ...WITH_IDS, which: 'EARLY' })],
    ['any exit, with ids', exitTable(timelines, { ...WITH_IDS, which: 'ANY' })],
    ['lead to early exit', exitLeadsTable(timelines)],
    ['reference class', classTable(cases, publications)],
    ['censoring', censoredTable(cases, publications)],
  ])
  return { tables, cases, reds }
}
