/** Names a code as words: `DIGITAL_AND_DATA` is Digital and data. */
export function codeInWords(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
