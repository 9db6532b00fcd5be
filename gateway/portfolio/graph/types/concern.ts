import { objectType } from 'nexus'

import { requirePeriod } from '../../../../base/dates/period'
import { CONCERNS, SEVERITIES } from '../../../../schema/facts/records/concernCodes'
import { identify } from '../../../../schema/facts/figures/identity'
import { describedEnum } from '../../../../schema/federation/describedEnum'
import { OPAQUE } from '../../../../schema/vocabulary/identity'
import type { Concern } from '../../concerns/concerns'
import { AXES, TRAVELS } from '../../concerns/rule'
import { sizeFigure, standardisedFigure } from '../../concerns/size'
import { STANDINGS } from '../../concerns/standing'
import { AXES_IN_WORDS, STANDINGS_IN_WORDS } from '../../briefing/inWords'
import type { PortfolioView } from '../../editions/view'
import { viewState } from '../../editions/viewState'
import { textOf } from '../../words/sentence'
import { sourceIn } from '../source'
import { ratingHelpFields } from './ratingHelp'

export const ConcernCodeType = describedEnum('ConcernCode', 'Every rule that may raise a concern.', CONCERNS)
export const SeverityType = describedEnum('Severity', 'How much a concern matters.', SEVERITIES)
export const ChangeKindType = describedEnum('ChangeKind', 'The way that a change came.', {
  STEP: 'At once.',
  SLIDE: 'Little by little.',
})
export const AxisType = describedEnum(
  'Axis',
  'What a cluster is judged on. No axis makes up for another.',
  AXES,
)
export const TravelType = describedEnum('Travel', 'Which way the matter of a concern is going.', TRAVELS)
export const StandingType = describedEnum('Standing', 'How a cluster stands on an axis.', STANDINGS)

/** Input and output never share an enum: a value added to one would break the other. */
export const AxisFilter = describedEnum('AxisFilter', 'An axis to ask for.', AXES)
export const SeverityFilter = describedEnum('SeverityFilter', 'A severity to ask for.', SEVERITIES)

export const ThresholdType = objectType({
  name: 'Threshold',
  description: 'The limit beyond which a rule fires.',
  sourceType: sourceIn('concerns/rule', 'Threshold'),
  definition(t) {
    t.nonNull.float('value', { description: 'The limit.' })
    t.nonNull.string('of', { description: 'What it is a limit of.' })
    t.nonNull.string('reason', { description: 'Why it is where it is.' })
  },
})

export const WaiverType = objectType({
  name: 'Waiver',
  description: 'A decision that a concern does not count for a time. The concern stays visible.',
  sourceType: sourceIn('concerns/settings', 'Waiver'),
  definition(t) {
    t.nonNull.string('reason', { description: 'Why.' })
    t.nonNull.string('owner', { description: 'Who answers for it.' })
    t.nonNull.field('until', {
      type: 'Period',
      description: 'The last day on which it holds.',
      resolve: ({ until }) => requirePeriod(until),
    })
  },
})

export const ExemplarType = objectType({
  name: 'Exemplar',
  description:
    'A cluster to learn from: better on the measure by more than chance, meeting the target, settled or improving.',
  sourceType: sourceIn('concerns/exemplars', 'Exemplar'),
  definition(t) {
    t.nonNull.id('programme', { description: 'The cluster.' })
    t.nonNull.string('name', { description: 'Its name.' })
    t.nonNull.field('difference', {
      type: 'Figure',
      description: 'The difference of their levels, as `between { differences }` has it.',
    })
    t.nonNull.field('low', { type: 'Figure', description: 'The least that the difference is.' })
    t.nonNull.field('high', { type: 'Figure', description: 'The most that the difference is.' })
    t.nonNull.field('variation', { type: 'Figure', description: 'What is changing there.' })
    t.nonNull.field('assurance', { type: 'Figure', description: 'Whether it meets the target there.' })
  },
})

export const OfferedSupportType = objectType({
  name: 'OfferedSupport',
  description: 'Help that was given. Before and after are no proof that it helped.',
  sourceType: sourceIn('concerns/support', 'OfferedSupport'),
  definition(t) {
    t.nonNull.string('what', { description: 'What was offered.' })
    t.nonNull.string('by', { description: 'By whom.' })
    t.nonNull.field('on', {
      type: 'Period',
      description: 'When.',
      resolve: ({ on }) => requirePeriod(on),
    })
    t.nonNull.field('before', { type: 'Figure', description: 'The measure in the month before.' })
    t.nonNull.field('after', { type: 'Figure', description: 'The measure as it last was since.' })
    t.field('recordBefore', {
      type: 'TargetRecord',
      description: 'The target record up to the month before. Null: `before` says why.',
      resolve: ({ recordBefore }) => recordBefore ?? null,
    })
    t.field('recordAfter', {
      type: 'TargetRecord',
      description: 'The target record as it last was since. Null: `after` says why.',
      resolve: ({ recordAfter }) => recordAfter ?? null,
    })
  },
})

export const AnsweringProductType = objectType({
  name: 'AnsweringProduct',
  description: 'A product that answers a concern.',
  sourceType: sourceIn('products/answering', 'AnsweringProduct'),
  definition(t) {
    t.nonNull.id('product', { description: 'The product.', resolve: ({ product }) => product.code })
    t.nonNull.string('name', { description: 'Its name.', resolve: ({ product }) => product.name })
    t.nonNull.field('how', { type: 'Figure', description: 'How it answers, as the directorate says.' })
    t.nonNull.field('since', { type: 'Figure', description: 'Since when it does.' })
    t.nonNull.list.nonNull.field('readiness', {
      type: 'ProductReadiness',
      description: 'Whether it will be ready for the programme. Empty: nobody has returned that it needs it.',
      resolve: ({ readiness }) => [...readiness],
    })
  },
})

export const SupportType = objectType({
  name: 'Support',
  description: 'What could help with a concern, and what has been offered.',
  sourceType: sourceIn('concerns/support', 'Support'),
  definition(t) {
    t.nonNull.list.nonNull.field('exemplars', {
      type: 'Exemplar',
      description:
        'The clusters that are better on its measure by more than chance, meet the target, and are settled or improving.',
    })
    t.string('noExemplar', {
      description: 'Why no cluster is an exemplar. Null: at least one is.',
      resolve: ({ noExemplar }) => noExemplar ?? null,
    })
    t.nonNull.list.nonNull.field('answers', {
      type: 'AnsweringProduct',
      description: 'The products that answer it, with their readiness for the programme.',
      resolve: ({ answers }) => [...answers],
    })
    t.nonNull.field('products', {
      type: 'Figure',
      description:
        'Which product answers it and whether it will be ready for the programme, in words. `NOT_PROVIDED`: none is recorded.',
    })
    t.nonNull.field('shortages', {
      type: 'Figure',
      description:
        'Which professions are short behind it, in words: beside it in time, not proven to be why. `NOT_PROVIDED`: none is recorded.',
    })
    t.nonNull.list.nonNull.field('offered', {
      type: 'OfferedSupport',
      description: 'What the register records as offered.',
    })
    ratingHelpFields(t)
  },
})

export const BeginningType = objectType({
  name: 'Beginning',
  description:
    'The beginning of a change, by the split of greatest likelihood, with the range that the figures allow.',
  sourceType: sourceIn('../methods/verdicts/movement', 'Beginning'),
  definition(t) {
    t.nonNull.field('kind', {
      type: 'ChangeKind',
      description: 'The way that it came: at once, or little by little.',
    })
    t.nonNull.field('period', {
      type: 'Period',
      description: 'The likeliest first period.',
      resolve: ({ period }) => requirePeriod(period),
    })
    t.nonNull.field('earliest', {
      type: 'Period',
      description: 'The earliest that it may have begun.',
      resolve: ({ earliest }) => requirePeriod(earliest),
    })
    t.nonNull.field('latest', {
      type: 'Period',
      description: 'The latest that it may have begun.',
      resolve: ({ latest }) => requirePeriod(latest),
    })
  },
})

export const ConcernPartType = objectType({
  name: 'ConcernPart',
  description: 'One of the findings that a concern is made of.',
  sourceType: sourceIn('concerns/rule', 'Finding'),
  definition(t) {
    t.nonNull.id('subject', { description: 'What it is about.' })
    t.nonNull.string('message', {
      description: 'What is the matter, in sentences.',
      resolve: ({ says }) => textOf(says),
    })
    t.nonNull.field('since', {
      type: 'Period',
      description: 'When it could first be noticed.',
      resolve: ({ since }) => requirePeriod(since),
    })
    t.nonNull.field('travel', { type: 'Travel', description: 'Which way it is going.' })
    t.nonNull.list.nonNull.field('evidence', {
      type: 'Figure',
      description: 'What it rests on.',
      resolve: ({ evidence }) => [...evidence],
    })
  },
})

export const ConcernType = objectType({
  name: 'Concern',
  description:
    'Something that asks for attention, with its evidence. Mark it wherever `illustrative` is true: then it says nothing of any real body.',
  sourceType: sourceIn('concerns/concerns', 'Concern'),
  definition(t) {
    t.nonNull.boolean('illustrative', { description: 'Whether any of its evidence is invented.' })
    t.nonNull.id('id', { description: OPAQUE })
    t.nonNull.id('subject', {
      description:
        'What it is about, such as `milestone/full-service`: with `code` and `programme` it names the concern in every edition.',
    })
    t.nonNull.field('code', { type: 'ConcernCode', description: 'The rule that raises it.' })
    t.nonNull.string('title', {
      description: 'The rule in a sentence.',
      resolve: ({ code }) => CONCERNS[code],
    })
    t.nonNull.field('axis', { type: 'Axis', description: 'The axis that it belongs to.' })
    t.nonNull.field('severity', { type: 'Severity', description: 'How much it matters.' })
    t.nonNull.string('severityReason', {
      description: 'Why so much.',
      resolve: ({ setting }) => setting.severityReason,
    })
    t.nonNull.id('programme', { description: 'The programme.' })
    t.nonNull.string('programmeName', { description: 'Its name in the register.' })
    t.nonNull.list.nonNull.id('programmes', {
      description: 'Every programme that the fact is of: one, unless they share it.',
      resolve: ({ programmes }) => [...programmes],
    })
    t.nonNull.list.nonNull.field('aspects', {
      type: 'ConcernCode',
      description: 'Its code, then others that say the same of the same subject: one fact is one concern.',
      resolve: ({ aspects }) => [...aspects],
    })
    t.nonNull.list.nonNull.field('parts', {
      type: 'ConcernPart',
      description: 'The findings that it is made of, such as each milestone of a plan that slips.',
      resolve: ({ parts }) => [...parts],
    })
    t.id('measure', {
      description: 'The measure that it is about. Null: it is not about one.',
      resolve: ({ measure }) => measure ?? null,
    })
    t.string('measureName', {
      description: 'Its name. Null: it is not about a measure.',
      resolve: ({ measureName }) => measureName ?? null,
    })
    t.nonNull.field('headline', {
      type: 'Sentence',
      description: 'What is the matter, in one sentence.',
      resolve: ({ says: [headline] }) => headline,
    })
    t.nonNull.string('message', {
      description: 'What is the matter, in sentences: the headline is the first.',
      resolve: ({ says }) => textOf(says),
    })
    t.nonNull.list.nonNull.field('sentences', {
      type: 'Sentence',
      description: 'The sentences of the message, each with the figures that it rests on.',
      resolve: ({ says }) => [...says],
    })
    t.nonNull.field('since', {
      type: 'Period',
      description:
        'When it could first be noticed: the first reference date or period since which the rule fires, told without looking ahead.',
      resolve: ({ since }) => requirePeriod(since),
    })
    t.field('began', {
      type: 'Beginning',
      description:
        'Its beginning, which may be before it could be noticed. Null: the rule tells only when it could be noticed.',
      resolve: ({ began }) => began ?? null,
    })
    t.nonNull.field('size', {
      type: 'Figure',
      description: 'How much of it there is. `NOT_APPLICABLE`: the rule has no size.',
      resolve: (concern) => sizeFigure(concern),
    })
    t.nonNull.field('standardisedSize', {
      type: 'Figure',
      description: 'Its size in standard deviations of a single value, to order concerns by.',
      resolve: (concern) => standardisedFigure(concern),
    })
    t.nonNull.list.nonNull.field('evidence', {
      type: 'Figure',
      description: 'What it rests on, each with its provenance.',
    })
    t.field('threshold', {
      type: 'Threshold',
      description: 'The limit passed. Null: the rule has none.',
      resolve: ({ setting }) => setting.threshold ?? null,
    })
    t.nonNull.boolean('registered', {
      description: 'Whether the register sets its threshold or severity otherwise than the rule does.',
      resolve: ({ setting }) => setting.registered,
    })
    t.nonNull.field('method', { type: 'Method', description: 'How the evidence was judged.' })
    t.nonNull.field('travel', { type: 'Travel', description: 'Which way it is going.' })
    t.nonNull.field('falseSignals', {
      type: 'Figure',
      description:
        'The number of concerns of this rule that chance alone would raise in a year over the whole portfolio. `NOT_APPLICABLE` for rules that chance does not raise.',
    })
    t.field('waiver', {
      type: 'Waiver',
      description: 'The waiver in force. Null: it counts.',
      resolve: ({ waiver }) => waiver ?? null,
    })
    t.nonNull.field('causes', {
      type: 'Causes',
      description: 'What may be behind it.',
      resolve: ({ causes }) => causes(),
    })
    t.nonNull.field('support', { type: 'Support', description: 'What could help.' })
  },
})

/**
 * Concerns under the ids that clients see.
 *
 * @param includeIllustrative whether invented figures might raise them
 */
export function identified(
  concerns: readonly Concern[],
  view: PortfolioView,
  includeIllustrative: boolean,
): Concern[] {
  const state = viewState(view)
  return concerns.map((concern) => ({
    ...concern,
    id: identify({ type: 'Concern', thing: [concern.id], asked: [includeIllustrative], state }),
  }))
}

export const NotEvaluatedType = objectType({
  name: 'NotEvaluated',
  description: 'Something that a rule could not judge. It is neither a concern nor its absence.',
  sourceType: sourceIn('concerns/concerns', 'Unjudged'),
  definition(t) {
    t.nonNull.field('code', { type: 'ConcernCode', description: 'The rule.' })
    t.nonNull.string('title', {
      description: 'The rule in a sentence.',
      resolve: ({ code }) => CONCERNS[code],
    })
    t.nonNull.id('subject', { description: 'What it could not judge.' })
    t.nonNull.field('reason', { type: 'MissingReason', description: 'Why.' })
    t.nonNull.string('note', { description: 'What in particular.' })
  },
})

export const AxisStandingType = objectType({
  name: 'AxisStanding',
  description: 'A programme on one axis, with what makes it so.',
  sourceType: sourceIn('briefing/headlines', 'ToldStanding'),
  definition(t) {
    t.nonNull.boolean('illustrative', { description: 'Whether any of it rests on an invented figure.' })
    t.nonNull.field('axis', { type: 'Axis', description: 'The axis.' })
    t.nonNull.string('axisName', {
      description: 'The axis in words.',
      resolve: ({ axis }) => AXES_IN_WORDS[axis],
    })
    t.nonNull.field('standing', { type: 'Standing', description: 'How it stands.' })
    t.nonNull.string('label', {
      description: 'The standing in words, level and direction apart, such as Behind and falling.',
      resolve: ({ standing }) => STANDINGS_IN_WORDS[standing],
    })
    t.nonNull.field('headline', {
      type: 'Sentence',
      description: 'How it stands and what decides that, in a sentence.',
    })
    t.field('decidedBy', {
      type: 'Concern',
      description: 'The concern that decides the standing. Null: none does.',
      resolve: ({ decidedBy }) => decidedBy ?? null,
    })
    t.nonNull.field('known', {
      type: 'Figure',
      description: 'Per cent of what was due that is there, or why that cannot be said.',
    })
    t.nonNull.list.nonNull.field('concerns', {
      type: 'Concern',
      description: 'Its concerns, waived ones included.',
    })
    t.nonNull.list.nonNull.field('notEvaluated', {
      type: 'NotEvaluated',
      description: 'What the rules of this axis could not judge.',
    })
  },
})
