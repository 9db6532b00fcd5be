import { CONCERN_CODES } from '../../../schema/facts/records/concernCodes'
import type { Explained, Line } from '../expected'
import { NUMBER, share, table } from './table'
import type { Verdict } from '../workedExample'
import { countsOf } from '../workedExample'

/** Hits, misses and false alarms, by rule and altogether. */
export function countsTable(verdicts: readonly Verdict[]): string {
  const row = (name: string, of: readonly Verdict[]) => {
    const { hits, misses, owned, alarms } = countsOf(of)
    return [
      name,
      hits + misses,
      hits,
      misses,
      owned,
      alarms,
      share(hits, hits + alarms),
      share(hits, hits + misses),
    ]
  }
  const rows = CONCERN_CODES.flatMap((code) => {
    const of = verdicts.filter(({ rule }) => rule === code)
    return of.length === 0 ? [] : [row(`\`${code}\``, of)]
  })
  return table(
    [
      { heading: 'rule' },
      { heading: 'expected', ...NUMBER },
      { heading: 'hits', ...NUMBER },
      { heading: 'misses', ...NUMBER },
      { heading: 'of which said so', ...NUMBER },
      { heading: 'false alarms', ...NUMBER },
      { heading: 'precision', ...NUMBER },
      { heading: 'recall', ...NUMBER },
    ],
    [...rows, row('all', verdicts)],
  )
}

type Of = Pick<Line, 'programme' | 'year' | 'rule'>

const isOf =
  (a: Of) =>
  (b: Of): boolean =>
    a.programme === b.programme && a.year === b.year && a.rule === b.rule

const textOf = (lines: readonly Line[], one: Of) => lines.find(isOf(one))?.text ?? 'not explained'

/** Every miss, what was expected, why it was missed, and whether the end as a milestone makes it a hit. */
export function missesTable(
  asPublished: readonly Verdict[],
  withEnd: readonly Verdict[],
  { misses }: Explained,
): string {
  return table(
    [
      { heading: 'programme' },
      { heading: 'year', ...NUMBER },
      { heading: 'rule' },
      { heading: 'a reader expects it, since' },
      { heading: 'missed, since' },
      { heading: 'with the end as a milestone' },
    ],
    asPublished
      .filter(({ outcome }) => outcome === 'MISS')
      .map((one) => [
        one.programme,
        one.year,
        `\`${one.rule}\``,
        one.because ?? '',
        textOf(misses, one),
        withEnd.find(isOf(one))?.outcome === 'HIT' ? 'hit' : 'miss',
      ]),
  )
}

/** Every false alarm, what the rule says, and what is to be said of it. */
export function falseAlarmsTable(
  asPublished: readonly Verdict[],
  withEnd: readonly Verdict[],
  { falseAlarms }: Explained,
): string {
  const rows = withEnd
    .filter(({ outcome }) => outcome === 'FALSE_ALARM')
    .map((one) => [
      one.programme,
      one.year,
      `\`${one.rule}\``,
      one.message ?? '',
      textOf(falseAlarms, one),
      asPublished.some(isOf(one)) ? 'as published' : 'with the end',
    ])
  return table(
    [
      { heading: 'programme' },
      { heading: 'year', ...NUMBER },
      { heading: 'rule' },
      { heading: 'the rule says' },
      { heading: 'what is to be said of it' },
      { heading: 'raised' },
    ],
    rows,
  )
}
