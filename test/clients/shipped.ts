import { readdirSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'
import { atEdition } from '../support/asking/atEdition'
import { exampleQuery } from '../support/processes/running'

/** A shipped question as a client puts it. */
export interface Asked {
  readonly name: string
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
}

const NAMES = readdirSync(path.join(packageRoot(), 'examples', 'queries'))
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => path.basename(file, '.graphql'))

const SCENARIOS = [
  { milestones: [{ programme: 'synergy', milestone: 'pilot', months: 6 }] },
  { departments: [{ organisation: 'hmt', cluster: 'matrix', from: '2027-04', demandShare: 10 }] },
]

/** Other variables than a document's own: the arguments above a thing must tell it from another. */
const VARIANTS: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  comparison: [{ measure: 'nps' }, { measure: 'sme-invoices-5d' }],
  delivery: ['overseas', 'defence', 'synergy', 'matrix'].map((cluster) => ({ cluster })),
  observations: [{ measure: null }],
  outlook: SCENARIOS.map((scenario) => ({ scenario })),
  standing: [{ includeIllustrative: true }],
}

const variantsOf = (name: string) => [{}, ...(VARIANTS[name] ?? [])]

/** Every shipped question as it is: at the newest edition. */
export const AS_SHIPPED: readonly Asked[] = NAMES.flatMap((name) =>
  variantsOf(name).map((variables) => ({ name, text: exampleQuery(name), variables })),
)

/** Every shipped question at one edition. */
export function askedAt(edition: string): readonly Asked[] {
  return NAMES.flatMap((name) =>
    variantsOf(name).map((variables) => ({
      name,
      text: atEdition(exampleQuery(name)),
      variables: { ...variables, edition },
    })),
  )
}
