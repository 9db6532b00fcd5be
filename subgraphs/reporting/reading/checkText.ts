import type { Difference } from './servedBefore'
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
    ...differenceText(one.difference),
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

const DIFFERING = 3

/** What differs from the reading that serves: how much, and the first of each. */
function differenceText(difference: Difference | undefined): readonly string[] {
  if (difference === undefined) return []
  const { recorded, added, gone, changed } = difference
  const since = `  since the reading that serves, of ${recorded.slice(0, 10)}:`
  if (added.length + gone.length + changed.length === 0) return [`${since} nothing is different`]
  const few = (mark: string, names: readonly string[]): readonly string[] => [
    ...names.slice(0, DIFFERING).map((name) => `    ${mark} ${name}`),
    ...(names.length > DIFFERING
      ? [`    ${mark} … and ${counted(names.length - DIFFERING, 'more', 'more')}`]
      : []),
  ]
  return [
    `${since} ${counted(added.length, 'record')} added, ${gone.length} gone, ${counted(changed.length, 'field')} changed`,
    ...few('+', added),
    ...few('-', gone),
    ...few(
      '~',
      changed.map(({ record, field, before, after }) => `${record}, ${field}: ${before} → ${after}`),
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
