import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { stateByAge } from '../../../../subgraphs/reporting/refresh/sourceState'
import { sharedFolder } from '../../../reference/location'

const OURS = { pass: 'FRESH', warn: 'WARN', error: 'LATE', not_checked: 'NOT_CHECKED' } as const

describe('the state of a source by its age', () => {
  it('is strictly older than a threshold, error first', () => {
    const thresholds = { warnAfterDays: 40, errorAfterDays: 90 }
    expect([40, 40.01, 90, 90.01].map((age) => stateByAge(age, thresholds))).toEqual([
      'FRESH',
      'WARN',
      'WARN',
      'LATE',
    ])
  })

  it('is not checked without a threshold, which is not a pass', () => {
    expect(stateByAge(10_000)).toBe('NOT_CHECKED')
  })

  const file = path.join(sharedFolder() ?? '', 'reference', 'honesty', 'freshness.json')
  ;(existsSync(file) ? it : it.skip)('is that of dbt source freshness', () => {
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
      cases: {
        warnAfterHours: number | null
        errorAfterHours: number | null
        ageHours: number
        status: keyof typeof OURS
      }[]
    }
    expect(cases.length).toBeGreaterThan(0)
    for (const { warnAfterHours, errorAfterHours, ageHours, status } of cases) {
      const state = stateByAge(ageHours, {
        ...(warnAfterHours === null ? {} : { warnAfterDays: warnAfterHours }),
        ...(errorAfterHours === null ? {} : { errorAfterDays: errorAfterHours }),
      })
      expect(state).toBe(OURS[status])
    }
  })
})
