import { z } from 'zod'

import { CONCERN_CODES, SEVERITIES } from '../../schema/facts/records/concernCodes'
import type { Organisation } from '../../schema/vocabulary/organisation'
import type { ReportingCalendar } from '../../schema/facts/calendar/calendar'
import { allowedNetwork } from '../sources/http/network'
import { allowedSecret } from '../sources/http/secret'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a lower-case id such as `synergy`')
const partialDate = z
  .string()
  .regex(/^\d{4}(-(Q[1-4]|\d{2}(-\d{2})?))?$/, 'a date such as 2026, 2026-Q4, 2026-10 or 2026-10-31')
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-10-31')
const month = z.string().regex(/^\d{4}-\d{2}$/, 'a month such as 2026-10')

const organisation = z.strictObject({
  id,
  name: z.string().min(1),
  since: partialDate.optional(),
  until: partialDate.optional(),
})

/** An agency or other body whose figures stand apart from its department's. No calendar asks it for anything. */
const body = z.strictObject({ id, name: z.string().min(1), of: id })

const expectation = z.strictObject({ from: day, until: day.optional() })

function isServiceAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, hash } = new URL(text)
  return /^https?:$/.test(protocol) && username === '' && password === '' && hash === ''
}

const memberFields = z.strictObject({
  id,
  kind: z.enum(['cluster', 'programme', 'strategy']),
  name: z.string().min(1),
  since: partialDate,
  until: partialDate.optional(),
  lead: organisation.optional(),
  organisations: z.array(organisation).default([]),
  bodies: z.array(body).optional(),
  scope: z.array(z.enum(['HR', 'FINANCE', 'PROCUREMENT'])).default([]),
  /** When its services moved to the new platform: quality since is judged by what it was before. */
  goLive: partialDate.optional(),
  /** The milestone of its plan by which the last organisation is on board, and the date registered for it. */
  lastOnboarding: z.strictObject({ milestone: z.string().min(1), by: partialDate }).optional(),
  /** `none`: belongs to the portfolio and has no reporting source yet. */
  source: z.literal('none').optional(),
  /** Where the member is asked that runs as a service of its own. Absent: it is read by the gateway itself. */
  url: z
    .string()
    .refine(isServiceAddress, 'an address such as http://127.0.0.1:4001/graphql, without user and password')
    .optional(),
  expects: z
    .strictObject({
      service: z.array(id).default([]),
      reports: z.record(z.string(), expectation).default({}),
    })
    .default({ service: [], reports: {} }),
})

const member = memberFields.refine(({ source, url }) => source === undefined || url === undefined, {
  path: ['url'],
  message: 'a member without a source is no service: leave out `url`, or `source: none`',
})

const collection = z.strictObject({
  /** The days that its returns describe, oldest first. Two of them are adjacent when none lies between. */
  referenceDates: z.array(day).min(1),
  /** Reference dates whose publication is not held here: nothing is expected of anybody for them. */
  notHeld: z.array(day).default([]),
  /** Working days after a reference date by which its return is due. Absent: not known, and nothing is late. */
  dueWorkingDays: z.int().min(0).max(500).optional(),
  note: z.string().optional(),
})

const concernCode = z.enum(CONCERN_CODES)
const severity = z.enum(Object.keys(SEVERITIES) as [keyof typeof SEVERITIES, ...(keyof typeof SEVERITIES)[]])

/** What this portfolio sets otherwise than the rules do, and what it has decided about single concerns. */
const concerns = z.strictObject({
  rules: z
    .partialRecord(
      concernCode,
      z.strictObject({
        threshold: z.number().optional(),
        severity: severity.optional(),
        reason: z.string().min(1),
      }),
    )
    .default({}),
  waivers: z
    .array(
      z.strictObject({
        rule: concernCode,
        programme: id,
        reason: z.string().min(1),
        owner: z.string().min(1),
        /** The last day on which it holds. */
        until: day,
      }),
    )
    .default([]),
  support: z
    .array(
      z.strictObject({
        rule: concernCode,
        programme: id,
        /** The measure helped, for a rule that judges measures. */
        measure: id.optional(),
        what: z.string().min(1),
        by: z.string().min(1),
        on: day,
      }),
    )
    .default([]),
  /** Assurance reviews, which no return has a place for. */
  reviews: z
    .array(
      z.strictObject({
        programme: id,
        what: z.string().min(1),
        by: z.string().min(1),
        on: day,
        /** What it found or recommended, where that is known. */
        finding: z.string().min(1).optional(),
      }),
    )
    .default([]),
})

export const registerSchema = z.strictObject({
  version: z.literal(1),
  calendar: z.strictObject({
    region: z.literal('england-and-wales'),
    returnsDueWorkingDays: z.int().min(0).max(250),
    holidays: z.array(day),
  }),
  service: z.strictObject({ every: z.literal('month'), from: month }),
  collections: z.record(z.string(), collection),
  thresholds: z.strictObject({ coverage: z.number().min(0).max(1) }),
  concerns: concerns.default({ rules: {}, waivers: [], support: [], reviews: [] }),
  /** The operator's word that a source may be at an address that is not public. */
  networks: z.array(allowedNetwork).default([]),
  /** The operator's word that a member may use a secret, or a variable for an address, that is not its own by name. */
  secrets: z.array(allowedSecret).default([]),
  members: z.array(member).min(1),
})

type ParsedRegister = z.infer<typeof registerSchema>

export type RegisteredMember = Omit<ParsedRegister['members'][number], 'organisations' | 'lead'> & {
  readonly lead?: Organisation | undefined
  readonly organisations: readonly Organisation[]
}

/** Who belongs to the portfolio and what is expected of them. */
export interface Register {
  readonly hash: string
  readonly calendar: ReportingCalendar
  readonly service: ParsedRegister['service']
  readonly collections: ParsedRegister['collections']
  readonly thresholds: ParsedRegister['thresholds']
  /** Absent: nothing is set otherwise than the rules have it, and nothing waived. */
  readonly concerns?: ParsedRegister['concerns']
  readonly networks: ParsedRegister['networks']
  /** Absent: every member has its own alone. */
  readonly secrets?: ParsedRegister['secrets']
  readonly members: readonly RegisteredMember[]
}

/** The register that a checked file says. */
export function registerFrom({ calendar, members, ...rest }: ParsedRegister, hash: string): Register {
  return {
    ...rest,
    hash,
    calendar: { ...calendar, holidays: new Set(calendar.holidays) },
    members: members as Register['members'],
  }
}
