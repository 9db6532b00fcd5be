/** Returns the fenced blocks of one language on a page of Markdown, in their order, each as it would be a file. */
export function fencedIn(text: string, language: string): readonly string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)\n```$/gms)]
    .filter(([, kind]) => kind === language)
    .map(([, , inner = '']) => (language === 'text' ? inner : `${inner}\n`))
}
