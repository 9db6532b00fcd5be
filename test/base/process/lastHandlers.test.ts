import { spawnSync } from 'node:child_process'
import path from 'node:path'

const PROGRAM = path.resolve(__dirname, 'lastHandlers.program.ts')

function run(wrong: string) {
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', PROGRAM, wrong], {
    encoding: 'utf8',
  })
  return { status, said: stdout.trim().split('\n') }
}

describe('what nothing else has handled', () => {
  it('is logged where a promise was rejected that nobody waits for, and the service goes on', () => {
    expect(run('rejection')).toEqual({
      status: 0,
      said: ['something failed that nobody waited for: nobody waits for me', 'still here'],
    })
  })

  it('is logged where a socket failed that nobody listened to, and the service goes on', () => {
    const { status, said } = run('socket')
    expect([status, said[0], said[1]]).toEqual([
      0,
      expect.stringMatching(/^a stream or a socket failed that nobody listened to: connect ECONNREFUSED/),
      'still here',
    ])
  })

  it('is logged where an exception broke off our own code, and the service stops in order and ends with 1', () => {
    expect(run('exception')).toEqual({
      status: 1,
      said: ['an exception was not caught: the service stops: halfway', 'stopped'],
    })
  })
})
