import type { Measure } from '../../../../subgraphs/member/views/measures'
import { comparisonOf } from '../../../../gateway/portfolio/measures/comparisonOf'
import { readingOf } from '../../../../gateway/portfolio/measures/readings'
import type { FieldValue } from '../../../support/fictional'
import { factRecord } from '../../../support/fictional'
import { viewWith } from '../../../support/portfolioOf'

const observed = (period: string, value: FieldValue, version = 'v1', organisation?: string) =>
  factRecord('Observation', {
    programme: 'alpha',
    measure: 'accuracy',
    version,
    period,
    unit: 'PERCENT',
    value,
    ...(organisation === undefined ? {} : { organisation }),
  })

async function reading(records: readonly ReturnType<typeof observed>[]) {
  const view = await viewWith('alpha', records, { origin: 'PUBLISHED' })
  return readingOf(view, 'alpha', view.measures.get('accuracy') as Measure)
}

describe('a reading of a measure', () => {
  it('is of the newest period returned, for the programme as a whole', async () => {
    const { period, figure } = await reading([
      observed('2026-01', '98.1'),
      observed('2026-02', '98.4'),
      observed('2026-02', '12.3', 'v1', 'tides'),
    ])
    expect([period, figure.cell.value]).toEqual(['2026-02', '98.4'])
  })

  it('changes on the period before, and says that two points are no trend', async () => {
    const { change } = await reading([observed('2026-01', '98.1'), observed('2026-02', '98.4')])
    expect(change.figure.cell).toEqual({ value: '0.3' })
    expect(change.caveats.map(({ code }) => code)).toContain('TWO_POINT')
    expect(change.figure.origin).toBe('PUBLISHED')
  })

  it('never changes across a gap or a change of definition', async () => {
    const gap = await reading([observed('2025-12', '98.1'), observed('2026-02', '98.4')])
    expect(gap.change.figure.cell.reason).toBe('INSUFFICIENT_HISTORY')
    const redefined = await reading([observed('2026-01', '98.1', 'v0'), observed('2026-02', '98.4')])
    expect(redefined.change.figure.cell).toMatchObject({
      reason: 'NOT_COMPARABLE',
      note: expect.stringContaining('definitionVersion'),
    })
  })

  it('passes on why there is no value, to everything worked out from it', async () => {
    const { figure, gapToTarget, gapToBaseline, change } = await reading([
      observed('2026-02', { reason: 'WITHHELD_FOI', note: 'section 43' }),
    ])
    for (const one of [figure, gapToTarget.figure, gapToBaseline.figure, change.figure]) {
      expect(one.cell.reason).toBe('WITHHELD_FOI')
    }
  })

  it('says what is awaited, and that nothing is', async () => {
    const late = await reading([observed('2026-01', '98.1')])
    expect(late.awaited).toMatchObject({ period: '2026-02', cell: { reason: 'LATE' } })
    const whole = await reading([observed('2026-02', '98.1')])
    expect(whole.awaited).toBeUndefined()
  })

  it('has no baseline where none was approved', async () => {
    const { baseline, gapToBaseline } = await reading([observed('2026-02', '98.1')])
    expect(baseline.cell.reason).toBe('NOT_YET_BASELINED')
    expect(gapToBaseline.figure.cell.reason).toBe('NOT_YET_BASELINED')
  })
})

describe('a comparison', () => {
  it('names the attribute in which clusters differ', async () => {
    const view = await viewWith('alpha', [observed('2026-01', '98.1', 'v9')])
    const { comparability, readings } = comparisonOf(
      view,
      view.measures.get('accuracy') as Measure,
      '2026-01',
    )
    expect(comparability.comparable).toBe(false)
    const version = comparability.differences.find(({ attribute }) => attribute === 'definitionVersion')
    expect(version?.values).toContainEqual({ of: 'alpha', value: 'v9' })
    expect(readings.map(({ programme }) => programme)).toEqual(['alpha', 'beta', 'gamma'])
  })
})
