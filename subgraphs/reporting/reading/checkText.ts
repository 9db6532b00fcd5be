import { fieldSummaryText } from './fieldSummaryText'
import type { CheckedReturn, CheckReport } from './checkReturns'

const SHOWN = 20

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

function listed(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return []
  const more = lines.length - SHOWN
  return [
    `  ${title}:`,
    ...lines.slice(0, SHOWN).map((line) => `    ${line}`),
    ...(more > 0 ? [`    … and ${counted(more, 'more', 'more')}; --json lists all`] : []),
  ]
}

function textOf(one: CheckedReturn): readonly string[] {
  const mark = one.verdict === 'ACCEPTED' ? 'accepted' : 'REFUSED'
  const reasons = Object.entries(one.reasons).sort(([, a], [, b]) => b - a)
  return [
    `${one.source} ${one.return}: ${mark} (${[one.file, one.encoding].filter((part) => part !== undefined).join(', ')})`,
    ...(one.refusal === undefined ? [] : [`  ${one.refusal.message}`]),
    `  ${counted(one.read, 'record')} read: ${one.accepted} accepted, ${one.quarantined} quarantined` +
      (one.elsewhere > 0 ? `; ${one.elsewhere} of those accepted belong to other programmes` : ''),
    ...fieldSummaryText(one.summary),
    ...listed(
      `${counted(one.withReason, 'cell')} given a reason`,
      reasons.map(([reason, count]) => `${reason} ${count}`),
    ),
    ...listed(
      'notes',
      one.notes.map(({ message }) => message),
    ),
    ...listed(
      'errors',
      one.errors.map(({ message }) => message),
    ),
  ]
}

/** A check for a person to read. */
export function checkText({
  member,
  returns,
  read,
  accepted,
  quarantined,
  withReason,
  passed,
}: CheckReport): string {
  return [
    ...returns.flatMap((one) => [...textOf(one), '']),
    `${member}: ${counted(returns.length, 'return')}, ${counted(read, 'record')} read, ${accepted} accepted, ${quarantined} quarantined, ${counted(withReason, 'cell')} given a reason`,
    passed
      ? 'Every return would be accepted.'
      : 'At least one return would be refused. The last good one would go on serving.',
    '',
  ].join('\n')
}
