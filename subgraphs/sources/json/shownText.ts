import { foldText } from '../../../base/text/foldText'

/** Text of a source for a message: white space folded, control characters dropped, cut. */
export function shownText(text: string, longest: number): string {
  // Control characters would let a source write to whoever reads the message in a terminal.
  const folded = foldText(text.replace(/\p{Cc}+/gu, ' '))
  return folded.length > longest ? `${folded.slice(0, longest - 1)}…` : folded
}
