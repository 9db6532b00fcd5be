import type { FactRecord } from '../../../../schema/facts/snapshots/snapshot'
import { fieldSummaries } from '../../../../subgraphs/reporting/reading/fieldSummary'

function report(programme: string, cost: string): FactRecord {
  return {
    type: 'ProgrammeReport',
    key: programme,
    fields: { programme: { value: programme }, wholeLifeCost: { value: cost } },
  }
}

it('orders numbers as numbers, and marks those that are far apart', () => {
  const [summary] = fieldSummaries([report('a', '9'), report('b', '10'), report('c', '412500000')], 2)
  expect(summary?.fields.find(({ field }) => field === 'wholeLifeCost')).toMatchObject({
    least: '9',
    greatest: '412500000',
    lookAt: 'FAR_APART',
  })
  const [near] = fieldSummaries([report('a', '9'), report('b', '10')], 2)
  expect(near?.fields.find(({ field }) => field === 'wholeLifeCost')).not.toHaveProperty('lookAt')
})
