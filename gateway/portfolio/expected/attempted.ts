import { requirePeriod } from '../../../base/dates/period'
import type { RecordType } from '../../../schema/facts/records/records'
import type { MissedReturn, SourceAttempts } from '../../../schema/facts/snapshots/memberAttempts'
import { recordsOf } from '../../../schema/facts/snapshots/settledSnapshot'
import type { Missing } from '../../methods/result'
import type { PortfolioView } from '../editions/view'

/** A record that is looked for and is not here. */
export interface Sought {
  readonly member: string
  readonly type: RecordType
  /** The measure that it tells of; absent of other types. */
  readonly measure?: string
  readonly period: string
}

interface MissedBy {
  readonly source: string
  readonly missed: MissedReturn
}

/** The sources whose readings in force tell of what is sought, in whatever period. */
function tellingOf(view: PortfolioView, { member, type, measure = '' }: Sought): ReadonlySet<string> {
  const telling = view.once(`told-by/${member}/${type}`, () => {
    const byMeasure = new Map<string, Set<string>>()
    for (const snapshot of view.state(member).snapshots) {
      for (const { fields } of recordsOf(snapshot, type)) {
        const told = type === 'Observation' ? (fields['measure']?.value ?? '') : ''
        const sources = byMeasure.get(told)
        if (sources === undefined) byMeasure.set(told, new Set([snapshot.source]))
        else sources.add(snapshot.source)
      }
    }
    return byMeasure
  })
  return telling.get(measure) ?? new Set()
}

/** The sources that may have what is sought: those that have told of it, or else those that have told nothing yet. */
function candidatesFor(view: PortfolioView, sought: Sought): readonly SourceAttempts[] {
  const bringing = (view.attempts(sought.member)?.sources ?? []).filter(({ brings }) =>
    brings.includes(sought.type),
  )
  const telling = tellingOf(view, sought)
  const known = bringing.filter(({ source }) => telling.has(source))
  if (known.length > 0) return known
  const heard = new Set(view.state(sought.member).snapshots.map(({ source }) => source))
  const silent = bringing.filter(({ source }) => !heard.has(source))
  return silent.length > 0 ? silent : bringing
}

/** Whether a return may hold a period: one that describes an earlier day does not. */
function mayHold({ referenceDate }: MissedReturn, period: string): boolean {
  return referenceDate === undefined || requirePeriod(period).start <= referenceDate
}

/** Whether a return describes the very period. */
function isOf({ referenceDate }: MissedReturn, period: string): boolean {
  return (
    referenceDate !== undefined &&
    mayHold({ ...NAMELESS, referenceDate }, period) &&
    referenceDate <= requirePeriod(period).end
  )
}

const NAMELESS = { returnId: '', miss: 'NEVER' } as const

/** The returns that may hold what is sought, and whose newest attempt brought nothing that serves. */
function missedFor(view: PortfolioView, sought: Sought, isPassedOver: boolean): readonly MissedBy[] {
  const { member, type, period } = sought
  const read = new Set(view.state(member).snapshots.map(({ source, returnId }) => `${source}/${returnId}`))
  const candidates = candidatesFor(view, sought)
  return (view.attempts(member)?.sources ?? [])
    .filter(({ brings }) => brings.includes(type))
    .flatMap((one) =>
      one.missed
        .filter((missed) => (candidates.includes(one) ? mayHold(missed, period) : isOf(missed, period)))
        // What its last good reading passed over is not looked for in it again.
        .filter(({ returnId }) => !isPassedOver || !read.has(`${one.source}/${returnId}`))
        .map((missed) => ({ source: one.source, missed })),
    )
}

/**
 * Says why what is sought was not found where that is not its owner's doing alone: a source could not be read, or what
 * came was refused. Nothing where all that may have it have answered.
 *
 * @param isPassedOver whether a later period was returned without it
 */
export function missedOf(
  view: PortfolioView,
  sought: Sought,
  isPassedOver: boolean,
): Required<Missing> | undefined {
  const problem = view.attempts(sought.member)?.problem
  if (problem !== undefined && !isPassedOver)
    return { reason: 'UNAVAILABLE', note: `its sources could not be read: ${problem}` }
  const missed = missedFor(view, sought, isPassedOver)
  const unread = missed.find(({ missed: { miss } }) => miss !== 'REFUSED')
  if (unread !== undefined) return { reason: 'UNAVAILABLE', note: unreadNote(unread) }
  const [refused] = missed
  return (
    refused && {
      reason: 'REFUSED',
      note: `what the source ${refused.source} brought was refused: ${refused.missed.code ?? ''}`,
    }
  )
}

function unreadNote({ source, missed: { miss, code = '' } }: MissedBy): string {
  return miss === 'NEVER'
    ? `the source ${source} has not been asked yet`
    : `the source ${source} could not be read: ${code}`
}

/** The day on which a source that may have what is sought was last asked, ISO; nothing where none is known. */
export function lastAsked(view: PortfolioView, sought: Sought): string | undefined {
  return candidatesFor(view, sought)
    .flatMap(({ asked }) => asked ?? [])
    .sort()
    .at(-1)
}
