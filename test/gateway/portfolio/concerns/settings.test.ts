import type { Register } from '../../../../subgraphs/register/register'
import { concernsOf, unjudgedOf } from '../../../../gateway/portfolio/concerns/concerns'
import { standingOf } from '../../../../gateway/portfolio/concerns/standing'
import type { PortfolioView } from '../../../../gateway/portfolio/editions/view'
import type { Returns } from '../../../support/planted'
import {
  faultless,
  inLastReport,
  lastMonths,
  PLANTED_NOW,
  plantedRegister,
  plantedView,
} from '../../../support/planted'

const RED = inLastReport(faultless(), { centralRating: 'RED' })

const decided = (concerns: Partial<NonNullable<Register['concerns']>>) =>
  plantedRegister({ concerns: { rules: {}, waivers: [], support: [], reviews: [], ...concerns } })

function axis(view: PortfolioView, name: string) {
  const member = view.member('planted')
  if (member === undefined) throw new Error('planted is not registered')
  return standingOf(view, member, false).find((one) => one.axis === name)
}

const waiver = {
  rule: 'CONFIDENCE_RED',
  programme: 'planted',
  reason: 'Reset agreed.',
  owner: 'The board',
} as const

describe('what the register decides about concerns', () => {
  it('waives one until the last day named, leaving it visible', () => {
    const view = plantedView(RED, decided({ waivers: [{ ...waiver, until: '2026-07-20' }] }))
    const red = concernsOf(view, false).find(({ code }) => code === 'CONFIDENCE_RED')
    expect(red?.waiver).toMatchObject({ owner: 'The board', until: '2026-07-20' })
    expect(axis(view, 'DELIVERY')?.standing).toBe('WATCH')
  })

  it('lets a waiver end', () => {
    const view = plantedView(RED, decided({ waivers: [{ ...waiver, until: '2026-07-19' }] }))
    expect(concernsOf(view, false).find(({ code }) => code === 'CONFIDENCE_RED')?.waiver).toBeUndefined()
    expect(axis(view, 'DELIVERY')?.standing).toBe('FALLING_BEHIND')
  })

  it('waives nobody else and nothing else', () => {
    const others = [
      { ...waiver, programme: 'clean', until: '2027-01-01' },
      { ...waiver, rule: 'COST_GROWN' as const, until: '2027-01-01' },
    ]
    expect(axis(plantedView(RED, decided({ waivers: others })), 'DELIVERY')?.standing).toBe('FALLING_BEHIND')
  })

  it('moves a threshold and a severity, with the reason', () => {
    const returns = inLastReport(faultless(), { wholeLifeCost: '112' })
    const moved = decided({ rules: { COST_GROWN: { threshold: 15, reason: 'Early programme.' } } })
    expect(concernsOf(plantedView(returns, moved), false)).toEqual([])
    const lowered = decided({ rules: { COST_GROWN: { severity: 'LOW', reason: 'Approved.' } } })
    const view = plantedView(returns, lowered)
    expect(concernsOf(view, false)[0]).toMatchObject({
      severity: 'LOW',
      setting: { severityReason: 'Approved.', registered: true, threshold: { value: 10 } },
    })
    expect(axis(view, 'COST_AND_BENEFIT')?.standing).toBe('NO_SIGNAL')
  })

  it('records what was offered, with the measure before and after', () => {
    const offer = { rule: 'TARGET_MISSED', programme: 'planted', measure: 'accuracy' } as const
    const help = { ...offer, what: 'Two analysts', by: 'clean', on: '2026-05-10' }
    const later = { ...help, what: 'Not yet', on: '2026-08-01' }
    const view = plantedView(lastMonths(faultless(), [94, 94, 94]), decided({ support: [help, later] }))
    const [spc] = concernsOf(view, false)
    expect(spc?.support.offered.map(({ what }) => what)).toEqual(['Two analysts'])
    // April 2026 and June 2026.
    expect(spc?.support.offered[0]?.before.cell.value).toBe('94')
    expect(spc?.support.offered[0]?.after.cell.value).toBe('94')
    expect(spc?.support.products.cell.reason).toBe('NOT_PROVIDED')
    expect(spc?.support.shortages.cell.reason).toBe('NOT_PROVIDED')
  })
})

/** The months of a faultless cluster at another level. */
function raised(by: number): Returns {
  return {
    ...faultless(),
    accuracy: faultless().accuracy.map((one) => ({ ...one, value: (Number(one['value']) + by).toFixed(1) })),
  }
}

describe('support', () => {
  it('names the cluster that is assured of the target, and nobody where nobody is', () => {
    const moved = (by: number) => ({
      ...faultless(),
      accuracy: faultless().accuracy.map((one) => ({ ...one, value: String(Number(one['value']) + by) })),
    })
    const exemplars = (view: PortfolioView) =>
      concernsOf(view, false).flatMap(({ support }) => support.exemplars.map(({ programme }) => programme))
    expect(exemplars(plantedView(moved(-5)))).toEqual([])
    const beside = (others: Returns) =>
      exemplars(plantedView(moved(-5), plantedRegister(), PLANTED_NOW, others))
    expect(beside(moved(1.9))).toEqual(['clean'])
    // Nobody is held up as an example on invented figures.
    expect(beside({ ...moved(1.9), service: { origin: 'ILLUSTRATIVE' } })).toEqual([])
  })

  it('says how many such concerns chance raises, for rules that chance raises', () => {
    const falls = lastMonths(raised(1.5), [99.0, 98.8, 98.6, 98.4, 98.2])
    const [fall] = concernsOf(plantedView(falls), false)
    // Two series a year, each with 0.065 to 0.15 false alarms.
    expect(Number(fall?.falseSignals.cell.value)).toBeGreaterThanOrEqual(0.13)
    expect(Number(fall?.falseSignals.cell.value)).toBeLessThanOrEqual(0.3)
    const [red] = concernsOf(plantedView(RED), false)
    expect(red?.falseSignals.cell.reason).toBe('NOT_APPLICABLE')
  })
})

describe('invented figures', () => {
  const invented = {
    ...lastMonths(raised(1.5), [99.0, 98.8, 98.6, 98.4, 98.2]),
    service: { origin: 'ILLUSTRATIVE' },
  } as const

  it('raise nothing unless asked for, and then say so', () => {
    const view = plantedView(invented)
    expect(concernsOf(view, false)).toEqual([])
    expect(concernsOf(view, true).map(({ code, illustrative }) => [code, illustrative])).toEqual([
      ['FALLING', true],
    ])
  })

  it('make no standing known', () => {
    const view = plantedView(invented)
    expect(axis(view, 'SERVICE')).toMatchObject({ standing: 'NOT_KNOWN', illustrative: false })
    const member = view.member('planted')
    if (member === undefined) throw new Error('planted is not registered')
    expect(standingOf(view, member, true).find((one) => one.axis === 'SERVICE')).toMatchObject({
      standing: 'FALLING',
      illustrative: true,
    })
  })
})

describe('standing', () => {
  it('of a faultless cluster has no signal on four axes, and is not known on capacity', () => {
    const view = plantedView(faultless())
    const member = view.member('clean')
    if (member === undefined) throw new Error('clean is not registered')
    expect(standingOf(view, member, false).map((one) => [one.axis, one.standing])).toEqual([
      ['DELIVERY', 'NO_SIGNAL'],
      ['SERVICE', 'NO_SIGNAL'],
      ['COST_AND_BENEFIT', 'NO_SIGNAL'],
      ['CAPACITY', 'NOT_KNOWN'],
      ['REPORTING', 'NO_SIGNAL'],
    ])
    const capacity = standingOf(view, member, false).find((one) => one.axis === 'CAPACITY')
    expect(capacity?.known.cell.reason).toBe('NOT_PROVIDED')
  })

  it('is not known below the coverage that the register asks for', () => {
    // 12 of 24 months: the others are withheld by nobody, only not given.
    const gaps = faultless().accuracy.map((one, i) =>
      i < 12 ? { ...one, value: { reason: 'NOT_YET_KNOWN' as const } } : one,
    )
    const view = plantedView({ ...faultless(), accuracy: gaps })
    expect(axis(view, 'SERVICE')).toMatchObject({ standing: 'NOT_KNOWN', known: { cell: { value: '50' } } })
  })

  it('stays known where the other months are withheld', () => {
    const gaps = faultless().accuracy.map((one, i) =>
      i < 8 ? { ...one, value: { reason: 'WITHHELD_FOI' as const } } : one,
    )
    const view = plantedView({ ...faultless(), accuracy: gaps })
    expect(axis(view, 'SERVICE')).toMatchObject({ standing: 'NO_SIGNAL', known: { cell: { value: '100' } } })
  })

  it('says what could not be judged, and why', () => {
    const view = plantedView(faultless())
    const member = view.member('clean')
    if (member === undefined) throw new Error('clean is not registered')
    expect(unjudgedOf(view, member).map(({ code, reason }) => [code, reason])).toEqual([
      ['MILESTONE_RECEDING', 'INSUFFICIENT_HISTORY'],
      ['MILESTONE_RECEDING', 'INSUFFICIENT_HISTORY'],
      ['LAST_ONBOARDING_LATE', 'NOT_APPLICABLE'],
      ['SERVICE_BELOW_PRE_MIGRATION', 'NOT_APPLICABLE'],
    ])
  })

  it('says that no milestone can be judged where none was returned', () => {
    const view = plantedView({ ...faultless(), milestones: [] })
    const member = view.member('planted')
    if (member === undefined) throw new Error('planted is not registered')
    const rules = ['MILESTONE_OVERDUE', 'MILESTONE_SLIPPING', 'MILESTONE_RECEDING']
    expect(
      unjudgedOf(view, member)
        .filter(({ code }) => rules.includes(code))
        .map(({ code, subject, reason }) => [code, subject, reason]),
    ).toEqual(rules.map((code) => [code, 'milestones', 'NOT_PROVIDED']))
  })
})
