import type { Reached } from './aims'
import { aYear, reached } from './aims'
import type { Characteristics } from './kept'
import type { Outcome, ScenarioOutcome } from './outcome'
import { SCENARIOS } from './scenarios'
import type { Signal } from './signals'
import { SIGNALS, SIGNALS_IN_WORDS } from './signals'

const share = (count: number, of: number) => `${Math.round((100 * count) / of)}%`

/** A rate that was seen, or where nothing was seen the one that 95 of 100 such simulations would have shown. */
function rate(value: number, { series, months }: ScenarioOutcome): string {
  if (value > 0) return value.toFixed(value < 0.01 ? 4 : 3)
  return `none seen (below ${(3 / ((series * months) / 12)).toFixed(4)})`
}

type Cells = (outcome: Outcome, of: ScenarioOutcome) => readonly string[]

function table(
  outcomes: readonly ScenarioOutcome[],
  heads: readonly string[],
  cells: Cells,
  signals: readonly Signal[] = SIGNALS,
): readonly string[] {
  const columns = ['Series', 'Lag-1', 'Rule', ...heads]
  return [
    `| ${columns.join(' | ')} |`,
    `| ${columns.map((_, i) => (i < 3 ? '---' : '---:')).join(' | ')} |`,
    ...outcomes.flatMap((of) =>
      signals.map(
        (signal) =>
          `| ${[SCENARIOS[of.scenario].title, of.autocorrelation, SIGNALS_IN_WORDS[signal], ...cells(of.signals[signal], of)].join(' | ')} |`,
      ),
    ),
    '',
  ]
}

function aimLine({ aim, autocorrelation, value, bound, isReached }: Reached): string {
  const told = (figure: number) =>
    aim.as === 'SHARE' ? `${Math.round(100 * figure)}%` : `${figure.toFixed(3).replace(/0$/, '')} a year`
  const side = aim.side === 'AT_MOST' ? 'at most' : 'at least'
  return `| ${[aim.title, autocorrelation, `${side} ${told(bound)}`, told(value), isReached ? 'yes' : '**no**'].join(' | ')} |`
}

/** The part of the page of concerns that says how the rules of services err, as Markdown. */
export function characteristicsSection({ seed, outcomes }: Characteristics): readonly string[] {
  const changing = ({ scenario }: ScenarioOutcome) => SCENARIOS[scenario].changes && scenario !== 'RECOVERY'
  const quiet = outcomes.filter(({ scenario }) => !SCENARIOS[scenario].changes)
  const recoveries = outcomes.filter(({ scenario }) => scenario === 'RECOVERY')
  return [
    '## How the rules of services err',
    '',
    'Each rule was run over simulated months, through the functions that answer questions, at the end of every month',
    'on what was known by then. Each series has 24 months of history, normal errors of one sigma, and a lag-1',
    'autocorrelation of 0 or 0.3. A sigma is one point of a percentage, so that what is missed by it is material. The',
    'migration that `SERVICE_BELOW_PRE_MIGRATION` asks about is at the end of the history, at the change.',
    `Simulated by \`npm run characteristics -- --write\` with the seed ${seed}.`,
    '',
    'A lasting fall is told as falling for about a year; then it is the level that the series has.',
    '',
    '### What they aim at',
    '',
    '| Aim | Lag-1 | Bound | Simulated | Reached |',
    '| --- | --- | ---: | ---: | --- |',
    ...reached(outcomes).map(aimLine),
    '',
    '### False alarms',
    '',
    'Nothing changes in these series for ten years. A rule that begins to fire is counted, and so is the share of',
    'months at whose end it fires. A process whose mean is at its target does miss it in half of all months: what',
    '`TARGET_MISSED` says of it is no false alarm.',
    '',
    ...table(quiet, ['Begins a year', 'Share of months'], (outcome, of) => [
      rate(aYear(outcome, of), of),
      `${((100 * outcome.months) / (of.series * of.months)).toFixed(1)}%`,
    ]),
    '### What is found, and how soon',
    '',
    'Shares of series in which a rule had fired by the end of the 3rd, 6th and 12th month since the change.',
    '`SERVICE_BELOW_PRE_MIGRATION` needs six months.',
    '',
    ...table(
      outcomes.filter(changing),
      ['Within 3', 'Within 6', 'Within 12'],
      ({ by3, by6, by12 }, { series }) => [by3, by6, by12].map((count) => share(count, series)),
    ),
    '### What a recovery closes',
    '',
    'Shares of series in which a rule still fires, or fires again, at the end of the 4th and 10th month.',
    '',
    ...table(
      recoveries,
      ['At the 4th', 'At the 10th'],
      ({ at4, at10 }, { series }) => [at4, at10].map((count) => share(count, series)),
      ['TARGET_MISSED_HIGH', 'TARGET_MISSED_MEDIUM', 'TARGET_MISSED_LOW', 'FALLING'],
    ),
  ]
}
