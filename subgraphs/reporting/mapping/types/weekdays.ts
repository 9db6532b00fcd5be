const WEEKDAY = /^(sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\.?,? +/i
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** Takes the day of the week from before a date; 0 is Sunday, as in `Date`. */
export function withoutWeekday(text: string): { readonly rest: string; readonly weekday?: number } {
  const found = WEEKDAY.exec(text)
  if (found === null) return { rest: text }
  return { rest: text.slice(found[0].length), weekday: WEEKDAYS.indexOf((found[1] ?? '').toLowerCase()) }
}
