import { arg, extendType, idArg, objectType } from 'nexus'

import { parseEditionId } from '../../../../schema/facts/snapshots/knowable'
import { describedEnum } from '../../../../schema/federation/describedEnum'
import { OUTLOOK_CAUSES, outlookChange } from '../../outlook/change'
import type { ShortfallFigures } from '../../outlook/figures'
import { outlookOf } from '../../outlook/outlook'
import type { Portfolio } from '../../editions/portfolio'
import type { PortfolioView } from '../../editions/view'
import { requireEdition, requireView } from '../ask'
import type { OutlookArguments } from './outlookScenario'
import { outlookArguments, requireOutlook } from './outlookScenario'
import { codeInWords } from '../../../../schema/facts/words/code'
import { sourceIn } from '../source'

export const OutlookCauseCodeType = describedEnum(
  'OutlookCauseCode',
  'Why an outlook is another than it was.',
  OUTLOOK_CAUSES,
)

export const OutlookCauseType = objectType({
  name: 'OutlookCause',
  description: 'What changed beneath an outlook.',
  sourceType: sourceIn('outlook/change', 'OutlookCause'),
  definition(t) {
    t.nonNull.field('code', { type: 'OutlookCauseCode', description: 'What kind of change.' })
    t.nonNull.string('message', { description: 'In a sentence.' })
    t.field('before', {
      type: 'Figure',
      description: 'A figure as it was. Null: there was none, or it is not about a figure.',
      resolve: ({ before }) => before ?? null,
    })
    t.field('after', {
      type: 'Figure',
      description: 'The same as it is. Null: there is none, or it is not about a figure.',
      resolve: ({ after }) => after ?? null,
    })
  },
})

export const ChangedShortfallType = objectType({
  name: 'ChangedShortfall',
  description: 'A cluster that will be short of a profession otherwise than was told, and why.',
  sourceType: sourceIn('outlook/change', 'ChangedShortfall'),
  definition(t) {
    t.nonNull.id('programme', { description: 'The cluster.' })
    t.nonNull.string('programmeName', { description: 'Its name in the register.' })
    t.nonNull.id('profession', { description: 'The profession.' })
    t.nonNull.string('professionName', {
      description: 'The profession in words.',
      resolve: ({ profession }) => codeInWords(profession),
    })
    t.nonNull.field('before', {
      type: 'Shortfall',
      description: 'As it was told.',
      resolve: ({ before }): ShortfallFigures => before,
    })
    t.nonNull.field('after', {
      type: 'Shortfall',
      description: 'As it is told now.',
      resolve: ({ after }): ShortfallFigures => after,
    })
    t.nonNull.list.nonNull.field('causes', { type: 'OutlookCause', description: 'What changed beneath.' })
  },
})

export const ChangedReadinessType = objectType({
  name: 'ChangedReadiness',
  description: 'A product whose readiness for a programme is another than was told, and why.',
  sourceType: sourceIn('outlook/change', 'ChangedReadiness'),
  definition(t) {
    t.nonNull.field('before', { type: 'ProductReadiness', description: 'As it was told.' })
    t.nonNull.field('after', { type: 'ProductReadiness', description: 'As it is told now.' })
    t.nonNull.list.nonNull.field('causes', { type: 'OutlookCause', description: 'What changed beneath.' })
  },
})

export const OutlookChangeType = objectType({
  name: 'OutlookChange',
  description: 'What an outlook says otherwise than the same one at another edition, and why.',
  sourceType: sourceIn('outlook/change', 'OutlookChange'),
  definition(t) {
    t.nonNull.field('before', { type: 'Outlook', description: 'The outlook as it was.' })
    t.nonNull.field('after', { type: 'Outlook', description: 'The outlook as it is.' })
    t.nonNull.list.nonNull.field('shortfalls', {
      type: 'ChangedShortfall',
      description: 'By profession and cluster, where anything differs.',
    })
    t.nonNull.list.nonNull.field('readiness', {
      type: 'ChangedReadiness',
      description: 'By product and programme, where anything differs.',
    })
  },
})

interface ChangeArguments extends OutlookArguments {
  readonly since?: string | null
  readonly sinceAsOf?: string | null
}

/** The edition to compare with; nothing where none is named and there is none before. */
function earlier(portfolio: Portfolio, view: PortfolioView, { since, sinceAsOf }: ChangeArguments) {
  const row = parseEditionId(view.edition.id)?.row ?? view.edition.id
  const own = portfolio.find(row) ?? view.edition
  const before = portfolio.rows[own.sequence - 2]?.id
  const edition = since ?? (sinceAsOf == null ? before : undefined)
  if (edition === undefined && sinceAsOf == null) return undefined
  const asked = { edition: edition ?? null, asOf: sinceAsOf ?? null, recompute: true }
  return requireView(portfolio, requireEdition(portfolio, asked, own))
}

/** `Portfolio.outlookChange`, which looks at two editions. */
export function outlookChangeField(portfolio: Portfolio) {
  return extendType({
    type: 'Portfolio',
    definition(t) {
      t.field('outlookChange', {
        type: 'OutlookChange',
        description:
          'What the outlook says otherwise than at an earlier edition, and why. Null: there is none before this.',
        args: {
          since: idArg({ description: 'The id of the edition to compare with. Default: the one before.' }),
          sinceAsOf: arg({
            type: 'DateTime',
            description: 'Compare with what was knowable by this instant: of `since`, or of this edition.',
          }),
          ...outlookArguments,
        },
        resolve: (view: PortfolioView, asked: ChangeArguments) => {
          const before = earlier(portfolio, view, asked)
          if (before === undefined) return null
          const wanted = requireOutlook(view, asked)
          const after = outlookOf(view, wanted)
          return outlookChange(outlookOf(before, { ...wanted, through: after.through }), after)
        },
      })
    },
  })
}
