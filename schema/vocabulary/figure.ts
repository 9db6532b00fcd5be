import { objectType } from 'nexus'

import { parsePeriod } from '../../base/dates/period'
import { figureId, numberOf } from '../facts/figures/figure'
import { MISSING_REASONS } from '../facts/figures/missing'
import { ORIGINS } from '../facts/figures/origin'
import { UNITS } from '../facts/records/records'
import { displayOf } from '../facts/words/display'
import { OBSERVATION_STATUSES, observationStatus } from '../facts/figures/status'
import { describedEnum } from '../federation/describedEnum'
import { OPAQUE } from './identity'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

export const MissingReason = describedEnum(
  'MissingReason',
  'Why there is no value. The list is closed.',
  MISSING_REASONS,
)

export const Origin = describedEnum(
  'Origin',
  'How a figure came to us, strongest first. A computed figure has the weakest origin among its inputs.',
  ORIGINS,
)

export const ObservationStatus = describedEnum(
  'ObservationStatus',
  'SDMX observation status (code list CL_OBS_STATUS 2.2).',
  OBSERVATION_STATUSES,
)

export const Unit = describedEnum('Unit', 'What a number counts.', UNITS)

export const FigureKind = describedEnum('FigureKind', 'Which of the value fields speaks.', {
  NUMBER: '`number`, and `text` with every digit.',
  DATE: '`text`, an ISO 8601 date cut to its precision; `dated` has its first and last day.',
  CODE: '`text`, a code.',
  TEXT: '`text`, words.',
})

export const Basis = objectType({
  name: 'Basis',
  description: 'What a figure rests on. Figures with a different basis are not comparable.',
  extensions: shareable,
  sourceType: source('facts/figures/figure', 'Basis'),
  definition(t) {
    t.string('priceBase', { description: 'The price base, as stated. Null: the return does not say.' })
    t.string('horizon', {
      description: 'The last year that the figure covers, as stated. Null: the return does not say.',
    })
    t.string('scale', { description: 'The rating scale, for ratings.' })
    t.string('definitionVersion', { description: 'The version of the measure, for observations.' })
  },
})

export const Figure = objectType({
  name: 'Figure',
  description:
    'A value, or the reason for its absence: exactly one of `text` and `reason` is null. Every figure says where it came from (`provenance`), how (`origin`) and what it rests on (`basis`).',
  extensions: shareable,
  sourceType: source('facts/figures/figure', 'Figure'),
  definition(t) {
    t.nonNull.id('id', {
      description: `${OPAQUE} \`portfolio { explain(figure:) }\` takes it.`,
      resolve: figureId,
    })
    t.nonNull.field('kind', { type: 'FigureKind', description: 'Which of the value fields speaks.' })
    t.string('text', {
      description: 'The value as canonical text, every digit kept. Null where there is a `reason`.',
      resolve: ({ cell }) => cell.value ?? null,
    })
    t.float('number', {
      description: 'The value as a number, in `unit`. Null for other kinds and where there is a `reason`.',
      resolve: (figure) => numberOf(figure) ?? null,
    })
    t.field('dated', {
      type: 'Period',
      description:
        'The value as a date with its precision. Null for other kinds and where there is a `reason`.',
      resolve: ({ kind, cell }) =>
        kind === 'DATE' && cell.value !== undefined ? (parsePeriod(cell.value) ?? null) : null,
    })
    t.nonNull.string('display', {
      description:
        'The figure as a person would read it: rounded to what its unit means, with the unit; or its reason in words. For people: `text` has every digit.',
      resolve: displayOf,
    })
    t.field('reason', {
      type: 'MissingReason',
      description: 'Why there is no value. Null where there is one.',
      resolve: ({ cell }) => cell.reason ?? null,
    })
    t.string('note', {
      description: 'What else is to be said: the section of the Act, the attribute that differs.',
      resolve: ({ cell }) => cell.note ?? null,
    })
    t.nonNull.field('unit', { type: 'Unit', description: 'What the number counts.' })
    t.nonNull.field('status', {
      type: 'ObservationStatus',
      description: 'The SDMX observation status.',
      resolve: ({ cell, origin, suspect }) => observationStatus(cell.reason, origin, suspect),
    })
    t.nonNull.field('origin', {
      type: 'Origin',
      description: 'How it came to us. Mark it wherever you show the figure.',
    })
    t.nonNull.field('basis', { type: 'Basis', description: 'What it rests on.' })
    t.field('period', {
      type: 'Period',
      description: 'What it describes in time. Null where time does not come into it.',
      resolve: ({ period }) => (period === undefined ? null : (parsePeriod(period) ?? null)),
    })
    t.nonNull.field('provenance', {
      type: 'Provenance',
      description:
        'Where it was read. For a computed figure the member is `portfolio`, and its inputs have theirs.',
      resolve: (figure) => figure,
    })
  },
})
