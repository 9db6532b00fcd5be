import type { MemberAttempts } from '../../../../schema/facts/snapshots/memberAttempts'
import { portfolioFigure } from '../../computed'
import { sentence } from '../../words/sentence'
import type { Finding, Rule, RuleContext } from '../rule'
import { evaluated } from '../rule'

const METHOD = { id: 'newest-attempts', version: '1' }

interface Unread {
  /** Absent: none of the member's can be read. */
  readonly source?: string
  readonly code: string
  readonly asked?: string | undefined
}

function unreadIn({ problem, sources }: MemberAttempts): readonly Unread[] {
  if (problem !== undefined) return [{ code: problem }]
  return sources.flatMap(({ source, asked, missed }) => {
    const failed = missed.find(({ miss }) => miss === 'FAILED')
    return failed === undefined ? [] : [{ source, code: failed.code ?? '', asked }]
  })
}

function findingOf({ view, member }: RuleContext, { source, code, asked }: Unread): Finding {
  const subject = source === undefined ? `member/${member.id}` : `source/${member.id}/${source}`
  const why = portfolioFigure({
    name: 'newest-attempt',
    of: subject,
    cell: { value: code },
    inputs: [],
    unit: 'TEXT',
  })
  return {
    subject,
    says: [
      source === undefined
        ? sentence`${member.name}: the portfolio could read none of its sources: ${why}.`
        : sentence`${member.name}: the portfolio could not read the source ${source}: ${why}.`,
    ],
    since: asked ?? view.day,
    evidence: [why],
    method: METHOD,
    travel: 'NOT_KNOWN',
  }
}

/** The portfolio could not read a source: what the source holds is not known, and is nobody's omission. */
export const sourceUnread: Rule = {
  code: 'SOURCE_UNREAD',
  axis: 'REPORTING',
  severity: 'HIGH',
  severityReason: 'What the portfolio did not read it cannot answer for, and no programme is to blame.',
  evidence:
    'The code of what stood in the way at the newest attempt, by source: `docs/errors.md` says what to do, and `operations` which setting of whose. It is about the portfolio, and in the standing of no programme.',
  ofPortfolio: true,
  together: 'of its sources or members could not be read',
  evaluate: (context) =>
    evaluated(
      unreadIn(context.view.attempts(context.member.id) ?? { sources: [] }).map((unread) =>
        findingOf(context, unread),
      ),
    ),
}
