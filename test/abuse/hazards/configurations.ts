import type { KindName } from '../../../subgraphs/reporting/kinds/kinds'
import type { Attack, Hazard } from '../hazard'

interface Configured {
  configure(replaced: string, by: string): void
}

const GATES = 'gates: { minRows: 1, maxQuarantinedShare: 0.6 }'

/** A configuration is parsed in one way for every kind: the first is tried with each, the others with one. */
function everyKind(first: Attack<Configured>, ...others: readonly Attack<Configured>[]): Hazard['cells'] {
  return {
    csv: [first, ...others],
    workbook: first,
    rest: first,
    odata: first,
    sql: first,
  } satisfies Record<KindName, unknown>
}

const instead = (how: string, yaml: string, says?: string | RegExp): Attack<Configured> => ({
  how,
  put: ({ configure }) => configure(GATES, yaml),
  outcome: 'UNREADABLE BAD_CONFIGURATION',
  ...(says === undefined ? {} : { says }),
})

const LAUGHS = [
  '    a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, at) => {
    const last = String.fromCharCode(97 + at)
    return `      ${name}: &${name} [${Array<string>(10).fill(`*${last}`).join()}]`
  }),
].join('\n')

export const yaml: Hazard = {
  hazard: 'a configuration that has no end',
  cells: everyKind(
    instead('a list that holds itself', 'gates: &gates { minRows: 1, requiredKeys: [*gates] }'),
    instead('aliases that multiply', `gates:\n    ${LAUGHS}`, /alias/i),
    instead('nested a hundred thousand deep', `gates: ${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    instead('a key given twice', `${GATES}\n      ${GATES}`, /unique/),
  ),
}

const pattern = (how: string, match: string): Attack<Configured> =>
  instead(how, `${GATES}\n      sentinels: [{ match: '${match}', reason: NOT_APPLICABLE }]`, /for ever/)

export const patterns: Hazard = {
  hazard: 'patterns that take for ever',
  cells: everyKind(
    pattern('a repetition repeated', '^(E+)+$'),
    pattern('a choice repeated', '^(E|E){60}$'),
    pattern('an option repeated', '^(E?){99}E{99}$'),
    pattern('repetition after repetition', `^${'[Ed]*'.repeat(20)}!$`),
    pattern('option after option', `^${'E?'.repeat(60)}E{60}$`),
  ),
}
