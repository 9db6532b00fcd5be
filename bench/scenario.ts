/**
 * How long a scenario takes on one core, kept nowhere: 50 programmes, 60 months, 6 professions:
 * `npm run bench:scenario -- [--rounds N] [--json]`. Of an edition whose outlook has been asked for; of one that a
 * programme's return has just opened; of the first there is, of which nothing was ever asked; and with every figure of
 * every month read out. Ends with 1 where the goal is missed on an edition that a service has come to by itself.
 */
import { parseArgs } from 'node:util'

import { outlookOf } from '../gateway/portfolio/outlook/outlook'
import type { Outlook } from '../gateway/portfolio/outlook/outlook'
import type { PortfolioView } from '../gateway/portfolio/editions/view'
import { opened, portfolioOver } from './portfolioOver'
import { processorMillis } from './processorMillis'
import { madeUpPlans, MONTHS, PROFESSIONS, PROGRAMMES, returnedAgain, supposed } from './scenario/portfolio'
import { median, spread } from './statistics'

const MOST_MILLIS = 200

interface Round {
  readonly first: number
  readonly opened: number
  readonly known: number
  readonly drawn: number
}

const made = madeUpPlans()

function drawn({ professions }: Outlook): number {
  return professions.flatMap(({ clusters, months, contended }) => [
    ...clusters.flatMap((one) => one.months()),
    ...months(),
    ...contended.months(),
  ]).length
}

const answered = (view: PortfolioView) => outlookOf(view, { scenario: supposed() })

/** The last two editions, as a service has them: V8 forgets how to be quick with what nothing is left of. */
const kept: PortfolioView[] = []

async function round(): Promise<Round> {
  const { register, snapshots } = made
  const returned = new Map([...snapshots].map(([id, all]) => [id, [...all]]))
  const portfolio = portfolioOver({ register, snapshots: returned })
  const view = await opened(portfolio)
  kept.push(view)
  if (kept.length > 2) kept.shift()
  const first = processorMillis(() => answered(view))
  outlookOf(view)
  let answer: Outlook | undefined
  const known = processorMillis(() => (answer = answered(view)))
  if (answer === undefined || drawn(answer) !== PROFESSIONS.length * MONTHS * (PROGRAMMES + 2))
    throw new Error('the answer is not of every programme and month')
  const another = answered(view)
  const read = processorMillis(() => drawn(another))
  const { programme, snapshot } = returnedAgain()
  returned.get(programme)?.push(snapshot)
  const next = await opened(portfolio)
  return { first, opened: processorMillis(() => answered(next)), known, drawn: read }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '9' }, json: { type: 'boolean', default: false } },
  })
  await round()
  const rounds: Round[] = []
  for (let i = 0; i < Number(values.rounds); i += 1) rounds.push(await round())
  const told = (what: keyof Round) => {
    const measured = rounds.map((one) => one[what])
    return { median: median(measured), ...spread(measured) }
  }
  const all = { known: told('known'), opened: told('opened'), first: told('first'), drawn: told('drawn') }
  const { known, opened: justOpened } = all
  process.exitCode = Math.max(known.median, justOpened.median) < MOST_MILLIS ? 0 : 1
  if (values.json) {
    console.log(JSON.stringify(all, null, 2))
    return
  }
  const verdict = ({ median: middle }: typeof known) => (middle < MOST_MILLIS ? ': met' : ': MISSED')
  const shown = ({ median: middle, low, high }: typeof known) =>
    `${middle.toFixed(0)} ms (${low.toFixed(0)}..${high.toFixed(0)})`
  console.log(
    [
      `${PROGRAMMES} programmes, ${MONTHS} months, ${PROFESSIONS.length} professions; medians of ${values.rounds} rounds (least..most)`,
      `a scenario, the outlook of the edition known: ${shown(known)}; goal ${MOST_MILLIS} ms${verdict(known)}`,
      `the same of an edition that a programme's return has just opened: ${shown(justOpened)}; goal ${MOST_MILLIS} ms${verdict(justOpened)}`,
      `the same of a first edition, of which nothing was ever asked: ${shown(all.first)}`,
      `every figure of every month read out besides: ${shown(all.drawn)}`,
    ].join('\n'),
  )
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
