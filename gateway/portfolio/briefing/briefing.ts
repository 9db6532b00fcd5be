import type { Concern } from '../concerns/concerns'
import { concernsOf } from '../concerns/concerns'
import type { AxisStanding } from '../concerns/standing'
import { gravestFirst } from '../concerns/standing'
import { portfolioFigure } from '../computed'
import type { PortfolioView } from '../editions/view'
import { isIllustrative, sentence, textOf } from '../words/sentence'
import type { Sentence } from '../words/sentence'
import { certaintyOf } from './certainty'
import { axisHeadline, portfolioHeadline, programmeHeadline } from './headlines'
import { helpWith } from './help'
import { byNeed, needsHelp } from './need'
import { publishedOf } from './published'
import { notKnown } from './notKnown'

/** A cluster that needs help, with what is the matter, what would help and how sure that is. */
export interface Helped {
  readonly programme: string
  readonly name: string
  /** Its gravest standing, then what else is grave. */
  readonly matter: readonly Sentence[]
  readonly help: readonly Sentence[]
  readonly certainty: readonly Sentence[]
  readonly concern: Concern
}

/** A page of sentences on one edition. */
export interface Briefing {
  readonly title: Sentence
  readonly headline: Sentence
  /** In the order of need, three at most. */
  readonly helpFirst: readonly Helped[]
  /** One for each cluster, in the register's order. */
  readonly standings: readonly Sentence[]
  /** What the plans will be short of. */
  readonly ahead: readonly Sentence[]
  /** What is published of every cluster, whatever the clusters return. */
  readonly published: readonly Sentence[]
  readonly notKnown: readonly Sentence[]
}

const MOST_HELPED = 3
const MOST_AHEAD = 2
const MOST_ALSO = 1

/** What else is grave in a cluster, beside the concern that decides its gravest standing. */
function alsoGrave(standings: readonly AxisStanding[], decisive: Concern): readonly Concern[] {
  const grave = standings
    .flatMap(({ concerns }) => concerns)
    .filter((one) => one !== decisive && one.severity === 'HIGH' && one.waiver === undefined)
  return gravestFirst(grave).slice(0, MOST_ALSO)
}

function aheadOf(
  view: PortfolioView,
  includeIllustrative: boolean,
  told: ReadonlySet<Concern>,
): readonly Sentence[] {
  const capacity = concernsOf(view, includeIllustrative).filter(
    (one) => one.axis === 'CAPACITY' && one.waiver === undefined && !told.has(one),
  )
  return gravestFirst(capacity)
    .slice(0, MOST_AHEAD)
    .map(({ says }) => says[0])
}

/**
 * A page of sentences on an edition: who needs help first, with what, how sure that is, and what nobody knows. The
 * same edition has the same page. Illustrative figures are told where they are asked for alone.
 */
export function briefingOf(view: PortfolioView, includeIllustrative: boolean): Briefing {
  return view.once(`briefing/${includeIllustrative}`, () => {
    const needs = byNeed(view, includeIllustrative)
    const helpFirst = needs
      .filter(needsHelp)
      .slice(0, MOST_HELPED)
      .flatMap(({ member, standings, gravest }): readonly Helped[] => {
        const concern = gravest.decidedBy
        if (concern === undefined) return []
        const also = alsoGrave(standings, concern)
        return [
          {
            programme: member.id,
            name: member.name,
            matter: [axisHeadline(view, gravest), ...also.map((one) => sentence`Also: ${one.says[0]}`)],
            help: helpWith([concern, ...also]),
            certainty: certaintyOf(view, concern),
            concern,
          },
        ]
      })
    const day = portfolioFigure({
      name: 'briefing/day',
      of: 'portfolio',
      cell: { value: view.day },
      inputs: [],
      unit: 'DATE',
    })
    return {
      title: sentence`Shared services as known on ${day}`,
      headline: portfolioHeadline(view, includeIllustrative),
      helpFirst,
      standings: view
        .members('cluster')
        .map((member) => programmeHeadline(view, member, includeIllustrative)),
      ahead: aheadOf(view, includeIllustrative, new Set(helpFirst.map(({ concern }) => concern))),
      published: publishedOf(view),
      notKnown: notKnown(view, needs),
    }
  })
}

const marked = (one: Sentence): Sentence =>
  isIllustrative(one) ? { ...one, text: `${one.text} (Illustrative.)` } : one

const paragraph = (heading: string, sentences: readonly Sentence[]): readonly string[] =>
  sentences.length === 0 ? [] : [heading, ...sentences.map((one) => `- ${marked(one).text}`), '']

/** Every sentence of a briefing, in the order of the page. */
export function sentencesOf({ title, headline, helpFirst, ...rest }: Briefing): readonly Sentence[] {
  return [
    title,
    headline,
    ...helpFirst.flatMap(({ matter, help, certainty }) => [...matter, ...help, ...certainty]),
    ...rest.standings,
    ...rest.ahead,
    ...rest.published,
    ...rest.notKnown,
  ]
}

/** Writes a briefing as plain text, what rests on illustrative figures marked. */
export function briefingText(briefing: Briefing): string {
  const { title, headline, helpFirst, standings, ahead } = briefing
  return [
    title.text,
    '',
    marked(headline).text,
    '',
    ...helpFirst.flatMap(({ name, matter, help, certainty }) => [
      `${name} ${helpFirst[0]?.name === name ? 'needs help first' : 'needs help'}`,
      textOf([...matter.map(marked), ...help.map(marked), ...certainty]),
      '',
    ]),
    ...paragraph('How each cluster stands', standings),
    ...paragraph('What is coming', ahead),
    ...paragraph('What is published of each cluster', briefing.published),
    ...paragraph('What nobody knows', briefing.notKnown),
  ]
    .join('\n')
    .trimEnd()
}
