import { askedSinceDeadline } from '../../../../gateway/portfolio/editions/askedSinceDeadline'
import type { MemberAttempts } from '../../../../schema/facts/snapshots/memberAttempts'
import { fictionalRegister } from '../../../support/fictional'

const asked = (day?: string): MemberAttempts => ({
  sources: [{ source: 'service', brings: [], missed: [], ...(day === undefined ? {} : { asked: day }) }],
})

describe('whether a source was asked since a deadline', () => {
  // Ten working days after 28 February 2026 end on Friday 13 March.
  it.each([
    ['on the day, and the day after', '2026-03-13', '2026-03-14', true],
    ['twice before', '2026-03-10', '2026-03-13', false],
    ['twice after', '2026-03-14', '2026-03-20', false],
    ['for the first time', undefined, '2026-03-02', true],
    ['no more', '2026-03-10', undefined, false],
  ])('that has been asked %s', (_when, before, now, is) => {
    expect(askedSinceDeadline(fictionalRegister(), asked(before), asked(now))).toBe(is)
  })

  it('goes by the deadlines of collections too', () => {
    const { calendar } = fictionalRegister()
    const yearly = { referenceDates: ['2026-03-16'], notHeld: [], dueWorkingDays: 1 }
    const deadlines = { calendar, collections: { yearly } }
    expect(askedSinceDeadline(deadlines, asked('2026-03-17'), asked('2026-03-18'))).toBe(true)
  })
})
