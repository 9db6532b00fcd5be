import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { writeAsStanding } from '../../support/writeAsStanding'

/** The member that reports ten plans of one milestone each, every one refreshed every second. */
export const PLANNING = 'convergence'
const PLANS = Array.from({ length: 10 }, (_, i) => `plan-${i}`)

const HEADINGS =
  'Milestone,Name,Original baseline,Current baseline,Forecast,Actual,Re-baselined on,Approved by,Origin'

/** Has that member of a portfolio report them instead of what it is shipped with. */
export function reportTenPlans(folder: string): void {
  const sources = PLANS.map(
    (id) => `  - id: ${id}
    kind: csv
    mapping: ../mappings/milestones.yml
    schedule: '* * * * * *'
    returns: [{ id: plan, file: returns/${id}.csv, referenceDate: 2026-10-31, origin: ILLUSTRATIVE }]
`,
  )
  writeFileSync(
    path.join(folder, PLANNING, 'subgraph.yml'),
    `version: 1\nmember: ${PLANNING}\n\nsources:\n${sources.join('')}`,
  )
  writeTenPlans(folder, 0)
}

/** Writes all of them anew, each forecast another than in the writing before. */
export function writeTenPlans(folder: string, writing: number): void {
  for (const id of PLANS) {
    const forecast = `2027-05-${String((writing % 28) + 1).padStart(2, '0')}`
    const row = `${id},${id},2027-01-31,2027-02-28,${forecast},,,,ILLUSTRATIVE`
    writeAsStanding(path.join(folder, PLANNING, 'returns', `${id}.csv`), `${HEADINGS}\n${row}\n`)
  }
}
