/** What must be the same for two values to be compared. */
export const ATTRIBUTES = {
  unit: 'The unit of measurement.',
  definitionVersion: 'The version of the definition.',
  denominator: 'What it is a share of.',
  period: 'The period described.',
  population: 'Who or what is counted.',
  priceBase: 'The price base of money.',
  horizon: 'The last year that a whole-life figure covers.',
  scale: 'The scale of a rating.',
  scope: 'The organisations and functions covered.',
} as const

export type Attribute = keyof typeof ATTRIBUTES

/** One side of a comparison: absent attributes are unstated, and unstated differs from stated. */
export interface Comparand {
  readonly id: string
  readonly attributes: Readonly<Partial<Record<Attribute, string>>>
}

export interface Difference {
  readonly attribute: Attribute
  /** What each side states, in the order given; no `value` where it states nothing. */
  readonly values: readonly { readonly id: string; readonly value?: string }[]
}

export interface Comparability {
  readonly comparable: boolean
  readonly differences: readonly Difference[]
}

const ALL = Object.keys(ATTRIBUTES) as readonly Attribute[]

/**
 * Whether values may be compared, and in which attributes they differ if not. An attribute that no
 * side states does not tell them apart. Fewer than two sides are comparable: there is nothing to differ.
 *
 * @param attributes the attributes that matter to the comparison; all of them unless told otherwise
 */
export function comparability(
  comparands: readonly Comparand[],
  attributes: readonly Attribute[] = ALL,
): Comparability {
  const differences: Difference[] = []
  for (const attribute of attributes) {
    const stated = new Set(comparands.map((comparand) => comparand.attributes[attribute]))
    if (stated.size > 1) {
      const values = comparands.map(({ id, attributes: { [attribute]: value } }) =>
        value === undefined ? { id } : { id, value },
      )
      differences.push({ attribute, values })
    }
  }
  return { comparable: differences.length === 0, differences }
}

/** The differences in one sentence: `priceBase (2023-24 real; unstated)`. */
export function describeDifferences(differences: readonly Difference[]): string {
  return differences
    .map(
      ({ attribute, values }) =>
        `${attribute} (${values.map(({ value }) => value ?? 'unstated').join('; ')})`,
    )
    .join(', ')
}
