import { atQuestions } from './comparing'
import { neverSeen, OPERATIONS, uncached as questions } from './questions'
import type { Report } from './report'
import type { Scene } from './scene'

const WAY = { seconds: 1.5, answers: 40, connections: 10 }
/** Often enough for what compiles the operations that come again to have done so. */
const EACH = 6
const PLANS = 24

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`

/** Questions whose operations have been planned, and which never come again. */
export async function uncached(
  { ours, remote, others, subjects, pairs }: Scene,
  report: Report,
): Promise<void> {
  const { turns, bytes } = await atQuestions([ours, remote, ...others], pairs, WAY, {
    stream: () => questions(subjects),
    warmUp: EACH * OPERATIONS,
  })
  report.section(
    `Uncached: ${OPERATIONS} operations of different selections over all clusters, ${kilobytes(bytes)} an answer`,
    '  No two requests are the same, nor any two of what a member is asked for them: variables differ in each',
    '  (order of clusters, measures, range of months), so that no cache and no de-duplication can help.',
    '  Plans are warm: each operation has been asked before. All have been seen to answer alike.',
  )
  report.turns(turns)
  for (const other of others) {
    report.ratio('uncached', turns, [ours, other])
    report.ratio('uncached-remote', turns, [remote, other])
  }
}

/** Operations that nobody has asked before. */
export async function coldPlan(
  { ours, remote, others, subjects, pairs }: Scene,
  report: Report,
): Promise<void> {
  const { turns, bytes } = await atQuestions([ours, remote, ...others], pairs, WAY, {
    stream: () => neverSeen(subjects),
    warmUp: PLANS,
  })
  report.section(
    `Cold plan: every request an operation that was never seen before, ${kilobytes(bytes)} an answer`,
    '  Each selects other parts of a cluster and other leaves of a figure: parsed, validated and planned anew.',
  )
  report.turns(turns)
  for (const other of others) {
    report.ratio('cold-plan', turns, [ours, other])
    report.ratio('cold-plan-remote', turns, [remote, other])
  }
}
