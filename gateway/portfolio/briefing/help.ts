import type { Concern } from '../concerns/concerns'
import type { Exemplar } from '../concerns/exemplars'
import type { DrivingMilestone } from '../concerns/ratings/drivingMilestones'
import type { RatingHelp } from '../concerns/support'
import type { Sentence } from '../words/sentence'
import { listed, magnitude, periodOf, sentence } from '../words/sentence'

const MOST_EXEMPLARS = 2
const MOST_OF_A_RATING = 2

/** Whom to learn from, and how much better they do. */
function learnFrom(exemplars: readonly Exemplar[]): readonly Sentence[] {
  if (exemplars.length === 0) return []
  const each = exemplars.map(({ name, difference }) => sentence`${name} (by ${magnitude(difference)})`)
  const verbs = exemplars.length === 1 ? 'does better and meets' : 'do better and meet'
  return [sentence`${listed(each)} ${verbs} the target, by more than chance, and could show how.`]
}

function drives({ state, standing: { milestone } }: DrivingMilestone): Sentence {
  switch (state) {
    case 'OVERDUE':
      return sentence`${milestone.name}, which is overdue`
    case 'SLIPPING':
      return sentence`${milestone.name}, which slips and is forecast for ${milestone.forecast}`
    case 'NEXT':
      return sentence`${milestone.name}, which comes next and is forecast for ${milestone.forecast}`
  }
}

/** What helps with a rating: the milestones that drive it, who left Red before, and what followed others' Reds. */
function helpWithRating({ driving, movedOut, followed }: RatingHelp): readonly Sentence[] {
  const milestones = driving.drivingMilestones.slice(0, MOST_OF_A_RATING).map(drives)
  const moved = movedOut.movedOutOfRed
    .slice(-MOST_OF_A_RATING)
    .map(
      ({ name, red, after }) => sentence`${name} from ${periodOf(red.rating)} to ${periodOf(after.rating)}`,
    )
  const [others] = followed.followedRed
  return [
    ...(milestones.length === 0 ? [] : [sentence`The rating turns on ${listed(milestones)}.`]),
    ...(moved.length === 0 ? [] : [sentence`Out of Red moved before: ${listed(moved)}.`]),
    ...(others?.better.cell.value === undefined
      ? []
      : [
          sentence`Of ${others.ratedAgain} projects of government that were Red and rated again on the same scale, ${others.better} did better the next time.`,
        ]),
  ]
}

/** Help with one concern: whom to learn from, what drives a rating, which product answers it. */
function helpWithOne({ support }: Concern): readonly Sentence[] {
  const { exemplars, answers, rating } = support
  const products = answers.map(({ product, how }) => ({ text: product.name, figures: [how] }))
  return [
    ...learnFrom(exemplars.slice(0, MOST_EXEMPLARS)),
    ...helpWithRating(rating),
    ...(products.length === 0
      ? []
      : [sentence`${listed(products)} ${products.length === 1 ? 'is' : 'are'} meant to answer it.`]),
  ]
}

/** What would help with a cluster, in sentences: with the first of its concerns that anything is recorded for. */
export function helpWith(concerns: readonly Concern[]): readonly Sentence[] {
  const help = concerns.map(helpWithOne).find((one) => one.length > 0)
  return help ?? [{ text: 'Nothing that would help is recorded.', figures: [] }]
}
