import { HttpClients } from '../../../subgraphs/reporting/kinds/httpClients'
import type { SourceDependencies } from '../../../subgraphs/reporting/kinds/kind'

/** What reading sources of a portfolio folder needs, with an environment and an allow-list that are empty unless given. */
export function dependenciesOf(
  portfolioRoot: string,
  given: Partial<SourceDependencies> = {},
): SourceDependencies {
  return { portfolioRoot, environment: {}, secrets: [], allow: [], clients: new HttpClients(), ...given }
}
