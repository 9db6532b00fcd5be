import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { runFixture } from '../../../tools/reference/run'
import { sharedFolder } from '../../reference/location'

/** The areas of which there are methods. */
const AREAS = [
  'capacity',
  'composite',
  'delivery',
  'forecast',
  'funnel',
  'honesty',
  'ranks',
  'spc',
  'verdicts',
]

/** Fixtures of methods that the graph does not serve: see docs/decisions/0013-there-is-no-composite-score.md. */
const NOT_SERVED = [
  'capacity/buffers.json',
  'composite/five_clusters.json',
  'composite/oecd_small_examples.json',
  'composite/published_unit_cases.json',
  'delivery/optimism_bias_table.json',
]

const shared = sharedFolder()
const folder = shared === undefined ? undefined : path.join(shared, 'reference')

if (folder === undefined || !existsSync(folder)) {
  test.skip('the reference fixtures are not laid out: set PORTFOLIO_REFERENCE to the folder that holds reference/', () => {})
} else {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  )
  const files = found.filter((file) => AREAS.includes(path.dirname(file)) && !NOT_SERVED.includes(file))
  const others = found.filter((file) => !files.includes(file))

  test('there are fixtures of every area', () => {
    expect([...new Set(files.map((file) => path.dirname(file)))].sort()).toEqual(AREAS)
  })

  if (others.length > 0)
    test.skip(`no method that is served is held against these: ${others.join(', ')}`, () => {})

  test.each(files)('%s', (file) => {
    const outcomes = runFixture(file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
    expect(outcomes.filter(({ status }) => status === 'FAILED' || status === 'BROKEN')).toEqual([])
    expect(outcomes.filter(({ status }) => status === 'PASSED')).not.toEqual([])
  })
}
