const TIME_BEHIND = /^(.*\S?)(?:T|[ ,]+)(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)(?: ?([ap])\.?m\.?)?$/i

/** A text parted into its day and its time of day. */
export interface TimedText {
  readonly day: string
  /** Whether the time is the beginning of the day, which says nothing. */
  readonly isMidnight: boolean
  /** Whether the clock has twelve hours, as where the month comes first. */
  readonly isTwelveHour: boolean
}

/** Parts the time of day from behind a date; nothing where none stands there. */
export function timeBehind(text: string): TimedText | undefined {
  const [, day, time, half] = TIME_BEHIND.exec(text) ?? []
  if (day === undefined || time === undefined) return undefined
  const clock = half?.toLowerCase() === 'a' ? time.replace(/^12/, '00') : time
  return {
    day: day.replace(/[ ,]+$/, ''),
    isMidnight: half?.toLowerCase() !== 'p' && !/[1-9]/.test(clock),
    isTwelveHour: half !== undefined,
  }
}
