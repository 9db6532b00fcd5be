import { objectType } from 'nexus'

import { requirePeriod } from '../../../../base/dates/period'
import type { RangedFigure, ShortfallFigures } from '../../outlook/figures'
import { codeInWords } from '../../../../schema/facts/words/code'
import { sourceIn } from '../source'

const RANGE = 'The range that it lies in, where months have ended without a return. Null: it is exact.'

export const OutlookMonthType = objectType({
  name: 'OutlookMonth',
  description: 'One month of a profession in a cluster: full-time equivalents.',
  sourceType: sourceIn('outlook/cluster', 'OutlookMonth'),
  definition(t) {
    t.nonNull.field('period', {
      type: 'Period',
      description: 'The month.',
      resolve: ({ period }) => requirePeriod(period),
    })
    t.nonNull.field('demand', {
      type: 'Figure',
      description: 'What the plan needs, moved by as many months as each milestone has moved.',
    })
    t.nonNull.field('headcount', { type: 'Figure', description: 'Who is in post, by stock and flow.' })
    t.nonNull.field('joiners', {
      type: 'Figure',
      description: 'Who joins: those planned, times the share of campaigns that succeed.',
    })
    t.nonNull.field('leavers', { type: 'Figure', description: 'Who leaves.' })
    t.nonNull.field('supply', { type: 'Figure', description: 'Who is in post, times utilisation.' })
    t.field('supplyRange', {
      type: 'Interval',
      description: RANGE,
      resolve: ({ supplyRange }) => supplyRange ?? null,
    })
    t.nonNull.field('shortfall', { type: 'Figure', description: 'Demand beyond supply; never negative.' })
    t.field('shortfallRange', {
      type: 'Interval',
      description: RANGE,
      resolve: ({ shortfallRange }) => shortfallRange ?? null,
    })
  },
})

export const StartType = objectType({
  name: 'StaffStart',
  description:
    'By when to begin to bring people in by one route, so that the first who are missing are there.',
  sourceType: sourceIn('outlook/starts', 'Start'),
  definition(t) {
    t.nonNull.id('route', {
      description:
        '`RECRUIT`: campaigns that fail are run again, which lengthens the time. `CONTRACT`: by contract.',
    })
    t.nonNull.field('leadTime', { type: 'Figure', description: 'Days from the start to somebody at work.' })
    t.nonNull.field('statistic', {
      type: 'Figure',
      description:
        'What the days are: the P80 of campaigns, or a limit of monthly averages, which bounds no campaign.',
    })
    t.nonNull.field('latestStart', {
      type: 'Computed',
      description: 'The first day of the first month that is short, less the lead time.',
    })
    t.nonNull.field('state', {
      type: 'Figure',
      description: '`PASSED` or `AHEAD`, at the day of the edition.',
    })
  },
})

export const ShortfallType = objectType({
  name: 'Shortfall',
  description: 'When people are first short, how short at the most, and for how long.',
  sourceType: sourceIn('outlook/figures', 'ShortfallFigures'),
  definition(t) {
    t.nonNull.field('firstShortfall', {
      type: 'Computed',
      description: 'The first month. `NOT_APPLICABLE`: nobody is short.',
    })
    t.nonNull.field('peakShortfall', { type: 'Computed', description: 'Full-time equivalents at the most.' })
    t.nonNull.field('personMonths', {
      type: 'Computed',
      description: 'Full-time equivalents times months: the sum over all months.',
    })
  },
})

export const ClusterOutlookType = objectType({
  name: 'ClusterOutlook',
  description:
    'How short a cluster will be of a profession, from when, and what to begin by when. Heads are not skill.',
  sourceType: sourceIn('outlook/cluster', 'ClusterOutlook'),
  definition(t) {
    t.nonNull.id('programme', { description: 'The cluster.' })
    t.nonNull.string('programmeName', { description: 'Its name in the register.' })
    t.nonNull.id('profession', { description: 'The profession.' })
    t.nonNull.string('professionName', {
      description: 'The profession in words.',
      resolve: ({ profession }) => codeInWords(profession),
    })
    t.nonNull.list.nonNull.field('opening', {
      type: 'Staffing',
      description:
        'Who was in post when it was last returned, by grade where grades are told apart. Empty: never.',
      resolve: ({ opening }) => [...opening],
    })
    t.nonNull.list.nonNull.field('months', {
      type: 'OutlookMonth',
      description: 'Month by month, from that of the question on.',
      resolve: ({ months }) => [...months()],
    })
    t.nonNull.field('short', {
      type: 'Shortfall',
      description: 'The months put together.',
      resolve: (outlook): ShortfallFigures => outlook,
    })
    t.field('peakByChance', {
      type: 'Interval',
      description:
        'The shortfall of its worst month, P10 to P90: recruitment may fail and people may leave, each by its own chance. The demand is taken as planned. Null: nobody is short in a month that is known; `short` says why.',
      resolve: ({ peakByChance }) => peakByChance() ?? null,
    })
    t.nonNull.list.nonNull.field('starts', { type: 'StaffStart', description: 'By when to begin, by route.' })
    t.nonNull.list.nonNull.field('caveats', { type: 'Caveat', description: 'What to bear in mind.' })
  },
})

const pooledRange = (figure: RangedFigure['range']) => figure ?? null

export const PooledMonthType = objectType({
  name: 'PooledMonth',
  description: 'The clusters together in one month: full-time equivalents of those counted.',
  sourceType: sourceIn('outlook/pool', 'PooledMonth'),
  definition(t) {
    t.nonNull.field('period', {
      type: 'Period',
      description: 'The month.',
      resolve: ({ period }) => requirePeriod(period),
    })
    t.nonNull.list.nonNull.id('counted', { description: 'Who has returned demand and people for the month.' })
    t.nonNull.list.nonNull.id('missing', { description: 'Who has not, and is not in the figures.' })
    t.nonNull.field('demand', { type: 'Figure', description: 'What those counted need.' })
    t.nonNull.field('supply', { type: 'Figure', description: 'What those counted have.' })
    t.field('supplyRange', {
      type: 'Interval',
      description: RANGE,
      resolve: ({ supplyRange }) => pooledRange(supplyRange),
    })
    t.nonNull.field('shortfall', {
      type: 'Figure',
      description: 'Of all clusters, pooled. There is none where a cluster is missing: nothing is filled in.',
    })
    t.nonNull.field('pooled', {
      type: 'Figure',
      description: 'Of those counted, if whoever has people to spare lends them.',
    })
    t.field('pooledRange', {
      type: 'Interval',
      description: RANGE,
      resolve: ({ pooledRange: range }) => pooledRange(range),
    })
    t.nonNull.field('unpooled', {
      type: 'Figure',
      description: 'Of those counted, if nobody lends anybody: the sum of their own shortfalls.',
    })
    t.field('unpooledRange', {
      type: 'Interval',
      description: RANGE,
      resolve: ({ unpooledRange }) => pooledRange(unpooledRange),
    })
  },
})

export const ContendedMonthType = objectType({
  name: 'ContendedMonth',
  description: 'What the clusters ask for together in one month, against the shared pool.',
  sourceType: sourceIn('outlook/contention', 'ContendedMonth'),
  definition(t) {
    t.nonNull.field('period', {
      type: 'Period',
      description: 'The month.',
      resolve: ({ period }) => requirePeriod(period),
    })
    t.nonNull.field('pool', { type: 'Figure', description: 'The size of the shared pool.' })
    t.nonNull.field('demand', { type: 'Figure', description: 'What those ask for whose demand is known.' })
    t.nonNull.field('utilisation', { type: 'Figure', description: 'That in per cent of the pool.' })
    t.nonNull.field('state', {
      type: 'Figure',
      description: '`OVERCOMMITTED`: more than there is. `WITHIN`; or why it cannot be said.',
    })
    t.nonNull.list.nonNull.id('clusters', { description: 'Who asks.' })
    t.nonNull.list.nonNull.id('missing', { description: 'Whose demand is not known: the whole may be more.' })
  },
})

export const ProfessionOutlookType = objectType({
  name: 'ProfessionOutlook',
  description: 'One profession in every cluster, pooled over them, and against the shared pool.',
  sourceType: sourceIn('outlook/outlook', 'ProfessionOutlook'),
  definition(t) {
    t.nonNull.id('profession', { description: 'The profession, such as `COMMERCIAL`.' })
    t.nonNull.string('professionName', {
      description: 'The profession in words.',
      resolve: ({ profession }) => codeInWords(profession),
    })
    t.nonNull.list.nonNull.field('clusters', {
      type: 'ClusterOutlook',
      description: "One for each cluster, in the register's order.",
    })
    t.nonNull.list.nonNull.field('months', {
      type: 'PooledMonth',
      description: 'The clusters together, month by month.',
      resolve: ({ months }) => [...months()],
    })
    t.nonNull.field('pooled', {
      type: 'Shortfall',
      description: 'If whoever has people to spare lends them: specialists are not all alike.',
    })
    t.nonNull.field('unpooled', { type: 'Shortfall', description: 'If nobody lends anybody.' })
    t.nonNull.list.nonNull.field('contention', {
      type: 'ContendedMonth',
      description: 'The clusters against the shared pool, month by month.',
      resolve: ({ contended }) => [...contended.months()],
    })
    t.nonNull.list.nonNull.field('caveats', {
      type: 'Caveat',
      description: 'What to bear in mind.',
      resolve: ({ caveats, contended }) => [
        ...caveats,
        ...contended.caveats.filter(({ code }) => !caveats.some((one) => one.code === code)),
      ],
    })
  },
})

export const OutlookType = objectType({
  name: 'Outlook',
  description:
    'Who will be short of what, when, by how much, what to begin by when, and which product is late for whom. A projection, not a promise; heads are not skill.',
  sourceType: sourceIn('outlook/outlook', 'Outlook'),
  definition(t) {
    t.nonNull.boolean('hypothetical', {
      description:
        'Whether it rests on a scenario. Then it says nothing of how things stand: mark it as such.',
    })
    t.nonNull.list.nonNull.string('assumptions', {
      description: 'What the scenario takes for granted. Empty: there is none.',
    })
    t.nonNull.field('from', {
      type: 'Period',
      description: 'Its first month: that of the edition.',
      resolve: ({ from }) => requirePeriod(from),
    })
    t.nonNull.field('through', {
      type: 'Period',
      description: 'Its last month.',
      resolve: ({ through }) => requirePeriod(through),
    })
    t.nonNull.list.nonNull.field('professions', {
      type: 'ProfessionOutlook',
      description: 'By profession.',
    })
    t.nonNull.list.nonNull.field('products', {
      type: 'ProductReadiness',
      description: 'Whether each product will be ready for those who need it.',
    })
  },
})
