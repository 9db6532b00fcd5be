import { remembering } from '../../../../base/memo/remembering'

/** What a bare number of an instant counts, since the beginning of 1970 in UTC. */
export const EPOCHS = ['seconds', 'milliseconds'] as const

export type Epoch = (typeof EPOCHS)[number]

const ISO_INSTANT =
  /^(\d{4}-\d{2}-\d{2})(?:T| )(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)$/i
/** How OData 2 writes an instant in JSON: milliseconds since 1970 in UTC; the offset only says how to show it. */
const ODATA_INSTANT = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/
const WHOLE_NUMBER = /^-?\d{1,15}$/
/** From 1900 to 2200, in milliseconds: another number counts something else. */
const [EARLIEST, LATEST] = [Date.UTC(1900, 0, 1), Date.UTC(2200, 0, 1)]
const MOST_ZONES = 16

/** Whether a text has the form of an instant, with its offset from UTC. */
export function isInstant(text: string): boolean {
  return ISO_INSTANT.test(text) || ODATA_INSTANT.test(text)
}

/** Reads an instant in milliseconds since 1970; nothing where the text is none, or one out of reach. */
export function instantOf(text: string, epoch?: Epoch): number | undefined {
  const millis = isoInstant(text) ?? odataInstant(text) ?? countedInstant(text, epoch)
  return millis === undefined || !(millis >= EARLIEST && millis < LATEST) ? undefined : millis
}

function isoInstant(text: string): number | undefined {
  const [, day, time, offset] = ISO_INSTANT.exec(text) ?? []
  if (day === undefined || time === undefined || offset === undefined) return undefined
  const at = /^[+-]/.test(offset)
    ? offset.replace(/^(.\d{2}):?(\d{2})?$/, (_, hours, minutes = '00') => `${hours}:${minutes}`)
    : 'Z'
  const millis = Date.parse(`${day}T${time}${at}`)
  // Engines take 31 April for 1 May.
  return Number.isNaN(millis) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day
    ? undefined
    : millis
}

function odataInstant(text: string): number | undefined {
  const [, millis] = ODATA_INSTANT.exec(text) ?? []
  return millis === undefined ? undefined : Number(millis)
}

function countedInstant(text: string, epoch: Epoch | undefined): number | undefined {
  if (epoch === undefined || !WHOLE_NUMBER.test(text)) return undefined
  return Number(text) * (epoch === 'seconds' ? 1000 : 1)
}

const calendarOf = remembering(
  MOST_ZONES,
  (timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
)

/** Gives the day (ISO) that an instant falls on in a time zone of the IANA database. */
export function dayIn(zone: string, millis: number): string {
  const parts = Object.fromEntries(
    calendarOf(zone)
      .formatToParts(millis)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts['year']}-${parts['month']}-${parts['day']}`
}

/** Whether the IANA database, as this Node has it, knows the zone. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
