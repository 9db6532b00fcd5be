/** Every rule that may raise a concern: one closed list. A code never changes its meaning. */
export const CONCERNS = {
  CONFIDENCE_RED: 'The latest delivery confidence is Red.',
  CONFIDENCE_WORSENED: 'Delivery confidence fell from one reference date to the next.',
  MILESTONE_OVERDUE: 'A milestone is not met and its baseline date has passed.',
  MILESTONE_SLIPPING: 'A milestone is forecast after a baseline date that is still to come.',
  MILESTONE_RECEDING: 'The forecast of a milestone recedes as fast as time passes.',
  LAST_ONBOARDING_LATE:
    'Programmes of its kind would bring the last organisation on board after its registered date.',
  SCHEDULE_BEHIND: 'Milestones are met more slowly than planned.',
  COST_GROWN: 'Whole-life cost has grown, like for like.',
  IN_YEAR_VARIANCE: 'Spend of the year is far from its plan, either way.',
  BENEFITS_REDUCED: 'The benefits expected have been reduced, like for like.',
  BENEFITS_BEHIND_PROFILE: 'Fewer benefits have been realised than were planned by now.',
  TARGET_MISSED: 'A measure misses its target.',
  FALLING: 'A measure gets worse, by more than chance would have it.',
  SERVICE_BELOW_PRE_MIGRATION: 'The last six periods of a measure are worse on average than before go-live.',
  SHORTFALL_INSIDE_LEAD_TIME: 'People will be missing, and whoever began to recruit now would come too late.',
  CAPABILITY_RED: 'A programme rates one of the named capabilities red, now or in future.',
  CONTENTION: 'The clusters together ask for more people of a profession than the shared pool has.',
  PRODUCT_LATE: 'A product will, as likely as not, be ready later than a milestone needs it.',
  RETURN_LATE: 'A return has passed its due date and has not come.',
  RETURN_INCOMPLETE: 'A return leaves out much of what was asked.',
  SOURCE_UNREAD: 'The portfolio could not read a source, so that nothing is known of what it holds.',
  RETURN_CONTRADICTS: 'A return contradicts itself.',
  BASIS_CHANGED:
    'A scale, price base, horizon or definition has changed, so that figures no longer follow on.',
} as const

export type ConcernCode = keyof typeof CONCERNS

/** Every code, in the order of the list. */
export const CONCERN_CODES = Object.keys(CONCERNS) as readonly ConcernCode[]

/** How much a concern matters; each rule has one, and the register may set another. */
export const SEVERITIES = {
  HIGH: 'The programme is behind on this axis unless the concern is waived.',
  MEDIUM: 'To be watched.',
  LOW: 'To be known before figures are compared.',
} as const

export type Severity = keyof typeof SEVERITIES
