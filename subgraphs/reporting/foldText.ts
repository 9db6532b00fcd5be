/** Text with every run of white space, no-break spaces and line ends included, made one space. */
export function foldText(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
