import { setTimeout as delay } from 'node:timers/promises'

import { keepCurrent } from '../../gateway/keepCurrent'
import type { Edition } from '../../gateway/portfolio/editions/edition'

describe('keeping the newest edition that of today', () => {
  it('tries again until the edition can be opened, tells the failure once, and then rests', async () => {
    const failures: unknown[] = []
    let tries = 0
    const portfolio = {
      get isCurrent() {
        return tries === 3
      },
      async current(): Promise<Edition> {
        tries += 1
        if (tries < 3) throw new Error('the log is locked')
        return {} as Edition
      },
    }
    const days = keepCurrent(portfolio, (cause) => failures.push(cause))
    while (tries < 3) await delay(50)
    await delay(1_500)
    days.stop()
    expect(tries).toBe(3)
    expect(failures.map(String)).toEqual(['Error: the log is locked'])
  })
})
