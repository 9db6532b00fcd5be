import type { Concern } from '../concerns/concerns'
import type { Exemplar } from '../concerns/exemplars'
import type { Sentence } from '../words/sentence'
import { listed, magnitude, sentence } from '../words/sentence'

const MOST_EXEMPLARS = 2

const learnFrom = ({ name, difference }: Exemplar): Sentence =>
  sentence`${name} does better by ${magnitude(difference)}, more than chance would have it, meets the target, and could show how.`

/** What would help with a concern, in sentences: whom to learn from, which product answers it. */
export function helpWith({ support }: Concern): readonly Sentence[] {
  const { exemplars, answers } = support
  const products = answers.map(({ product, how }) => ({ text: product.name, figures: [how] }))
  const help = [
    ...exemplars.slice(0, MOST_EXEMPLARS).map(learnFrom),
    ...(products.length === 0
      ? []
      : [sentence`${listed(products)} ${products.length === 1 ? 'is' : 'are'} meant to answer it.`]),
  ]
  return help.length > 0 ? help : [{ text: 'Nothing that would help is recorded.', figures: [] }]
}
