import type { Milestone } from '../../../../schema/vocabulary/milestone'
import { milestonesOf } from '../../../../subgraphs/member/views/milestones'
import type { PortfolioView } from '../../editions/view'
import { periodInWords } from '../../../../schema/facts/words/period'
import { forecastVintages } from '../forecastVintages'
import type { Happened } from './change'

/** That a milestone was met, fell due unmet, or was re-baselined. */
function dated(view: PortfolioView, { code, name, ...milestone }: Milestone): readonly Happened[] {
  const { actual, currentBaseline, originalBaseline, rebaselinedOn } = milestone
  const happened = (key: string, what: string, figure: typeof actual): readonly Happened[] => {
    const on = figure.cell.value
    return on === undefined || on.slice(0, 10) > view.day
      ? []
      : [{ kind: 'MILESTONE', key: `${code}/${key}`, what, on, from: [figure] }]
  }
  if (actual.cell.value !== undefined)
    return [
      ...happened('met', `${name}: met.`, actual),
      ...happened('re-baselined', `${name}: re-baselined.`, rebaselinedOn),
    ]
  return [
    ...happened('due', `${name}: due by its current baseline, and not met.`, currentBaseline),
    ...(originalBaseline.cell.value === currentBaseline.cell.value
      ? []
      : happened('first-due', `${name}: due by its original baseline, and not met.`, originalBaseline)),
    ...happened('re-baselined', `${name}: re-baselined.`, rebaselinedOn),
  ]
}

/** Each time that the forecast of a milestone was stated otherwise than before. */
function reforecast(view: PortfolioView, programme: string, milestone: Milestone): readonly Happened[] {
  const stated = forecastVintages(view, programme, milestone)
  return stated.slice(1).flatMap((now, i): readonly Happened[] => {
    const before = stated[i]
    if (before === undefined || before.forecast === now.forecast) return []
    const [from, to] = [before.forecast, now.forecast].map(periodInWords)
    return [
      {
        kind: 'MILESTONE',
        key: `${milestone.code}/forecast/${now.reportedOn}`,
        what: `${milestone.name}: forecast moved from ${from ?? ''} to ${to ?? ''}.`,
        on: now.reportedOn,
        from: [before.figure, now.figure],
      },
    ]
  })
}

/** What happened to the milestones of a programme. */
export function milestoneChanges(
  view: PortfolioView,
  programme: string,
  isAbout: (milestone: string) => boolean,
): readonly Happened[] {
  return milestonesOf(view.state(programme))
    .filter(({ code }) => !isAbout(code))
    .flatMap((milestone) => [...dated(view, milestone), ...reforecast(view, programme, milestone)])
}
