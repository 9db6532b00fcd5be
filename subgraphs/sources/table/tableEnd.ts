import { foldText } from '../../../base/text/foldText'
import type { PlacedHeading } from './gridHeadings'
import type { Lines } from './gridLines'

/** How a table is told from what lies below it on the same sheet. */
export interface TableMark {
  /** The field whose heading marks the table. */
  readonly field: number
  readonly headerAt: number
  readonly headerRows: number
}

/** What a line of a grid is to a table above or around it. */
export type LineKind = 'RECORD' | 'BLANK' | 'HEADINGS' | 'END'

const FOOTNOTE =
  /^(?:notes?\b|source\b|sources\b|footnotes?\b|\[|\(\d+\)|\*|\u2020|\u00b9|\u00a9|prepared by|correct as (?:at|of)|as at )/i
/** A table of two columns may well have rows with one cell filled. */
const LEAST_HEADINGS = 3

/**
 * Tells where a table ends that lies along rows: at a second line of headings with its title, and at footnotes. The
 * same line of headings once more, as on each page of a print, does not end it.
 */
export class TableEnd {
  readonly #lines: Lines
  readonly #headings: readonly PlacedHeading[]
  readonly #mark: TableMark
  readonly #end: number
  readonly #markText: string
  #afterBlank = false
  /** Up to which line it is known what follows lines with one cell filled, and whether that ends the table. */
  #known: { readonly to: number; readonly ends: 'TITLE' | 'LAST' | 'NO' } = { to: -1, ends: 'NO' }

  constructor(lines: Lines, headings: readonly PlacedHeading[], mark: TableMark, end: number) {
    this.#lines = lines
    this.#headings = headings
    this.#mark = mark
    this.#end = end
    this.#markText = lines.text(mark.headerAt, mark.field).trim().toLowerCase()
  }

  kindOf(at: number): LineKind {
    if (this.#isMarked(at)) return this.#isSameHeadings(at) ? 'HEADINGS' : 'END'
    const filled = this.#filled(at)
    if (filled === 0) {
      this.#afterBlank = true
      return 'BLANK'
    }
    const isAlone = filled === 1 && this.#headings.length >= LEAST_HEADINGS
    const ends = isAlone && this.#endsAt(at)
    this.#afterBlank = false
    return ends ? 'END' : 'RECORD'
  }

  #endsAt(at: number): boolean {
    if (at >= this.#known.to) this.#known = this.#lookAhead(at + 1)
    if (this.#known.ends === 'TITLE') return true
    if (this.#known.ends !== 'LAST') return false
    const text = this.#firstText(at)
    // A code alone may be a record of which nothing is known yet; words alone are none.
    return FOOTNOTE.test(text) || (this.#afterBlank && text.includes(' '))
  }

  /** What the first line is from here on that has more than one cell filled. */
  #lookAhead(from: number): { readonly to: number; readonly ends: 'TITLE' | 'LAST' | 'NO' } {
    for (let at = from; at < this.#end; at += 1) {
      if (this.#isMarked(at)) return { to: at, ends: this.#isSameHeadings(at) ? 'NO' : 'TITLE' }
      if (this.#filled(at) > 1) return { to: at, ends: 'NO' }
    }
    return { to: this.#end, ends: 'LAST' }
  }

  #isMarked(at: number): boolean {
    const text = this.#lines.text(at, this.#mark.field)
    if (text.length < this.#markText.length || this.#markText === '') return false
    return text.trim().toLowerCase() === this.#markText && this.#filled(at) > 1
  }

  #isSameHeadings(at: number): boolean {
    return this.#headings.every(({ heading, field }) => {
      const level = this.#mark.headerRows - 1
      const text = foldText(this.#lines.text(at + level, field))
      return text === heading.text || foldText(this.#lines.text(this.#mark.headerAt + level, field)) === text
    })
  }

  /** How many cells under headings are filled; two stand for more. */
  #filled(at: number): number {
    let filled = 0
    for (let heading = 0; heading < this.#headings.length && filled < 2; heading += 1) {
      if (this.#lines.text(at, this.#headings[heading]?.field ?? -1).trim() !== '') filled += 1
    }
    return filled
  }

  #firstText(at: number): string {
    for (const { field } of this.#headings) {
      const text = foldText(this.#lines.text(at, field))
      if (text !== '') return text
    }
    return ''
  }
}
