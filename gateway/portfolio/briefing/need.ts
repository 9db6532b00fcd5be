import type { RegisteredMember } from '../../../subgraphs/register/register'
import type { AxisStanding, Standing } from '../concerns/standing'
import { standingOf } from '../concerns/standing'
import type { PortfolioView } from '../editions/view'

/** A cluster with its standings, and the one that asks for help first. */
export interface Need {
  readonly member: RegisteredMember
  readonly standings: readonly AxisStanding[]
  readonly gravest: AxisStanding
}

const RANK: Readonly<Record<Standing, number>> = {
  FALLING_BEHIND: 0,
  BEHIND: 1,
  RECOVERING: 2,
  FALLING: 3,
  WATCH: 4,
  NO_SIGNAL: 5,
  NOT_KNOWN: 5,
}

const rankOf = ({ standing }: AxisStanding) => RANK[standing]
const isBehind = (one: AxisStanding) => rankOf(one) <= RANK.RECOVERING
const sizeOf = ({ decidedBy }: AxisStanding) => decidedBy?.size?.standardised ?? 0

/** Tells whether a cluster is behind on some axis. */
export const needsHelp = ({ standings }: Need): boolean => standings.some(isBehind)

/** The standing that asks for help first: the worst, and of several the one with the larger concern. */
function gravestOf(standings: readonly AxisStanding[]): AxisStanding | undefined {
  return [...standings].sort((a, b) => rankOf(a) - rankOf(b) || sizeOf(b) - sizeOf(a))[0]
}

/**
 * Orders the clusters by who needs help first: by the gravest standing, then by the number of axes on which they are
 * behind, then by the size of the deciding concern, then as the register has them. It is no ranking of merit.
 */
export function byNeed(view: PortfolioView, includeIllustrative: boolean): readonly Need[] {
  const needs = view.members('cluster').flatMap((member): readonly Need[] => {
    const standings = standingOf(view, member, includeIllustrative)
    const gravest = gravestOf(standings)
    return gravest === undefined ? [] : [{ member, standings, gravest }]
  })
  const behind = ({ standings }: Need) => standings.filter(isBehind).length
  return needs.sort(
    (a, b) =>
      rankOf(a.gravest) - rankOf(b.gravest) || behind(b) - behind(a) || sizeOf(b.gravest) - sizeOf(a.gravest),
  )
}
