import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { Worker } from 'node:worker_threads'

const PROGRAM = path.resolve(__dirname, 'runOrEnd.program.ts')

describe('what a thread or a process has been begun for', () => {
  it('ends the process with 1 and says why where it fails', () => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', PROGRAM], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([1, expect.stringContaining('Error: it cannot be done')])
  })

  it('ends the thread with its error', async () => {
    const worker = new Worker(PROGRAM, { execArgv: ['--require', require.resolve('tsx/cjs')] })
    const error = await new Promise((resolve) => worker.once('error', resolve))
    expect(error).toMatchObject({ message: 'it cannot be done' })
  })
})
