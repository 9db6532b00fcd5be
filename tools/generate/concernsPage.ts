import type { ConcernCode } from '../../schema/facts/records/concernCodes'
import { CONCERN_CODES, CONCERNS, SEVERITIES } from '../../schema/facts/records/concernCodes'
import { AXES } from '../../gateway/portfolio/concerns/rule'
import { RULES } from '../../gateway/portfolio/concerns/rules'
import { characteristicsSection } from '../characteristics/characteristicsSection'
import type { Characteristics } from '../characteristics/kept'

function section(code: ConcernCode): readonly string[] {
  const { axis, severity, severityReason, threshold, evidence, signals } = RULES[code]
  return [
    `## ${code}`,
    '',
    CONCERNS[code],
    '',
    `- Axis: ${axis}`,
    `- Severity: ${severity}. ${severityReason}`,
    threshold === undefined
      ? '- Threshold: none.'
      : `- Threshold: ${threshold.value} ${threshold.of}. ${threshold.reason}`,
    `- Evidence: ${evidence}`,
    ...(signals === true ? ['- By chance: yes; each concern says how many to expect.'] : []),
    '',
  ]
}

function list(catalogue: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(catalogue).map(([name, meaning]) => `- ${name}: ${meaning}`)
}

/** The page that lists every rule, and how those of services err, as Markdown. */
export function concernsPage(characteristics: Characteristics): string {
  return [
    '# Concerns',
    '',
    'Every rule that may raise a concern. Codes never change their meaning. Thresholds and severities are defaults:',
    '`concerns: { rules }` in `register.yml` sets others, with a reason; `waivers` takes a concern out of the standing',
    'for a time and leaves it visible; `support` records what was offered, `reviews` the assurance reviews of a programme.',
    '',
    'Each concern tells what may be behind it, under `causes`, and what could help, under `support`: `docs/methods.md`,',
    'Behind a concern and Help with a rating.',
    '',
    'Figures that are invented raise nothing unless `includeIllustrative: true` is asked for. A withheld figure',
    'raises nothing: it is missing for a reason. What a rule cannot judge it says, under `notEvaluated`.',
    '',
    'Severities:',
    '',
    ...list(SEVERITIES),
    '',
    'Axes, kept apart:',
    '',
    ...list(AXES),
    '',
    ...CONCERN_CODES.flatMap(section),
    ...characteristicsSection(characteristics),
  ].join('\n')
}
