import type { Figure } from '../../../schema/facts/figures/figure'
import { displayOf, displayOfRange } from '../../../schema/facts/words/display'
import { periodInWords } from '../../../schema/facts/words/period'

/** Plain English with the figures that it rests on: each number in it is the display or the period of one. */
export interface Sentence {
  readonly text: string
  readonly figures: readonly Figure[]
}

/** Sentences, the first of which says the matter alone. */
export type Sentences = readonly [headline: Sentence, ...more: readonly Sentence[]]

/** What may stand between the words of a sentence. A figure is told as it displays. */
export type Part = string | Figure | Sentence

const isFigure = (part: Figure | Sentence): part is Figure => 'cell' in part

function phrase(part: Part): Sentence {
  if (typeof part === 'string') return { text: part, figures: [] }
  return isFigure(part) ? { text: displayOf(part), figures: [part] } : part
}

function together(phrases: readonly Sentence[], text: string): Sentence {
  return { text, figures: [...new Set(phrases.flatMap(({ figures }) => figures))] }
}

/** Composes a sentence of words and figures, as a tag of a template. */
export function sentence(words: TemplateStringsArray, ...parts: readonly Part[]): Sentence {
  const phrases = parts.map(phrase)
  return together(phrases, words.map((text, i) => text + (phrases[i]?.text ?? '')).join(''))
}

/** Tells a figure without its sign, where the words around it say the direction. */
export function magnitude(figure: Figure): Sentence {
  return { text: displayOf(figure).replace(/^-/, ''), figures: [figure] }
}

/** Tells the number of a figure without its unit, where the words around it name the unit. */
export function bare(figure: Figure): Sentence {
  return { text: displayOf({ cell: figure.cell, kind: figure.kind, unit: 'COUNT' }), figures: [figure] }
}

/** Tells the range between two figures of one unit. */
export function rangeOf(low: Figure, high: Figure): Sentence {
  return { text: displayOfRange(low, high), figures: [low, high] }
}

/** Tells the period that a figure describes. */
export function periodOf(figure: Figure): Sentence {
  return {
    text: figure.period === undefined ? 'an unknown period' : periodInWords(figure.period),
    figures: [figure],
  }
}

/** Lists phrases as a person would: `A, B and C`. */
export function listed(parts: readonly Part[]): Sentence {
  const phrases = parts.map(phrase)
  const texts = phrases.map(({ text }) => text)
  const last = texts.at(-1) ?? ''
  return together(phrases, texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`)
}

/** Joins phrases with something between them. */
export function joined(parts: readonly Part[], between: string): Sentence {
  const phrases = parts.map(phrase)
  return together(phrases, phrases.map(({ text }) => text).join(between))
}

/** Tells whether a sentence rests on an illustrative figure. */
export function isIllustrative({ figures }: Sentence): boolean {
  return figures.some(({ origin }) => origin === 'ILLUSTRATIVE')
}

/** Joins sentences into running text. */
export function textOf(sentences: readonly Sentence[]): string {
  return sentences.map(({ text }) => text).join(' ')
}
