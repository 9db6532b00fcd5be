import { inSentence } from '../../../schema/facts/words/inSentence'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import { decimalText, portfolioFigure } from '../computed'
import type { AxisStanding, Standing } from '../concerns/standing'
import { standingOf } from '../concerns/standing'
import type { PortfolioView } from '../editions/view'
import type { Sentence } from '../words/sentence'
import { listed, sentence } from '../words/sentence'
import { AXES_IN_WORDS, STANDINGS_IN_WORDS } from './inWords'
import { byNeed, needsHelp } from './need'

/** A cluster on one axis, with its headline. */
export interface ToldStanding extends AxisStanding {
  readonly headline: Sentence
}

/** Takes the name of a programme off the front of a sentence that follows another on it. */
function withoutName({ text, figures }: Sentence, name: string): Sentence {
  return { text: text.startsWith(`${name}: `) ? text.slice(name.length + 2) : text, figures }
}

/** Tells why an axis stands as it does where no concern decides it. */
function undecided({ standing, known }: AxisStanding, name: string, axis: string): Sentence {
  switch (standing) {
    case 'NOT_KNOWN':
      return known.cell.value === undefined
        ? {
            text: `How ${name} stands on ${axis} is not known: ${known.cell.note ?? 'nothing has been returned'}.`,
            figures: [known],
          }
        : sentence`How ${name} stands on ${axis} is not known: only ${known} of what was due is there.`
    case 'WATCH':
      return { text: `${name} is to be watched on ${axis}: on average it misses a target.`, figures: [known] }
    default:
      return { text: `Nothing that is known of ${name} calls for attention on ${axis}.`, figures: [known] }
  }
}

/** The headline of a programme on one axis: where it stands, and the concern that decides it. */
export function axisHeadline(view: PortfolioView, standing: AxisStanding): Sentence {
  const name = view.member(standing.programme)?.name ?? standing.programme
  const axis = inSentence(AXES_IN_WORDS[standing.axis])
  const { decidedBy } = standing
  if (decidedBy === undefined) return undecided(standing, name, axis)
  const label = inSentence(STANDINGS_IN_WORDS[standing.standing])
  return sentence`${name} is ${label} on ${axis}: ${withoutName(decidedBy.says[0], name)}`
}

/** The figures that a standing rests on: those of its deciding concern, or what is known. */
const restsOn = ({ decidedBy, known }: AxisStanding): readonly Figure[] =>
  decidedBy?.says[0].figures ?? [known]

const QUIET: readonly Standing[] = ['NO_SIGNAL', 'NOT_KNOWN']

/** The headline of a programme: its standings in the order of need, the axes of each together. */
export function programmeHeadline(
  view: PortfolioView,
  member: RegisteredMember,
  includeIllustrative: boolean,
): Sentence {
  const standings = standingOf(view, member, includeIllustrative)
  const axesOf = (standing: Standing) =>
    standings.filter((one) => one.standing === standing).map(({ axis }) => inSentence(AXES_IN_WORDS[axis]))
  const clauses = (Object.keys(STANDINGS_IN_WORDS) as readonly Standing[])
    .filter((standing) => !QUIET.includes(standing) && axesOf(standing).length > 0)
    .map((standing) => `${inSentence(STANDINGS_IN_WORDS[standing])} on ${listed(axesOf(standing)).text}`)
  const known =
    clauses.length === 0
      ? `Nothing that is known of ${member.name} calls for attention`
      : `${member.name} is ${clauses.join('; ')}`
  const unknown = axesOf('NOT_KNOWN')
  const rest = unknown.length === 0 ? '' : `; how it stands on ${listed(unknown).text} is not known`
  return { text: `${known}${rest}.`, figures: [...new Set(standings.flatMap(restsOn))] }
}

/** The headline of the portfolio: who needs help, in the order of need, and how much of it nobody knows. */
export function portfolioHeadline(view: PortfolioView, includeIllustrative: boolean): Sentence {
  const clusters = byNeed(view, includeIllustrative)
  const standings = clusters.flatMap((one) => one.standings)
  const count = (name: string, value: number) =>
    portfolioFigure({
      name: `headline/${name}`,
      of: includeIllustrative ? 'all' : 'real',
      cell: { value: decimalText(value) },
      inputs: standings.map(({ known }) => known),
      unit: 'COUNT',
    })
  const unknown = standings.filter(({ standing }) => standing === 'NOT_KNOWN')
  const behind = clusters.filter(needsHelp)
  const who =
    behind.length === 0
      ? 'No cluster is known to be behind'
      : behind.length === 1
        ? sentence`${behind[0]?.member.name ?? ''} is behind on ${behind[0]?.gravest.axis === undefined ? 'something' : inSentence(AXES_IN_WORDS[behind[0].gravest.axis])}`
        : sentence`${count('behind', behind.length)} of ${count('clusters', clusters.length)} clusters are behind on something, and ${behind[0]?.member.name ?? ''} needs help first`
  return sentence`${who}. Of ${count('standings', standings.length)} standings, five for each cluster, ${count('not-known', unknown.length)} are not known.`
}
