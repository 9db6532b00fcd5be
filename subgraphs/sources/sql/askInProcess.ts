import { fork } from 'node:child_process'

import { Problem } from '../../../base/problems/problem'
import type { ProblemCode } from '../../../base/problems/problem'
import { entryBeside } from '../../../base/process/entryBeside'
import type { SqlRequest } from './ask'
import { sqlProblem } from './sqlProblem'

/** What the process says before it ends. */
export type ProcessAnswer =
  | { readonly payload: Uint8Array; readonly problem?: never }
  | {
      readonly payload?: never
      readonly problem: {
        readonly code: ProblemCode
        readonly message: string
        readonly details: Problem['details']
      }
    }

/** How much longer than the query the process may take, to start and to answer. */
const GRACE = 5

/**
 * Asks a query in a process of its own, killed when it takes too long: SQLite cannot be interrupted from
 * outside, and sorting rows must not hold up the service. The address of the database goes to it over a
 * channel, so that it shows in no list of processes.
 *
 * @throws Problem those of `ask`, QUERY_TIMEOUT, QUERY_STOPPED
 */
export async function askInProcess(request: SqlRequest): Promise<Buffer> {
  const { source, query, limits } = request
  const { file, execArgv } = entryBeside(__dirname, 'process')
  const child = fork(file, [], {
    execArgv,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let timer: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<ProcessAnswer>((resolve, reject) => {
      timer = setTimeout(
        () =>
          reject(
            sqlProblem(
              'QUERY_TIMEOUT',
              source,
              `the query "${query.name}" takes longer than ${limits.seconds} seconds`,
              'a faster one, or larger `seconds`',
            ),
          ),
        (limits.seconds + GRACE) * 1000,
      )
      child.once('message', (said) => resolve(said as ProcessAnswer))
      const stopped = (why: string): void =>
        reject(
          sqlProblem(
            'QUERY_STOPPED',
            source,
            `the process that asked the query "${query.name}" ${why}`,
            'an answer; it is asked again at the next refresh',
          ),
        )
      child.on('error', (error) => {
        // Of one that has run, the end says more than that it could not be sent something.
        if (child.pid === undefined) stopped(`cannot be run: ${error.message}`)
      })
      child.once('exit', (code, signal) => stopped(`ended with ${signal ?? code ?? 'nothing'}`))
      child.send(request)
    })
    if (answer.payload !== undefined) return Buffer.from(answer.payload)
    const { code, message, details } = answer.problem
    throw new Problem(code, message, details)
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}
