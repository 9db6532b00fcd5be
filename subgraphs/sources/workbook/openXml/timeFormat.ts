/** A number format without what stands in it as words: quoted text, escaped and padding characters, colours. */
function bare(format: string): string {
  return format.replace(/"[^"]*"|\\.|[_*]./g, '').replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
}

/** Whether a date format shows a time of day or a duration, and no day, month or year. */
export function isTimeFormat(format: string): boolean {
  const shown = bare(format)
  return /[hs]|\[m+\]/i.test(shown) && !/[yd]/i.test(shown)
}
