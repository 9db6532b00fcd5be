import { readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../../base/process/packageRoot'
import { answeringAlike, answerTo } from '../load/asked'
import { atOneRequest } from '../comparing'
import type { Prepared } from '../load/prepared'
import { got, posted } from '../questions'
import type { Report } from '../report'
import type { Scene } from '../scene'

const WAY = { seconds: 1, answers: 40, connections: 10 }

/** Headers that a server adds by itself, whatever it sends. */
const ITS_OWN: ReadonlySet<string> = new Set(['connection', 'date', 'keep-alive'])

const overview = {
  query: readFileSync(path.join(packageRoot(), 'examples', 'queries', 'overview.graphql'), 'utf8'),
}

async function bareOf({ stage, ours }: Scene, request: Prepared) {
  const { headers, body } = await answerTo(ours, request)
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !ITS_OWN.has(name)))
  return { bare: await stage.bare({ headers: kept, body }), headers: kept, body }
}

/** The same question again and again: the answer is kept as bytes, and is as quick as bytes can be sent. */
export async function hot(scene: Scene, report: Report): Promise<void> {
  const { ours, others, pairs } = scene
  await answeringAlike([ours, ...others], [overview])
  const question = posted(overview)
  const { bare, body } = await bareOf(scene, question)
  report.section(
    `Hot: the overview, ${(Buffer.byteLength(body) / 1024).toFixed(0)} KB, asked over and over with POST`,
    '  Every answer of ours and of the bare server is compared byte for byte.',
  )
  const bytes = Buffer.from(body)
  const same = (answer: Buffer) => answer.equals(bytes)
  const turns = await atOneRequest([ours, bare], pairs, WAY, () => ({ next: () => question, isRight: same }))
  report.turns(turns)
  report.ratio('hot', turns, [ours, bare])
  const beside = await atOneRequest([ours, ...others], pairs, WAY, () => ({ next: () => question }))
  report.turns(beside)
  for (const other of others) report.ratio('hot', beside, [ours, other])
  const stored: Prepared = { ...got(overview), path: '/graphql?documentId=overview' }
  const byName = await atOneRequest([ours, bare], pairs, WAY, () => ({ next: () => stored, isRight: same }))
  report.turns(byName)
  report.ratio('hot-stored-get', byName, [ours, bare])
  await bare.stop()
}

/** The same question from somebody who has the answer already. */
export async function notModified(scene: Scene, report: Report): Promise<void> {
  const { ours, others, pairs } = scene
  const { bare, headers } = await bareOf(scene, got(overview))
  const question = got(overview, { 'if-none-match': headers['etag'] ?? '' })
  report.section(
    'Not modified: GET with If-None-Match',
    '  Ours and the bare server answer 304. The stock gateway has no validators: it answers in full, every time.',
  )
  const unchanged = { next: () => question, status: 304, isRight: (body: Buffer) => body.length === 0 }
  const turns = await atOneRequest([ours, bare], pairs, WAY, () => unchanged)
  report.turns(turns)
  report.ratio('not-modified', turns, [ours, bare])
  for (const other of others) {
    const beside = await atOneRequest([ours, other], pairs, WAY, (contender) =>
      contender === ours ? unchanged : { next: () => question },
    )
    report.turns(beside)
    report.ratio('not-modified', beside, [ours, other])
  }
  await bare.stop()
}
