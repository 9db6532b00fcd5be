import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'

import type { Snapshot } from '../../../schema/facts/snapshot'
import { Problem } from '../../../schema/problem'
import { HttpClients } from '../kinds/httpClients'
import type { Ledgers } from '../ledger/ledger'
import { openLedgers } from '../ledger/openLedgers'
import { loadSubgraphFile } from '../subgraphFile'
import type { RefreshProgress } from './refreshMember'
import { refreshMember } from './refreshMember'
import { sourceStates } from './sourceState'
import type { ThreadAnswer, ThreadQuestion, ThreadStart } from './threadMessages'
import { RECORDS_A_PIECE } from './threadMessages'

/** Where the thread begins that fetches, reads and stores. It owns the ledger while the service runs. */
const start = workerData as ThreadStart

/** By the number of the question: what to do when the last piece has been taken in. */
const takenIn = new Map<number, () => void>()

function say(answer: ThreadAnswer): void {
  parentPort?.postMessage(answer)
}

async function sayAndWait(answer: ThreadAnswer & { readonly number: number }): Promise<void> {
  const taken = new Promise<void>((resolve) => {
    takenIn.set(answer.number, resolve)
  })
  say(answer)
  await taken
}

async function tellSnapshot(number: number, member: string, { records, ...head }: Snapshot): Promise<void> {
  await sayAndWait({ tell: 'SNAPSHOT', number, member, head })
  for (let from = 0; from === 0 || from < records.length; from += RECORDS_A_PIECE) {
    const piece = records.slice(from, from + RECORDS_A_PIECE)
    await sayAndWait({
      tell: 'RECORDS',
      number,
      records: piece,
      last: from + RECORDS_A_PIECE >= records.length,
    })
  }
}

/** Tells every snapshot after one; gives the last that is known then. */
async function tellAfter(ledgers: Ledgers, number: number, member: string, after: number): Promise<number> {
  const ledger = ledgers.of(member)
  for (let last = after; ;) {
    const [snapshot] = await ledger.snapshots({ after: last, limit: 1 })
    if (snapshot === undefined) return last
    await tellSnapshot(number, member, snapshot)
    last = snapshot.sequence
  }
}

async function main(): Promise<void> {
  const ledgers = await opened()
  if (ledgers === undefined) return
  const source = {
    portfolioRoot: start.portfolioFolder,
    environment: start.environment,
    secrets: start.secrets,
    allow: start.allow,
    clients: new HttpClients(),
  }
  const answer = async (question: Exclude<ThreadQuestion, { ask: 'NEXT' }>): Promise<void> => {
    const { number, member } = question
    if (question.ask === 'STATES') {
      const file = path.join(start.portfolioFolder, member, 'subgraph.yml')
      const { sources } = loadSubgraphFile(file, start.portfolioFolder)
      say({ tell: 'STATES', number, states: await sourceStates(sources, ledgers.of(member), new Date()) })
      return say({ tell: 'DONE', number })
    }
    const { after } = question
    if (question.ask === 'LOAD') {
      await tellAfter(ledgers, number, member, after)
      return say({ tell: 'DONE', number })
    }
    let told = after
    const onProgress = async (progress: RefreshProgress): Promise<void> => {
      say({ tell: 'PROGRESS', number, progress })
      if (progress.latest.outcome === 'STORED') told = await tellAfter(ledgers, number, member, told)
    }
    const refresh = await refreshMember(
      start.portfolioFolder,
      member,
      { ledger: ledgers.of(member), source, now: () => new Date() },
      { only: question.sources, onProgress },
    )
    await tellAfter(ledgers, number, member, told)
    return say({ tell: 'DONE', number, refresh })
  }
  parentPort?.on('message', (question: ThreadQuestion) => {
    const { number } = question
    if (question.ask === 'NEXT') return takenIn.get(number)?.()
    answer(question)
      .catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error)
        say({ tell: 'BROKEN', number, message })
      })
      .finally(() => takenIn.delete(number))
    return undefined
  })
}

async function opened(): Promise<Ledgers | undefined> {
  try {
    return await openLedgers({ url: start.ledgerUrl })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    say({ tell: 'UNOPENED', code: error.code, message: error.message })
    return undefined
  }
}

void main()
