import { atQuestions } from '../comparing'
import type { Question } from '../questions'
import { neverSeen, OPERATIONS, uncached as questions } from '../questions'
import type { Report } from '../report'
import type { Scene } from '../scene'

const WAY = { seconds: 1.5, answers: 40, connections: 10 }
/** How often each operation is asked before it is measured, so that V8 has made quick what comes again. */
const EACH = 40
const PLANS = 24

interface Compared {
  readonly name: string
  readonly stream: () => Iterator<Question, never>
  /** How many questions are asked before. */
  readonly warmUp: number
  readonly told: (kilobytes: string) => readonly [title: string, ...lines: readonly string[]]
}

/** Ours, in process and over HTTP, beside all the others. */
async function compared(
  { ours, remote, pairs, ...scene }: Scene,
  report: Report,
  { name, stream, warmUp, told }: Compared,
): Promise<void> {
  const others = [...scene.others, ...scene.withTwoCores]
  const { turns, bytes } = await atQuestions([ours, remote, ...others], pairs, WAY, { stream, warmUp })
  report.section(...told(`${(bytes / 1024).toFixed(0)} KB an answer`))
  report.turns(turns)
  for (const other of others) {
    report.ratio(name, turns, [ours, other])
    report.ratio(`${name}-remote`, turns, [remote, other])
  }
}

/** Questions whose operations have been planned, and which never come again. */
export function uncached(scene: Scene, report: Report): Promise<void> {
  return compared(scene, report, {
    name: 'uncached',
    stream: () => questions(scene.subjects),
    warmUp: EACH * OPERATIONS,
    told: (size) => [
      `Uncached: ${OPERATIONS} operations of different selections over all clusters, ${size}`,
      '  No two requests are the same, nor any two of what a member is asked for them: variables differ in each',
      '  (order of clusters, measures, range of months), so that no cache and no de-duplication can help.',
      '  Plans are warm: each operation has been asked before. All have been seen to answer alike.',
    ],
  })
}

/** Operations that nobody has asked before. */
export function coldPlan(scene: Scene, report: Report): Promise<void> {
  return compared(scene, report, {
    name: 'cold-plan',
    stream: () => neverSeen(scene.subjects),
    warmUp: PLANS,
    told: (size) => [
      `Cold plan: every request an operation that was never seen before, ${size}`,
      '  Each selects other parts of a cluster and other leaves of a figure: parsed, validated and planned anew.',
    ],
  })
}
