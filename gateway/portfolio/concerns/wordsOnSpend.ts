/**
 * What a narrative says outright of the spend of the year against its budget. Most narratives say
 * nothing of the kind, and most mentions of an underspend are of another year, another part or another
 * day: only the forms listed here count, and only where nothing in the sentence takes them back.
 */
export type SpendDirection = 'OVER' | 'UNDER'

const SPEND =
  '(?:(?:forecast|in[- ]year|actual|expected|total|full[- ]year|year[- ]end|programme|project) )*' +
  '(?:spend|spending|expenditure|outturn|costs?|forecast)'
const IS = '(?:is|are|was|were|will be|to be|has been)'
const HOW = '(?: (?:currently|slightly|significantly|now|expected to be|forecast to be))?'
const BUDGET =
  '(?: the| its)?(?: (?:original|approved|agreed|in[- ]year|annual|current))? (?:budget|baseline)'
const AMOUNT = '(?: of £?[\\d.,]+ ?(?:m|million|%|k)?)?'
const OPENING = '(?:the |this |an )?(?:(?:in[- ]year|projected|forecast|reported|year[- ]end) )*'
const GOES_ON = '(?:is|was|due|has|reflects|arises|results|relates|caused|primarily|mainly|driven)'

interface Form {
  readonly words: RegExp
  /** Whether it counts only in the first sentence, which speaks of the variance that was asked about. */
  readonly opens?: true
}

/** The forms in which one direction is said. */
function formsOf(noun: string, relation: string): readonly Form[] {
  const form = (words: string) => new RegExp(words, 'i')
  return [
    { words: form(`\\b${SPEND} ${IS}${HOW} (?:${relation})${BUDGET}\\b`) },
    { words: form(`\\b${noun}${AMOUNT} (?:against|compared (?:to|with))${BUDGET}\\b`) },
    { words: form(`\\bvariance (?:is|was|represents|reflects|shows) an? (?:[\\w-]+ )?${noun}\\b`) },
    { words: form(`^${OPENING}${noun}${AMOUNT} ${GOES_ON}\\b`), opens: true },
  ]
}

const FORMS: Readonly<Record<SpendDirection, readonly Form[]>> = {
  UNDER: formsOf('under[- ]?spen(?:d|t|ding)', 'below|under|lower than|less than'),
  OVER: formsOf('over[- ]?spen(?:d|t|ding)', 'above|over|higher than|more than|greater than'),
}

/** Before the words they deny or hedge them. */
const TAKEN_BACK =
  /\b(?:not|no|nor|never|neither|without|would|could|may|might|if|unless|initially|originally)\b|n['’]t\b/i

/** Anywhere in the sentence they make it one about another time. */
const ANOTHER_TIME = /\b(?:last year|previous|prior|earlier|next|future|cumulative|whole[- ]life|years)\b/i

function says(sentence: string, isFirst: boolean, direction: SpendDirection): boolean {
  if (ANOTHER_TIME.test(sentence)) return false
  return FORMS[direction].some(({ words, opens }) => {
    const found = opens === true && !isFirst ? null : words.exec(sentence)
    return found !== null && !TAKEN_BACK.test(sentence.slice(0, found.index + found[0].length))
  })
}

/** Which way a narrative says that the year's spend goes; nothing where it does not say, or says both. */
export function wordsOnSpend(narrative: string): SpendDirection | undefined {
  const sentences = narrative
    .replaceAll(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.;!?]) /)
  const said = (['UNDER', 'OVER'] as const).filter((direction) =>
    sentences.some((sentence, i) => says(sentence, i === 0, direction)),
  )
  return said.length === 1 ? said[0] : undefined
}
