/**
 * How long a scenario takes on one core, kept nowhere: 50 programmes, 60 months, 6 professions:
 * `npm run bench:scenario -- [--rounds N] [--json]`. From an edition just opened, of which nothing has been
 * asked; of one whose outlook is known; and with every figure of every month read out. Ends with 1 where the
 * goal, from an edition whose outlook is known, is missed.
 */
import { parseArgs } from 'node:util'

import { outlookOf } from '../gateway/portfolio/outlook/outlook'
import type { Outlook } from '../gateway/portfolio/outlook/outlook'
import type { PortfolioView } from '../gateway/portfolio/view'
import { opened, portfolioOver } from './portfolioOver'
import { processorMillis } from './processorMillis'
import { madeUpPlans, MONTHS, PROFESSIONS, PROGRAMMES, supposed } from './scenario/portfolio'
import { median, spread } from './statistics'

const MOST_MILLIS = 200

interface Round {
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

/** The last two editions, as a service has them: V8 forgets how to be quick with what nothing is left of. */
const kept: PortfolioView[] = []

async function round(): Promise<Round> {
  const view = await opened(portfolioOver(made))
  kept.push(view)
  if (kept.length > 2) kept.shift()
  const ask = () => outlookOf(view, { scenario: supposed() })
  const first = processorMillis(ask)
  outlookOf(view)
  let answer: Outlook | undefined
  const known = processorMillis(() => (answer = ask()))
  if (answer === undefined || drawn(answer) !== PROFESSIONS.length * MONTHS * (PROGRAMMES + 2))
    throw new Error('the answer is not of every programme and month')
  const another = ask()
  return { opened: first, known, drawn: processorMillis(() => drawn(another)) }
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
  const known = told('known')
  process.exitCode = known.median < MOST_MILLIS ? 0 : 1
  const all = { opened: told('opened'), known, drawn: told('drawn') }
  if (values.json) {
    console.log(JSON.stringify(all, null, 2))
    return
  }
  const shown = ({ median: middle, low, high }: typeof known) =>
    `${middle.toFixed(0)} ms (${low.toFixed(0)}..${high.toFixed(0)})`
  console.log(
    [
      `${PROGRAMMES} programmes, ${MONTHS} months, ${PROFESSIONS.length} professions; medians of ${values.rounds} rounds (least..most)`,
      `a scenario, the outlook of the edition known: ${shown(all.known)}; goal ${MOST_MILLIS} ms: ${process.exitCode === 0 ? 'met' : 'MISSED'}`,
      `the same of an edition just opened, of which nothing was asked: ${shown(all.opened)}`,
      `every figure of every month read out besides: ${shown(all.drawn)}`,
    ].join('\n'),
  )
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
