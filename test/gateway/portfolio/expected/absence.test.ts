import { absence } from '../../../../gateway/portfolio/measures/readings'
import { expectedReportsOf } from '../../../../gateway/portfolio/expected/expectedReports'
import { concernsOf, unjudgedOf } from '../../../../gateway/portfolio/concerns/concerns'
import { Portfolio } from '../../../../gateway/portfolio/editions/portfolio'
import type { PortfolioView } from '../../../../gateway/portfolio/editions/view'
import type { MemberAttempts, SourceAttempts } from '../../../../schema/facts/snapshots/memberAttempts'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../../../support/fictional'

/** The fictional portfolio, in which gamma has not returned February, which was due on 13 March 2026. */
async function viewWhere(attempts?: MemberAttempts): Promise<PortfolioView> {
  const sources = [...fictionalBooks()].map(([id, book]) => ({
    id,
    facts: (after: number) => Promise.resolve({ latest: book.latest, snapshots: book.after(after) }),
    ...(id === 'gamma' ? { attempts: () => Promise.resolve(attempts) } : {}),
  }))
  const portfolio = new Portfolio({ register: fictionalRegister(), now: FICTIONAL_NOW, sources })
  const { id } = await portfolio.learn()
  return portfolio.view(id) as PortfolioView
}

const service = (more: Partial<SourceAttempts> = {}): SourceAttempts => ({
  source: 'service',
  brings: ['Observation'],
  asked: '2026-03-19',
  missed: [],
  ...more,
})
const failed = { returnId: '2026-02', miss: 'FAILED', code: 'ADDRESS_MISSING' } as const

/** Why gamma's accuracy of a month is not here. */
function why(view: PortfolioView, period = '2026-02') {
  const measure = view.measures.get('accuracy')
  if (measure === undefined) throw new RangeError('accuracy is not defined')
  const { reason, note } = absence(view, 'gamma', measure, period).cell
  return `${reason}: ${note}`
}

describe('the absence of a return that was due', () => {
  it.each<[string, MemberAttempts | undefined, string]>([
    ['nobody tells of attempts', undefined, 'LATE: due on 2026-03-13'],
    ['its source was asked since and had nothing', { sources: [service()] }, 'LATE: due on 2026-03-13'],
    [
      'its source was not asked since',
      { sources: [service({ asked: '2026-03-13' })] },
      'UNAVAILABLE: due on 2026-03-13, and its source was last asked on 2026-03-13',
    ],
    [
      'its source could not be read',
      { sources: [service({ missed: [failed] })] },
      'UNAVAILABLE: the source service could not be read: ADDRESS_MISSING',
    ],
    [
      'its source has not been attempted',
      { sources: [service({ missed: [{ returnId: '2026-02', miss: 'NEVER' }] })] },
      'UNAVAILABLE: the source service has not been asked yet',
    ],
    [
      'the configuration of the member cannot be read',
      { problem: 'BAD_CONFIGURATION', sources: [] },
      'UNAVAILABLE: its sources could not be read: BAD_CONFIGURATION',
    ],
    [
      'what came was refused',
      { sources: [service({ missed: [{ ...failed, miss: 'REFUSED', code: 'TOO_FEW_ROWS' }] })] },
      'REFUSED: what the source service brought was refused: TOO_FEW_ROWS',
    ],
    [
      'what was refused describes an earlier month',
      {
        sources: [
          service({
            missed: [{ ...failed, miss: 'REFUSED', code: 'TOO_FEW_ROWS', referenceDate: '2026-01-31' }],
          }),
        ],
      },
      'LATE: due on 2026-03-13',
    ],
    [
      'a source that has told of other things could not be read',
      { sources: [service(), service({ source: 'yearly', brings: ['ProgrammeReport'], missed: [failed] })] },
      'LATE: due on 2026-03-13',
    ],
    [
      'another source of the same, never heard, could not be read for the very month',
      {
        sources: [
          service(),
          service({ source: 'second', missed: [{ ...failed, referenceDate: '2026-02-28' }] }),
        ],
      },
      'UNAVAILABLE: the source second could not be read: ADDRESS_MISSING',
    ],
  ])('where %s', async (_case, attempts, reason) => {
    expect(why(await viewWhere(attempts))).toBe(reason)
  })

  it('leaves what was passed over, in what was read before its source failed, to its owner', async () => {
    const failing = { sources: [service({ missed: [{ ...failed, returnId: '2026-01' }] })] }
    const view = await viewWhere(failing)
    // Gamma began after the first month of the calendar.
    expect(why(view, '2025-01')).toMatch(/^NOT_PROVIDED: later periods were returned/)
    expect(why(view)).toMatch(/^UNAVAILABLE/)
  })

  it('of a report is the portfolio’s doing where its source could not be read', async () => {
    const yearly = { source: 'yearly', brings: ['ProgrammeReport'], missed: [failed] } as const
    const view = await viewWhere({ sources: [yearly] })
    const [gamma] = view.register.members.filter(({ id }) => id === 'gamma')
    if (gamma === undefined) throw new RangeError('gamma is not registered')
    const lacking = expectedReportsOf(view, gamma).filter(({ came }) => !came)
    expect(lacking.map(({ figure }) => figure.cell.reason)).not.toContain('LATE')
  })
})

describe('a source that could not be read', () => {
  it('counts against the portfolio, in one concern, and against nobody on reporting', async () => {
    const view = await viewWhere({ sources: [service({ missed: [failed] })] })
    const concerns = concernsOf(view, true)
    expect(concerns.filter(({ code }) => code === 'SOURCE_UNREAD')).toMatchObject([
      {
        programme: 'portfolio',
        programmes: ['portfolio'],
        says: [{ text: 'Gamma: the portfolio could not read the source service: ADDRESS_MISSING.' }],
      },
    ])
    expect(
      concerns.filter(({ code }) => code === 'RETURN_LATE').map(({ programme }) => programme),
    ).not.toContain('gamma')
    const gamma = view.programmes.find(({ id }) => id === 'gamma')
    const unjudged = gamma === undefined ? [] : unjudgedOf(view, gamma)
    expect(unjudged.filter(({ code }) => code === 'RETURN_LATE')).toContainEqual(
      expect.objectContaining({ subject: 'return/service/accuracy', reason: 'UNAVAILABLE' }),
    )
  })
})
