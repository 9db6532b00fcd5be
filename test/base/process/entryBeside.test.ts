import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { entryBeside } from '../../../base/process/entryBeside'

describe('where a thread or process begins', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'entry-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is compiled, or TypeScript that tsx reads', () => {
    const { file, execArgv } = entryBeside(folder, 'thread')
    expect([path.basename(file), execArgv[0], execArgv.length]).toEqual(['thread.ts', '--require', 2])
    writeFileSync(path.join(folder, 'thread.js'), '')
    expect(entryBeside(folder, 'thread')).toEqual({ file: path.join(folder, 'thread.js'), execArgv: [] })
  })
})
