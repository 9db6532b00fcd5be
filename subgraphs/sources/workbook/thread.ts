import { parentPort, workerData } from 'node:worker_threads'

import { Problem } from '../../../base/problems/problem'
import { runOrEnd } from '../../../base/process/runOrEnd'
import { readWorkbookFile } from './readWorkbookFile'
import type { FileRequest } from './readWorkbookFile'
import type { ThreadAnswer } from './readInThread'

/** Where the thread begins that reads one workbook and ends. */
async function main(): Promise<void> {
  parentPort?.postMessage(await answer(workerData as FileRequest))
}

async function answer(request: FileRequest): Promise<ThreadAnswer> {
  try {
    return { book: await readWorkbookFile(request) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { code, message, details } = error
    return { problem: { code, message, details } }
  }
}

runOrEnd(main)
