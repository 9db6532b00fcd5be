/** A number format without what stands in it as words: quoted text, escaped and padding characters, colours. */
function bare(format: string): string {
  return format.replace(/"[^"]*"|\\.|[_*]./g, '').replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
}

/** Whether numbers are shown multiplied by 100, with a per cent sign. */
export function isPercentFormat(format: string): boolean {
  return bare(format).includes('%')
}

/** Whether a date format shows a time of day or a duration, and no day, month or year. */
export function isTimeFormat(format: string): boolean {
  const shown = bare(format)
  return /[hs]/i.test(shown) && !/[yd]/i.test(shown)
}
