import { Worker } from 'node:worker_threads'

import { Problem } from '../../../base/problems/problem'
import type { ProblemCode } from '../../../base/problems/problem'
import { entryBeside } from '../../../base/process/entryBeside'
import type { FileRequest } from './readWorkbookFile'
import { refused } from './refused'
import type { ReadWorkbook } from './sheetReader'

export interface ThreadLimits {
  readonly seconds: number
  /** Of JavaScript's heap; what archives expand to is limited before. */
  readonly megabytes: number
}

/** What the thread says before it ends. */
export type ThreadAnswer =
  | { readonly book: ReadWorkbook; readonly problem?: never }
  | {
      readonly book?: never
      readonly problem: {
        readonly code: ProblemCode
        readonly message: string
        readonly details: Problem['details']
      }
    }

/**
 * Reads a workbook in a thread that is stopped when it takes too long or too much memory, so that nothing in
 * a file can stop the service.
 *
 * @throws Problem those of `readWorkbookFile`, WORKBOOK_TIMEOUT
 */
export async function readInThread(request: FileRequest, limits: ThreadLimits): Promise<ReadWorkbook> {
  const bytes = Uint8Array.from(request.bytes)
  const { file, execArgv } = entryBeside(__dirname, 'thread')
  const worker = new Worker(file, {
    workerData: { ...request, bytes },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    execArgv,
  })
  let timer: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<ThreadAnswer>((resolve, reject) => {
      timer = setTimeout(() => reject(tooSlow(limits)), limits.seconds * 1000)
      worker.once('message', resolve)
      worker.once('error', (error: NodeJS.ErrnoException) => {
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooBig(limits) : error)
      })
      worker.once('exit', (code) => reject(new Error(`the thread that read a workbook ended with ${code}`)))
    })
    if (answer.book !== undefined) return answer.book
    const { code, message, details } = answer.problem
    throw new Problem(code, message, details)
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

function tooSlow({ seconds }: ThreadLimits): Problem {
  return refused(
    'WORKBOOK_TIMEOUT',
    `takes longer to read than ${seconds} seconds`,
    'a smaller workbook, or a larger `seconds`',
  )
}

function tooBig({ megabytes }: ThreadLimits): Problem {
  return refused(
    'WORKBOOK_TOO_LARGE',
    `takes more memory to read than ${megabytes} megabytes`,
    'a smaller workbook or `range`, or larger `megabytes`',
  )
}
