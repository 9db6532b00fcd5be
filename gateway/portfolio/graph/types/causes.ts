import { objectType } from 'nexus'

import { describedEnum } from '../../../../schema/federation/describedEnum'
import { CHANGE_KINDS } from '../../concerns/causes/change'
import { sourceIn } from '../source'

export const BesideKindType = describedEnum(
  'BesideKind',
  'The kinds of change that are looked for beside the beginning of a concern.',
  CHANGE_KINDS,
)

export const OrganisationBehindType = objectType({
  name: 'OrganisationBehind',
  description: 'An organisation that makes a concern, over the latest twelve months.',
  sourceType: sourceIn('concerns/causes/organisationsBehind', 'OrganisationBehind'),
  definition(t) {
    t.nonNull.id('organisation', { description: 'The organisation.' })
    t.nonNull.string('name', { description: 'Its name.' })
    t.nonNull.field('level', { type: 'Figure', description: 'Its level, in the unit of the measure.' })
    t.nonNull.field('low', { type: 'Figure', description: 'Lower end of the exact 95% interval.' })
    t.nonNull.field('high', { type: 'Figure', description: 'Upper end of the exact 95% interval.' })
    t.nonNull.field('cases', { type: 'Figure', description: 'Number of cases that the level is of.' })
    t.nonNull.field('part', {
      type: 'Figure',
      description:
        'Its part of the distance from the target, in points; without a target, from the level of all. Positive is worse.',
    })
    t.boolean('beyondLimits', {
      description:
        'Whether it lies beyond the limits of the funnel. Null: fewer than 20 organisations, so that no verdict is given.',
      resolve: ({ beyondLimits }) => beyondLimits ?? null,
    })
  },
})

export const OrganisationEffectType = objectType({
  name: 'OrganisationEffect',
  description: 'What one organisation added to a change.',
  sourceType: sourceIn('concerns/causes/mixBehind', 'OrganisationEffect'),
  definition(t) {
    t.nonNull.id('organisation', { description: 'The organisation.' })
    t.nonNull.field('byRate', { type: 'Computed', description: 'By doing better or worse itself.' })
    t.nonNull.field('byMix', { type: 'Computed', description: 'By a larger or smaller share of the whole.' })
  },
})

export const MixBehindType = objectType({
  name: 'MixBehind',
  description:
    'The change of a measure over the latest twelve months against the twelve before, split into what its organisations did (rate) and what their shares did (mix).',
  sourceType: sourceIn('concerns/causes/mixBehind', 'MixBehind'),
  definition(t) {
    t.nonNull.field('change', { type: 'Computed', description: 'The change, `byRate` plus `byMix`.' })
    t.nonNull.field('byRate', { type: 'Computed', description: 'What rates did, or why that is not known.' })
    t.nonNull.field('byMix', { type: 'Computed', description: 'What shares did, or why that is not known.' })
    t.nonNull.list.nonNull.field('effects', {
      type: 'OrganisationEffect',
      description: 'The same by organisation. Empty where the change cannot be split.',
      resolve: ({ effects }) => [...effects],
    })
  },
})

export const BesideBeginningType = objectType({
  name: 'BesideBeginning',
  description: 'Something that changed when a concern began: beside it in time, not proven to be why.',
  sourceType: sourceIn('concerns/causes/change', 'BesideBeginning'),
  definition(t) {
    t.nonNull.field('kind', { type: 'BesideKind', description: 'The kind of change.' })
    t.nonNull.string('what', { description: 'What changed, by name, in a sentence.' })
    t.nonNull.field('date', { type: 'Figure', description: 'When.' })
    t.nonNull.field('days', {
      type: 'Computed',
      description:
        'Days from the beginning, negative where it came before; a range where a date is imprecise.',
    })
    t.nonNull.list.nonNull.field('from', {
      type: 'Figure',
      description: 'The figures that say so. Empty: the register does.',
      resolve: ({ from }) => [...from],
    })
  },
})

export const CausesType = objectType({
  name: 'Causes',
  description:
    'What may be behind a concern. Only what its owner states is a cause; the rest is beside it, and is not proven to be why.',
  sourceType: sourceIn('concerns/causes/causes', 'Causes'),
  definition(t) {
    t.nonNull.list.nonNull.field('organisations', {
      type: 'OrganisationBehind',
      description: 'The organisations on the worse side, the one with the largest part first.',
      resolve: ({ organisations }) => [...organisations.organisations],
    })
    t.string('noOrganisation', {
      description: 'Why no organisation is named. Null: at least one is.',
      resolve: ({ organisations }) => organisations.none ?? null,
    })
    t.nonNull.field('mix', { type: 'MixBehind', description: 'Mix against rate.' })
    t.nonNull.list.nonNull.field('changedWhenItBegan', {
      type: 'BesideBeginning',
      description:
        'What changed within a quarter of the range in which it may have begun, the nearest first. Beside it in time, not proven to be why.',
      resolve: ({ changed }) => [...changed.changedWhenItBegan],
    })
    t.string('nothingChanged', {
      description: 'The time in which nothing is known to have changed. Null: something did.',
      resolve: ({ changed }) => changed.none ?? null,
    })
    t.nonNull.list.nonNull.field('stated', {
      type: 'Figure',
      description:
        'The causes that its owner states, quoted, each with its provenance; or why there is nothing to quote. Never empty.',
      resolve: ({ stated }) => [...stated],
    })
  },
})
