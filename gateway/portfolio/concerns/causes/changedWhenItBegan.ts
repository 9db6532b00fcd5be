import { valueOf } from '../../../../schema/facts/figures/figure'
import { reportsOf } from '../../../../subgraphs/member/views/reports'
import type { PortfolioView } from '../../editions/view'
import type { AnsweringProduct } from '../../products/answering'
import { codeInWords } from '../../../../schema/facts/words/code'
import { periodInWords } from '../../../../schema/facts/words/period'
import type { Behind } from '../answeredBy'
import type { Finding } from '../rule'
import { PORTFOLIO } from '../rule'
import type { AroundBeginning } from './beginning'
import { beginningOf, isBeside } from './beginning'
import type { BesideBeginning, Happened } from './change'
import { besideBeginning, isInvented } from './change'
import { classificationChanges, definitionChanges } from './definitionChanges'
import { milestoneChanges } from './milestoneChanges'
import { staffingChanges } from './staffingChanges'

/** What changed when a concern began, or that nothing of it is known. */
export interface ChangedWhenItBegan {
  readonly changedWhenItBegan: readonly BesideBeginning[]
  readonly none?: string
}

/** What a concern is made of, whose own dates are no news beside it. */
export type Found = Pick<Finding, 'began' | 'since'> & { readonly parts: readonly Pick<Finding, 'subject'>[] }

const NOT_ADOPTED = ['NOT_USED', 'PLANNED']

/** The products that answered a concern by the time that it began, and that the programme is said not to use. */
function productsNotAdopted(
  programme: string,
  answers: readonly AnsweringProduct[],
  { to }: AroundBeginning,
): readonly Happened[] {
  return answers.flatMap(({ product, how, since }): readonly Happened[] => {
    const on = since.cell.value
    const status = product.adoption.find((one) => one.programme === programme)?.status
    const said = status?.cell.value ?? ''
    if (status === undefined || on === undefined || on > to || !NOT_ADOPTED.includes(said)) return []
    return [
      {
        kind: 'PRODUCT_NOT_ADOPTED',
        key: product.code,
        what: `${product.name} answers it since ${periodInWords(on)}: ${codeInWords(said).toLowerCase()}.`,
        on,
        from: [how, since, status],
      },
    ]
  })
}

function goLive(view: PortfolioView, programme: string): readonly Happened[] {
  const member = view.member(programme)
  return member?.goLive === undefined
    ? []
    : [{ kind: 'GO_LIVE', key: 'go-live', what: `${member.name} went live.`, on: member.goLive, from: [] }]
}

const OF_PORTFOLIO = 'Nothing that is returned bears on how the portfolio reads its sources.'

/**
 * What changed within a quarter of the range in which a concern may have begun, the nearest first. Beside it in time,
 * not proven to be why. A product that is not adopted counts however long it has been there.
 */
export function changedWhenItBegan(
  view: PortfolioView,
  behind: Behind,
  finding: Found,
  answers: readonly AnsweringProduct[],
): ChangedWhenItBegan {
  const { programme, subject } = behind
  if (programme === PORTFOLIO) return { changedWhenItBegan: [], none: OF_PORTFOLIO }
  const reports = reportsOf(view.state(programme)).map((report) => valueOf(report, 'referenceDate') ?? '')
  const beginning = beginningOf(finding, reports)
  const subjects = new Set([subject, ...finding.parts.map((part) => part.subject)])
  const happened = [
    ...milestoneChanges(view, programme, (milestone) => subjects.has(`milestone/${milestone}`)),
    ...goLive(view, programme),
    ...definitionChanges(view, behind),
    ...classificationChanges(view, programme),
    ...staffingChanges(view, programme),
  ].filter(({ on }) => isBeside(beginning, on))
  const found = [...happened, ...productsNotAdopted(programme, answers, beginning)]
    .filter((one) => behind.includeIllustrative || !isInvented(one))
    .map((one) => besideBeginning(behind, beginning, one))
  const distance = ({ days }: BesideBeginning) => Math.abs(Number(days.figure.cell.value ?? 0))
  return found.length > 0
    ? { changedWhenItBegan: found.sort((a, b) => distance(a) - distance(b)) }
    : {
        changedWhenItBegan: [],
        none: `Nothing that was returned or registered changed from ${periodInWords(beginning.from)} to ${periodInWords(beginning.to)}.`,
      }
}
