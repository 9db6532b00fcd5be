/** Returns the texts that a page of Markdown puts in backticks, in their order. */
export function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, inner = '']) => inner)
}
