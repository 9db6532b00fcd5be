import { existsSync } from 'node:fs'
import path from 'node:path'

import { returnRows } from './returnRows'
import type { Answering } from './serveStandIn'

/** The most milestones on a page, however many are asked for. */
const PAGE = 25

/**
 * Stands in for a cluster's project tool: `/projects/erp/milestones.json?plan=NAME&offset=N&limit=N`, each plan
 * the return `milestones-NAME.csv`.
 */
export function projectTool(returnsFolder: string): Answering {
  return ({ pathname, searchParams }) => {
    const plan = searchParams.get('plan') ?? ''
    const file = path.join(returnsFolder, `milestones-${plan}.csv`)
    if (pathname !== '/projects/erp/milestones.json' || !/^[a-z]+$/.test(plan) || !existsSync(file))
      return undefined
    const all = returnRows(file).map(milestoneOf)
    const offset = Number(searchParams.get('offset') ?? 0)
    const limit = Math.min(Number(searchParams.get('limit') ?? PAGE), PAGE)
    return { milestones: all.slice(offset, offset + limit), total_count: all.length, offset, limit }
  }
}

function milestoneOf(row: Readonly<Record<string, string>>): object {
  const text = (heading: string): string | null => row[heading] || null
  return {
    key: text('Milestone'),
    name: text('Name'),
    dates: {
      original_baseline: text('Original baseline'),
      current_baseline: text('Current baseline'),
      forecast: text('Forecast'),
      actual: text('Actual'),
    },
    rebaseline: { on: text('Re-baselined on'), approved_by: text('Approved by') },
    origin: text('Origin'),
  }
}
