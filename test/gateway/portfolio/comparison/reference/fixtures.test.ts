import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { runFixture } from '../../../../../gateway/portfolio/comparison/reference/run'
import { sharedFolder } from '../../../../reference/location'

const shared = sharedFolder()
const folder = shared === undefined ? undefined : path.join(shared, 'reference')

if (folder === undefined || !existsSync(folder)) {
  test.skip('the reference fixtures are not laid out: set PORTFOLIO_REFERENCE to the folder that holds reference/', () => {})
} else {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  )

  test('there are fixtures of every area', () => {
    const areas = new Set(files.map((file) => path.dirname(file)))
    expect([...areas].sort()).toEqual([
      'capacity',
      'composite',
      'delivery',
      'forecast',
      'funnel',
      'honesty',
      'ranks',
      'spc',
    ])
  })

  test.each(files)('%s', (file) => {
    const outcomes = runFixture(file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
    expect(outcomes.filter(({ status }) => status === 'FAILED' || status === 'BROKEN')).toEqual([])
    expect(outcomes.filter(({ status }) => status === 'PASSED')).not.toEqual([])
  })
}
