import { fork } from 'node:child_process'

import { entryBeside } from '../../../../base/process/entryBeside'
import type { Evaluated, ExpressionAnswer, ExpressionRequest } from './expressionMessages'

/** Of JavaScript's heap, in the process. */
const MEGABYTES = 256
/** For the process to begin. */
const BEGINNING_MILLIS = 30_000
/** How Node ends where its heap is full. */
const ABORTED = 134

export type EvaluationOutcome =
  | { readonly outcome: 'DONE'; readonly evaluated: readonly Evaluated[] }
  | { readonly outcome: 'TIMEOUT' }
  | { readonly outcome: 'TOO_LARGE' }

/**
 * Evaluates an expression on every record in a process of its own, which is killed when it takes too long and ends
 * when it takes too much memory. A thread would not do: an expression can go on for ever without giving anything
 * else a turn, and Node gives up as a whole where the heap of a thread grows too fast.
 *
 * @param timeoutMillis from when the process has begun
 */
export async function evaluateInProcess(
  request: ExpressionRequest,
  timeoutMillis: number,
): Promise<EvaluationOutcome> {
  const { file, execArgv } = entryBeside(__dirname, 'process')
  const child = fork(file, [], {
    execArgv: [...execArgv, `--max-old-space-size=${MEGABYTES}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<EvaluationOutcome>((resolve, reject) => {
      const giveUpAfter = (millis: number): void => {
        clearTimeout(timer)
        timer = setTimeout(() => resolve({ outcome: 'TIMEOUT' }), millis)
      }
      giveUpAfter(BEGINNING_MILLIS)
      child.on('message', (said) => {
        const answer = said as ExpressionAnswer
        if (answer.says === 'BEGUN') giveUpAfter(timeoutMillis)
        else if (answer.says === 'TOO_LARGE') resolve({ outcome: 'TOO_LARGE' })
        else resolve({ outcome: 'DONE', evaluated: answer.evaluated })
      })
      child.on('error', (error) => {
        // Of one that has run, the end says more than that it could not be sent something.
        if (child.pid === undefined) reject(error)
      })
      child.once('exit', (code, signal) => {
        if (code === ABORTED || signal === 'SIGABRT' || signal === 'SIGKILL')
          resolve({ outcome: 'TOO_LARGE' })
        else reject(new Error(`the process that reshapes records ended with ${signal ?? code ?? 'nothing'}`))
      })
      child.send(request)
    })
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}
