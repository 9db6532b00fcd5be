import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'

import { Problem } from '../../../base/problems/problem'
import { runOrEnd } from '../../../base/process/runOrEnd'
import type { MemberAttempts } from '../../../schema/facts/snapshots/memberAttempts'
import { HttpClients } from '../kinds/httpClients'
import type { Ledger, Ledgers } from '../ledger/ledger'
import { openLedgers } from '../ledger/openLedgers'
import { loadSubgraphFile, readSubgraphShape } from '../config/subgraphFile'
import type { RefreshProgress } from './refreshMember'
import { LedgerWatch } from './ledgerWatch'
import { memberAttempts } from './memberAttempts'
import { refreshMember } from './refreshMember'
import { sourceStates } from './sourceState'
import type { SnapshotPart, ThreadAnswer, ThreadQuestion, ThreadStart } from './threadMessages'
import { RECORDS_A_PIECE } from './threadMessages'

/** Where the thread begins that fetches, reads and stores. It owns the ledger while the service runs. */
const start = workerData as ThreadStart

/** By the number of the question: its last piece, until it has been taken in. */
const pieces = new Map<number, { readonly taken: Promise<void>; readonly take: () => void }>()

/** By member: its refresh that is under way. */
const underWay = new Map<string, Promise<unknown>>()

function say(answer: ThreadAnswer): void {
  parentPort?.postMessage(answer)
}

/** Tells a piece, once the one before has been taken in. */
async function tellPiece(number: number, parts: readonly SnapshotPart[]): Promise<void> {
  await pieces.get(number)?.taken
  let take = (): void => undefined
  const taken = new Promise<void>((resolve) => {
    take = resolve
  })
  pieces.set(number, { taken, take })
  say({ tell: 'PIECE', number, parts })
}

/** Tells every snapshot after one; gives the last that is known then. */
async function tellAfter(ledgers: Ledgers, number: number, member: string, after: number): Promise<number> {
  const ledger = ledgers.of(member)
  let parts: SnapshotPart[] = []
  let room = RECORDS_A_PIECE
  for (let told = after; ;) {
    const [snapshot] = await ledger.snapshots({ after: told, limit: 1 })
    if (snapshot === undefined) {
      if (parts.length > 0) await tellPiece(number, parts)
      return told
    }
    const { records, ...head } = snapshot
    for (let from = 0; from === 0 || from < records.length;) {
      const piece = records.slice(from, from + room)
      parts.push({ ...(from === 0 ? { head } : {}), records: piece, last: from + room >= records.length })
      from += room
      room -= Math.max(1, piece.length)
      if (room > 0) continue
      await tellPiece(number, parts)
      parts = []
      room = RECORDS_A_PIECE
    }
    told = snapshot.sequence
  }
}

/** How the attempts at a member's sources stood when the service stopped. */
async function attemptsAsLeft(member: string, ledger: Ledger): Promise<MemberAttempts> {
  try {
    const { sources } = loadSubgraphFile(subgraphFileOf(member), start.portfolioFolder)
    return await memberAttempts(sources, ledger)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { problem: error.code, sources: [] }
  }
}

function subgraphFileOf(member: string): string {
  return path.join(start.portfolioFolder, member, 'subgraph.yml')
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
  const watch = new LedgerWatch(ledgers, (member) => say({ tell: 'NEWS', member }))
  watch.begin()
  const answer = async (question: Exclude<ThreadQuestion, { ask: 'NEXT' }>): Promise<void> => {
    const { number, member } = question
    if (question.ask === 'STATES') {
      // Without what it names: a module of its own would have to be run.
      const { sources } = readSubgraphShape(subgraphFileOf(member), start.portfolioFolder)
      const states = await sourceStates(sources, ledgers.of(member), new Date())
      say({ tell: 'STATES', number, states })
      return say({ tell: 'DONE', number })
    }
    const { after } = question
    if (question.ask === 'LOAD') {
      await watch.note(member)
      await tellAfter(ledgers, number, member, after)
      return say({ tell: 'DONE', number, attempts: await attemptsAsLeft(member, ledgers.of(member)) })
    }
    // Reading goes on meanwhile: whoever is told may be busy for a while.
    let told = Promise.resolve(after)
    const tell = () => (told = told.then((last) => tellAfter(ledgers, number, member, last)))
    const onProgress = (progress: RefreshProgress): void => {
      say({ tell: 'PROGRESS', number, progress })
      // What goes wrong is met again by the telling at the end.
      if (progress.latest.outcome === 'STORED') tell().catch(() => undefined)
    }
    const { sources: only, behind = [] } = question
    await Promise.allSettled(behind.flatMap((other) => underWay.get(other) ?? []))
    const refreshing = watch.whileStoring(member, () =>
      refreshMember(
        start.portfolioFolder,
        member,
        { ledger: ledgers.of(member), source, now: () => new Date() },
        { only, onProgress },
      ),
    )
    underWay.set(member, refreshing)
    const refresh = await refreshing.finally(() => underWay.delete(member))
    await tell()
    return say({ tell: 'DONE', number, refresh })
  }
  parentPort?.on('message', (question: ThreadQuestion) => {
    const { number } = question
    if (question.ask === 'NEXT') return pieces.get(number)?.take()
    answer(question)
      .catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error)
        const code = error instanceof Problem ? { code: error.code } : {}
        say({ tell: 'BROKEN', number, message, ...code })
      })
      .finally(() => pieces.delete(number))
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

runOrEnd(main)
