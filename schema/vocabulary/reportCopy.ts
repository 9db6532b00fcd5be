import { objectType } from 'nexus'

import { describedEnum } from '../federation/describedEnum'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'
import type { Figure } from '../facts/figures/figure'

export const AGREEMENTS = {
  AGREES: 'Both say the same.',
  DIFFERS: 'Each says something else.',
  ONLY_REPORT: 'The report says it, and the copy does not.',
  ONLY_COPY: 'The copy says it, and the report does not.',
  NEITHER: 'Neither says it.',
} as const

export type Agreement = keyof typeof AGREEMENTS

/** One field of a report beside the same field of another copy of its publication. */
export interface CopiedField {
  readonly field: 'rating' | 'wholeLifeCost' | 'priceBase'
  readonly report: Figure
  readonly copy: Figure
  readonly agreement: Agreement
}

/** Another copy of the publication that a report was read from. */
export interface ReportCopy {
  readonly referenceDate: string
  readonly fields: readonly CopiedField[]
}

export const AgreementType = describedEnum(
  'Agreement',
  'The agreement of two copies of a publication.',
  AGREEMENTS,
)

export const CopiedFieldType = objectType({
  name: 'CopiedField',
  description: 'A field of a report beside the same field of another copy of its publication.',
  extensions: shareable,
  sourceType: source('vocabulary/reportCopy', 'CopiedField'),
  definition(t) {
    t.nonNull.string('field', { description: 'The field: `rating`, `wholeLifeCost` or `priceBase`.' })
    t.nonNull.field('report', { type: 'Figure', description: 'What the report says: the figure in use.' })
    t.nonNull.field('copy', { type: 'Figure', description: 'What the other copy says. No rule reads it.' })
    t.nonNull.field('agreement', { type: 'Agreement', description: 'Whether both say the same.' })
  },
})

export const ReportCopyType = objectType({
  name: 'ReportCopy',
  description: 'Another copy of the publication that a report was read from. It stands beside the report.',
  extensions: shareable,
  sourceType: source('vocabulary/reportCopy', 'ReportCopy'),
  definition(t) {
    t.nonNull.date('referenceDate', { description: 'The day that report and copy describe.' })
    t.nonNull.list.nonNull.field('fields', {
      type: 'CopiedField',
      description: 'The fields that the copy has.',
    })
  },
})
