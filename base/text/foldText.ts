const TO_FOLD = /[^!-~]/

/** Text with every run of white space, no-break spaces and line ends included, made one space. */
export function foldText(text: string): string {
  // Most texts are one plain word, and this is asked of every cell.
  return TO_FOLD.test(text) ? text.replace(/\s+/g, ' ').trim() : text
}
