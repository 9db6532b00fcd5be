import { appendFileSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { settledFile } from '../../../../subgraphs/reporting/kinds/settledFile'

describe('a file drop', () => {
  let folder: string
  let file: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'drop-'))
    file = path.join(folder, 'return.csv')
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  it('that is still being written is taken once it stands still, and whole', async () => {
    writeFileSync(file, 'first half,')
    let written = 0
    const writer = setInterval(() => {
      appendFileSync(file, 'more,')
      written += 1
      if (written === 4) clearInterval(writer)
    }, 150)
    const found = await settledFile(file)
    expect(written).toBe(4)
    expect(found?.size).toBe('first half,'.length + 4 * 'more,'.length)
  })

  it('that has long stood still is not waited for', async () => {
    writeFileSync(file, 'old')
    const hourAgo = new Date(Date.now() - 3_600_000)
    utimesSync(file, hourAgo, hourAgo)
    const began = performance.now()
    expect((await settledFile(file))?.size).toBe(3)
    // Well under one poll: nothing was waited for.
    expect(performance.now() - began).toBeLessThan(150)
  })

  it('that is not there is told as such', async () => {
    await expect(settledFile(file)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
