import { inSentence } from '../../../schema/facts/words/inSentence'
import type { Figure } from '../../../schema/facts/figures/figure'
import { holdingsOf } from '../coverage/holdings'
import type { PortfolioView } from '../editions/view'
import type { Sentence } from '../words/sentence'
import { listed, sentence } from '../words/sentence'
import { AXES_IN_WORDS } from './inWords'
import type { Need } from './need'

/** Measures that clusters are expected to report and of which no real figure is held. */
function unpublished(view: PortfolioView): readonly Sentence[] {
  const expected = new Set(view.members('cluster').flatMap(({ expects }) => expects.service))
  const names = holdingsOf(view)
    .filter(
      ({ measure, clusters }) =>
        expected.has(measure.id) && clusters.every(({ observations }) => observations === 0),
    )
    .map(({ measure }) => measure.name)
  return names.length === 0
    ? []
    : [{ text: `No real figure is held, of any cluster, of ${listed(names).text}.`, figures: [] }]
}

/** Members that could not be asked: that is ours to mend, and no failing of theirs. */
function unreachable(view: PortfolioView): readonly Sentence[] {
  return view.programmes
    .filter(({ id }) => view.state(id).absence === 'UNAVAILABLE')
    .map(({ name }) => ({
      text: `The system of ${name} could not be asked: that is ours to mend, and says nothing of ${name}.`,
      figures: [],
    }))
}

interface Gap {
  readonly why: Sentence
  readonly names: string[]
  readonly figures: Figure[]
}

/** Standings that are not known, those with the same clusters and the same reason together. */
function gaps(needs: readonly Need[]): readonly Sentence[] {
  const byAxis = new Map<string, Gap>()
  for (const { member, standings } of needs) {
    for (const { axis, standing, known } of standings) {
      if (standing !== 'NOT_KNOWN') continue
      const why =
        known.cell.value === undefined
          ? { text: known.cell.note ?? 'nothing has been returned', figures: [] }
          : sentence`only ${known} of what was due is there`
      const key = `${axis}/${why.text}`
      const gap = byAxis.get(key)
      if (gap === undefined) byAxis.set(key, { why, names: [member.name], figures: [known] })
      else {
        gap.names.push(member.name)
        gap.figures.push(known)
      }
    }
  }
  const together = new Map<string, Gap & { readonly axes: string[] }>()
  for (const [key, gap] of byAxis) {
    const names = listed(gap.names).text
    const axis = inSentence(AXES_IN_WORDS[key.split('/')[0] as keyof typeof AXES_IN_WORDS])
    const same = together.get(`${names}/${gap.why.text}`)
    if (same === undefined) together.set(`${names}/${gap.why.text}`, { ...gap, axes: [axis] })
    else {
      same.axes.push(axis)
      same.figures.push(...gap.figures)
    }
  }
  return [...together.values()].map(({ names, axes, why, figures }) => ({
    text: `How ${names.length === needs.length && names.length > 1 ? 'any of the clusters stands' : `${listed(names).text} ${names.length === 1 ? 'stands' : 'stand'}`} on ${listed(axes).text} is not known: ${why.text}.`,
    figures: [...why.figures, ...figures],
  }))
}

/** What nobody knows, in sentences: standings, measures that nobody publishes, members that could not be asked. */
export function notKnown(view: PortfolioView, needs: readonly Need[]): readonly Sentence[] {
  return [...gaps(needs), ...unpublished(view), ...unreachable(view)]
}
