import { existsSync } from 'node:fs'
import path from 'node:path'

import type { PortfolioView } from '../../../../../gateway/portfolio/editions/view'
import { mixBehind } from '../../../../../gateway/portfolio/concerns/causes/mixBehind'
import { sharedFolder } from '../../../../reference/location'
import { numberIn } from '../../../../support/numberIn'
import { plantedSeries, viewOfSeries } from '../../../../support/plantedSeries'

const withCases = existsSync(path.join(sharedFolder() ?? '', 'cases', 'verdicts')) ? describe : describe.skip

withCases('mix and rate behind a concern', () => {
  let view: PortfolioView

  // A block that is skipped is run all the same; what is before all is not.
  beforeAll(() => {
    view = viewOfSeries(plantedSeries('simpson'))
  })

  it('part a change on the year before', () => {
    const { change, byRate, byMix, effects } = mixBehind(view, 'matrix', 'planted')
    // By the formula in Python over the file's counts of the two years to October 2026.
    expect(numberIn(byRate.figure)).toBeCloseTo(-1.3055, 2)
    expect(numberIn(byMix.figure)).toBeCloseTo(3.6505, 2)
    expect(numberIn(change.figure)).toBeCloseTo(numberIn(byRate.figure) + numberIn(byMix.figure), 8)
    expect(effects.map(({ organisation }) => organisation).sort()).toEqual(['dbt', 'dsit'])
    // Both of its departments fell: that the total rose is mix alone.
    for (const effect of effects) expect(numberIn(effect.byRate.figure)).toBeLessThan(0)
  })

  it('say why they cannot be told apart', () => {
    expect(mixBehind(view, 'unity', 'planted').change.figure.cell).toEqual({
      reason: 'NOT_PROVIDED',
      note: 'No organisation returned figures of its own.',
    })
    const { byMix, effects } = mixBehind(view, 'unity', undefined)
    expect(byMix.figure.cell.reason).toBe('NOT_APPLICABLE')
    expect(effects).toEqual([])
  })
})
