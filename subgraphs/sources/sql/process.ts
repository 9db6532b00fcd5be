import { Problem } from '../../../base/problems/problem'
import { runOrEnd } from '../../../base/process/runOrEnd'
import { ask } from './ask'
import type { SqlRequest } from './ask'
import type { ProcessAnswer } from './askInProcess'

/** Where the process begins that asks one query and ends. */
process.once('message', (request: SqlRequest) => {
  runOrEnd(async () => {
    process.send?.(await answer(request), () => process.disconnect())
  })
})
// Whoever asked has gone.
process.once('disconnect', () => process.exit())

async function answer(request: SqlRequest): Promise<ProcessAnswer> {
  try {
    return { payload: await ask(request) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { code, message, details } = error
    return { problem: { code, message, details } }
  }
}
