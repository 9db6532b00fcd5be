import { spawn } from 'node:child_process'
import path from 'node:path'

import { openLedgers } from '../../../../subgraphs/reporting/ledger/openLedgers'
import { observation, readingOf } from './readings'
import { describeStores } from './stores'

const ROOT = path.resolve(__dirname, '../../../..')

/** Appends so many readings to a ledger in a process of its own; the sequences it was given. */
function appendElsewhere(url: string, source: string, readings: number): Promise<number[]> {
  const program = path.join(__dirname, 'appendMany.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, url, source, String(readings)], {
    cwd: ROOT,
  })
  let out = ''
  let complaints = ''
  child.stdout.on('data', (text) => (out += String(text)))
  child.stderr.on('data', (text) => (complaints += String(text)))
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      if (code === 0) resolve(JSON.parse(out) as number[])
      else reject(new Error(`exit ${code}: ${complaints}`))
    })
  })
}

describeStores('several writers at once', (store) => {
  it('in two processes are given every number of the sequence once', async () => {
    const url = await store.fresh()
    const given = await Promise.all([appendElsewhere(url, 'one', 60), appendElsewhere(url, 'two', 60)])
    expect(given.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, at) => at + 1))
    const ledgers = await openLedgers({ url })
    expect(await ledgers.of('unity').latest()).toBe(120)
    expect(await ledgers.verify()).toEqual([])
    await ledgers.close()
  })

  it('do not keep readers waiting, who see only what is whole', async () => {
    const ledgers = await openLedgers({ url: await store.fresh() })
    const unity = ledgers.of('unity')
    await unity.append(readingOf({ payload: 'first' }))
    let isRead = false
    const seen: unknown[] = []
    async function* contents() {
      for (let at = 0; at < 4000; at += 1) yield { record: observation(`period ${at}`, '1') }
      seen.push(await unity.latest(), (await unity.snapshots({ after: 0, limit: 9 })).length)
      isRead = true
    }
    await unity.append({ ...readingOf({ payload: 'second' }), contents: contents() })
    expect({ isRead, seen, latest: await unity.latest() }).toEqual({ isRead: true, seen: [1, 1], latest: 2 })
    await ledgers.close()
  })
})
