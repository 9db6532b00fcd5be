import { holdingsOf } from '../../../../gateway/portfolio/coverage/holdings'
import type { Snapshot } from '../../../../schema/facts/snapshots/snapshot'
import { factRecord } from '../../../support/fictional'
import { viewWith } from '../../../support/portfolioOf'

const observed = (period: string, fields: Readonly<Record<string, string | { reason: 'NOT_PROVIDED' }>>) =>
  factRecord('Observation', {
    programme: 'alpha',
    measure: 'accuracy',
    version: '1',
    period,
    unit: 'PERCENT',
    ...fields,
  })

async function accuracy(records: readonly ReturnType<typeof observed>[], snapshot: Partial<Snapshot> = {}) {
  const view = await viewWith('alpha', records, snapshot)
  const holding = holdingsOf(view).find(({ measure }) => measure.id === 'accuracy')
  const alpha = holding?.clusters.find(({ programme }) => programme === 'alpha')
  return { holding, alpha, clusters: view.members('cluster').map(({ id }) => id) }
}

describe('what is held of a measure', () => {
  it('counts values and ranges, of the whole and of single organisations, and no reason for none', async () => {
    const { alpha } = await accuracy([
      observed('2019-Q2', {
        organisation: 'lanterns',
        value: { reason: 'NOT_PROVIDED' },
        low: '91',
        high: '95',
      }),
      observed('2019-12', { organisation: 'kites', value: '90', mark: 'SUSPECT', note: 'perhaps of a year' }),
      observed('2020', { value: '92' }),
      observed('2021-01', { value: { reason: 'NOT_PROVIDED' } }),
    ])
    expect(alpha).toEqual({
      programme: 'alpha',
      programmeName: 'Alpha',
      organisations: 2,
      observations: 3,
      suspect: 1,
      first: '2019-Q2',
      last: '2020',
      origin: 'REPORTED',
    })
  })

  it('counts nothing that is invented, and says so by name', async () => {
    const { alpha, holding } = await accuracy([observed('2025-01', { value: '99' })], {
      origin: 'ILLUSTRATIVE',
    })
    expect(alpha).toEqual({
      programme: 'alpha',
      programmeName: 'Alpha',
      organisations: 0,
      observations: 0,
      suspect: 0,
    })
    expect(holding?.finding).toMatch(/None is held of .*Alpha/)
  })

  it('is told of every measure and every cluster, in the order of the register', async () => {
    const { holding, clusters } = await accuracy([])
    expect(holding?.clusters.map(({ programme }) => programme)).toEqual(clusters)
  })
})
