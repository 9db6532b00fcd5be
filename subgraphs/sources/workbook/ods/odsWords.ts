/** The words in one cell of an OpenDocument spreadsheet, and in its comment; those in drawings are neither. */
export class OdsWords {
  readonly text: string[] = []
  readonly comment: string[] = []
  /** The elements that are open inside the cell. */
  readonly #path: string[] = []

  open(name: string, { 'text:c': repeated }: Readonly<Record<string, string>>): void {
    this.#path.push(name)
    if (name === 'p') this.#paragraphs()?.push('')
    else if (name === 's') this.#append(' '.repeat(Math.min(Number(repeated ?? '1') || 1, 32_767)))
    else if (name === 'tab') this.#append('\t')
    else if (name === 'line-break') this.#append('\n')
  }

  /** Whether what was closed is an element inside the cell, and not the cell itself. */
  close(): boolean {
    return this.#path.pop() !== undefined
  }

  /** White space is folded, for OpenDocument writes what counts as elements. */
  add(text: string): void {
    this.#append(text.replace(/[ \t\r\n]+/g, ' '))
  }

  #append(text: string): void {
    const paragraphs = this.#paragraphs()
    if (paragraphs !== undefined && paragraphs.length > 0) paragraphs.push(`${paragraphs.pop() ?? ''}${text}`)
  }

  #paragraphs(): string[] | undefined {
    const [outer, inner] = this.#path
    if (outer === 'p') return this.text
    return outer === 'annotation' && inner === 'p' ? this.comment : undefined
  }
}
