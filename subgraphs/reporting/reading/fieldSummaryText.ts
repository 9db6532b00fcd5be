import { foldText } from '../../../base/text/foldText'
import { placeText } from '../mapping/messages'
import type { FieldSummary, RecordSummary, SampleValue } from './fieldSummary'

const WIDEST_FIELD = 24
const WIDEST_COLUMN = 26
const WIDEST_VALUE = 40

const LOOK_AT: Readonly<Record<NonNullable<FieldSummary['lookAt']>, string>> = {
  NO_VALUE: '? no record has a value',
  FAR_APART: '? the greatest is more than 10,000 times the least: is the unit the same throughout?',
}

/** Writes what was read of each field, for a person who has the source open beside it. */
export function fieldSummaryText(summaries: readonly RecordSummary[]): readonly string[] {
  return summaries.flatMap(({ record, accepted, fields }) => [
    `  ${record}, ${accepted.toLocaleString('en-GB')} accepted:`,
    ...fields.flatMap((field) => linesOf(field, accepted)),
  ])
}

function linesOf(summary: FieldSummary, records: number): readonly string[] {
  const { field, column, first, distinct, least, greatest, values, reasons, lookAt } = summary
  const from = column === undefined ? '' : `"${cut(column, WIDEST_COLUMN - 2)}"`
  const head = `    ${field.padEnd(WIDEST_FIELD)} ${from.padEnd(WIDEST_COLUMN)}`
  const shares = Object.entries(reasons).map(([reason, count]) => `${reason} ${share(count, records)}`)
  const isOne = distinct === 1 && values === records
  const range =
    least === undefined || greatest === undefined || least === greatest
      ? []
      : [
          `${cut(least, WIDEST_VALUE)} … ${cut(greatest, WIDEST_VALUE)}, ${distinct.toLocaleString('en-GB')} different`,
        ]
  const said = isOne ? [`always ${cut(first[0]?.ours ?? '', WIDEST_VALUE)}`] : range
  return [
    `${head} ${[...said, ...shares].join('; ')}`.trimEnd(),
    ...(isOne && first[0]?.where === undefined ? [] : first.map((sample) => `        ${sampleText(sample)}`)),
    ...(lookAt === undefined ? [] : [`        ${LOOK_AT[lookAt]}`]),
  ]
}

function sampleText({ theirs, ours, where }: SampleValue): string {
  const made =
    theirs === ours ? cut(ours, WIDEST_VALUE) : `${cut(theirs, WIDEST_VALUE)} → ${cut(ours, WIDEST_VALUE)}`
  const { file: _file, heading: _heading, ...within } = where ?? {}
  const place = placeText(within)
  return place === '' ? made : `${made}   ${place}`
}

function share(count: number, records: number): string {
  return `${Math.round((100 * count) / Math.max(1, records))}%`
}

function cut(text: string, most: number): string {
  const folded = foldText(text)
  return folded.length > most ? `${folded.slice(0, most - 1)}…` : folded
}
