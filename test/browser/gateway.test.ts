import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'
import { bundlePlayground } from '../../gateway/http/playground/bundle'
import type { Gateway } from '../support/processes/running'
import { startGateway } from '../support/processes/running'
import { openPlayground } from './playgroundPage'
import { chromiumInstalled, closeBrowser } from './visit'

const withChromium = chromiumInstalled ? describe : describe.skip

withChromium('the Playground of the running gateway (needs Chromium)', () => {
  let gateway: Gateway

  beforeAll(async () => {
    await bundlePlayground(path.join(packageRoot(), 'dist', 'playground'))
    gateway = await startGateway()
  }, 120_000)
  afterAll(async () => {
    await closeBrowser()
    await gateway.stop()
  })

  it('opens on the overview and runs it, asking no other origin', async () => {
    const playground = await openPlayground(gateway.url)
    const tabs = await playground.tabs()
    expect(tabs[0]).toBe('Overview')
    expect(tabs.length).toBeGreaterThanOrEqual(6)
    expect(await playground.query()).toContain('# One question over all five clusters')
    const answer = (await playground.run()) as { data: { portfolio: { clusters: { name: string }[] } } }
    expect(answer.data.portfolio.clusters.map(({ name }) => name)).toEqual([
      'Overseas',
      'Defence',
      'Synergy',
      'Matrix',
      'Unity',
    ])
    expect(playground.strangers).toEqual([])
    expect(playground.complaints).toEqual([])
    await playground.close()
  }, 120_000)
})
