/** Codes in capitals, which have words; anything else is a name of somebody's. */
const CODE = /^[A-Z]+(?:_[A-Z]+)*$/

/** Names a code as words: `DIGITAL_AND_DATA` is Digital and data; a local name stays as it is. */
export function codeInWords(code: string): string {
  if (!CODE.test(code)) return code
  const words = code.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
