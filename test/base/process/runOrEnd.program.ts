/** A process that fails though something keeps it running. */
import { runOrEnd } from '../../../base/process/runOrEnd'

setInterval(() => undefined, 1_000)
runOrEnd(async () => {
  await Promise.resolve()
  throw new Error('it cannot be done')
})
