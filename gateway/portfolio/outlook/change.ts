import type { Figure } from '../../../schema/facts/figures/figure'
import { figureKey } from '../../../schema/facts/figures/figure'
import type { ProductReadiness } from '../products/readiness'
import type { ClusterOutlook } from './cluster'
import type { Outlook } from './outlook'
import type { ProfessionPlan } from './plan'
import { joiningFigures, openingFigures } from './plan'

/** Why an outlook is another than it was. */
export const OUTLOOK_CAUSES = {
  MILESTONE_MOVED: 'A milestone is expected at another time, and what hangs on it has moved along.',
  STAFFING_RETURNED: 'Who is in post was returned anew.',
  DEMAND_CHANGED: 'The plan asks for others than it did.',
  JOINERS_CHANGED: 'Others are planned to join, or another share of campaigns is expected to succeed.',
  LEAD_TIME_CHANGED: 'It takes another time to bring people in.',
  PRODUCT_REPLANNED: 'A product is planned for another day.',
  NEED_CHANGED: 'A product is needed by another day.',
  TIME_PASSED: 'Months have passed, and are no longer ahead.',
} as const

export type OutlookCauseCode = keyof typeof OUTLOOK_CAUSES

/** What changed beneath, with the figures before and after where both editions have one. */
export interface OutlookCause {
  readonly code: OutlookCauseCode
  readonly message: string
  readonly before?: Figure
  readonly after?: Figure
}

export interface ChangedShortfall {
  readonly programme: string
  readonly programmeName: string
  readonly profession: string
  readonly before: ClusterOutlook
  readonly after: ClusterOutlook
  readonly causes: readonly OutlookCause[]
}

export interface ChangedReadiness {
  readonly before: ProductReadiness
  readonly after: ProductReadiness
  readonly causes: readonly OutlookCause[]
}

export interface OutlookChange {
  readonly before: Outlook
  readonly after: Outlook
  readonly shortfalls: readonly ChangedShortfall[]
  readonly readiness: readonly ChangedReadiness[]
}

/** A figure at the one edition and at the other, where each has it. */
type Pair = readonly [Figure | undefined, Figure | undefined]

const says = ({ cell }: Figure) => cell.value ?? `${cell.reason} ${cell.note ?? ''}`
const differs = (a: Figure, b: Figure) => says(a) !== says(b)

/** Figures that one of two lists tells otherwise than the other, or alone. */
function different(before: readonly Figure[], after: readonly Figure[]): readonly Pair[] {
  const was = new Map(before.map((figure) => [figureKey(figure.identity), figure]))
  const pairs: Pair[] = []
  for (const figure of after) {
    const id = figureKey(figure.identity)
    const earlier = was.get(id)
    was.delete(id)
    if (earlier === undefined || differs(earlier, figure)) pairs.push([earlier, figure])
  }
  return [...pairs, ...[...was.values()].map((figure): Pair => [figure, undefined])]
}

const pair = ([before, after]: Pair) => ({
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
})

/** One cause for all the figures of one kind: how many, with the first of them. */
function counted(
  code: OutlookCauseCode,
  what: string,
  before: readonly Figure[],
  after: readonly Figure[],
): readonly OutlookCause[] {
  const found = different(before, after)
  const [first] = found
  return first === undefined
    ? []
    : [{ code, message: `${found.length} figures of ${what} differ.`, ...pair(first) }]
}

function movesOf(before: ProfessionPlan, after: ProfessionPlan): readonly OutlookCause[] {
  const asked = new Set([...before.demand, ...after.demand].flatMap(({ milestone }) => milestone ?? []))
  return [...asked].flatMap((milestone): readonly OutlookCause[] => {
    const [was, is] = [before.moves.get(milestone), after.moves.get(milestone)]
    const [then, now] = [was?.result.value, is?.result.value]
    if (then === now) return []
    const told = (months: number | undefined) => (months === undefined ? 'not known' : `${months} months`)
    return [
      {
        code: 'MILESTONE_MOVED',
        message: `${milestone} of ${after.programme}: moved from its baseline by ${told(then)} then, by ${told(now)} now.`,
        ...pair([was?.inputs[1], is?.inputs[1]]),
      },
    ]
  })
}

function causesOf(before: ProfessionPlan, after: ProfessionPlan): readonly OutlookCause[] {
  const joining = ({ joiners }: ProfessionPlan) => joiningFigures(joiners.values())
  return [
    ...movesOf(before, after),
    ...counted('STAFFING_RETURNED', 'people in post', openingFigures(before), openingFigures(after)),
    ...counted(
      'DEMAND_CHANGED',
      'demand',
      before.demand.map(({ demand }) => demand),
      after.demand.map(({ demand }) => demand),
    ),
    ...counted('JOINERS_CHANGED', 'joiners', joining(before), joining(after)),
    ...counted(
      'LEAD_TIME_CHANGED',
      'lead times',
      before.leadTimes.map(({ days }) => days),
      after.leadTimes.map(({ days }) => days),
    ),
  ]
}

function figuresOf({
  firstShortfall,
  peakShortfall,
  personMonths,
  starts,
}: ClusterOutlook): readonly Figure[] {
  return [
    firstShortfall.figure,
    peakShortfall.figure,
    personMonths.figure,
    ...starts.flatMap(({ latestStart, state }) => [latestStart.figure, state]),
  ]
}

function productCauses(before: ProductReadiness, after: ProductReadiness): readonly OutlookCause[] {
  const one = (code: OutlookCauseCode, message: string, was: Figure, is: Figure): readonly OutlookCause[] =>
    differs(was, is) ? [{ code, message, before: was, after: is }] : []
  const { product, need } = after
  const moved = `${need.milestone} of ${need.programme} has moved: the need was ${says(before.needDate.figure)} and is ${says(after.needDate.figure)}.`
  const needed = one('NEED_CHANGED', `${need.programme} states another day.`, before.need.needBy, need.needBy)
  return [
    ...needed,
    ...(needed.length > 0
      ? []
      : one('MILESTONE_MOVED', moved, before.needDate.figure, after.needDate.figure)),
    ...one('PRODUCT_REPLANNED', `${product} has another day at even odds.`, before.readyP50, after.readyP50),
    ...one(
      'PRODUCT_REPLANNED',
      `${product} has another day at four in five.`,
      before.readyP80,
      after.readyP80,
    ),
  ]
}

/**
 * What an outlook says otherwise than the same one at an earlier edition, and why. Only what both editions
 * have: a cluster, profession or need that one of them has not is a change of the register or a first return.
 */
export function outlookChange(before: Outlook, after: Outlook): OutlookChange {
  const passed: readonly OutlookCause[] =
    before.from === after.from
      ? []
      : [
          {
            code: 'TIME_PASSED',
            message: `It began in ${before.from} then, and begins in ${after.from} now.`,
          },
        ]
  const then = new Map(
    before.professions
      .flatMap(({ clusters }) => clusters)
      .map((one) => [`${one.profession}/${one.programme}`, one]),
  )
  const shortfalls = after.professions
    .flatMap(({ clusters }) => clusters)
    .flatMap((is): readonly ChangedShortfall[] => {
      const was = then.get(`${is.profession}/${is.programme}`)
      if (was === undefined) return []
      const [told, tells] = [figuresOf(was), figuresOf(is)]
      if (!tells.some((figure, i) => differs(figure, told[i] ?? figure))) return []
      const causes = [...causesOf(was.capacity.plan, is.capacity.plan), ...passed]
      return [
        {
          programme: is.programme,
          programmeName: is.programmeName,
          profession: is.profession,
          before: was,
          after: is,
          causes,
        },
      ]
    })
  const needOf = ({ product, need }: ProductReadiness) => `${product}/${need.programme}/${need.milestone}`
  const ready = new Map(before.products.map((one) => [needOf(one), one]))
  const readiness = after.products.flatMap((is): readonly ChangedReadiness[] => {
    const was = ready.get(needOf(is))
    if (was === undefined) return []
    if (!differs(was.state, is.state) && !differs(was.marginP80.figure, is.marginP80.figure)) return []
    return [{ before: was, after: is, causes: productCauses(was, is) }]
  })
  return { before, after, shortfalls, readiness }
}
