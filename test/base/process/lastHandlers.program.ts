/** A service that something goes wrong in: `lastHandlers.program <what>`. It says what it logs. */
import { Socket } from 'node:net'

import { installLastHandlers } from '../../../base/process/lastHandlers'

const say = (line: string) => process.stdout.write(`${line}\n`)

const WRONG: Readonly<Record<string, () => void>> = {
  rejection: () => {
    // eslint-disable-next-line @typescript-eslint/no-floating-promises -- what is handled here
    Promise.reject(new Error('nobody waits for me'))
  },
  // Nobody listens to its error.
  socket: () => new Socket().connect(1, '127.0.0.1'),
  exception: () => {
    throw new Error('halfway')
  },
}

installLastHandlers({
  logger: { warn: (details, message) => say(`${message}: ${(details as { err: Error }).err.message}`) },
  stop: () => {
    say('stopped')
    return Promise.resolve()
  },
})
setImmediate(() => WRONG[process.argv[2] ?? '']?.())
setTimeout(() => {
  say('still here')
  process.exit(0)
}, 500)
