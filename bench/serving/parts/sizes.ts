import { growth, median } from '../../statistics'
import { atQuestions } from '../comparing'
import { uncached } from '../questions'
import type { Report } from '../report'
import type { Scene } from '../scene'
import { subjectsOf } from '../subjects'

const SIZES = [5, 10, 20, 50] as const
const OPERATIONS = 2
const EACH = 6
const WAY = { seconds: 1, answers: 10, connections: 2 }
const MOST_EXPONENT = 1.15

/** How the time of a query grows with the number of clusters that it asks. */
export async function sizes({ stage, pairs }: Scene, report: Report): Promise<void> {
  report.section(
    `5 to 50 clusters, made up from fixed seeds, ${OPERATIONS} operations of the uncached kind, all clusters asked`,
  )
  const times: (readonly [number, number])[] = []
  for (const size of SIZES) {
    const members = await stage.members(size)
    const ours = await stage.madeUp(size)
    const stock = await stage.stock(members)
    const subjects = await subjectsOf(ours)
    const { turns, bytes } = await atQuestions([ours, stock], pairs, WAY, {
      stream: () => uncached(subjects, OPERATIONS),
      warmUp: EACH * OPERATIONS,
    })
    report.line(`${size} clusters, ${(bytes / 1024).toFixed(0)} KB an answer`)
    report.turns(turns)
    report.ratio(`uncached-${size}-clusters`, turns, [ours, stock])
    times.push([size, median((turns.get(ours) ?? []).map(({ processorMillis }) => processorMillis))])
    await Promise.all([stock, ours, members.process].map((one) => one.stop()))
  }
  report.below('processor time grows as clusters to the power of', growth(times), MOST_EXPONENT, '')
}
