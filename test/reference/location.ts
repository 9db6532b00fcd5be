import { existsSync } from 'node:fs'
import path from 'node:path'

const BESIDE_THE_REPOSITORY = path.resolve(__dirname, '..', '..', '..', 'shared')

/**
 * The folder of reference fixtures and published data, or nothing where it has not been laid out.
 * `PORTFOLIO_REFERENCE` names it; otherwise it is looked for beside the repository.
 */
export function sharedFolder(): string | undefined {
  const named = process.env['PORTFOLIO_REFERENCE']
  if (named !== undefined && named !== '') return named
  return existsSync(BESIDE_THE_REPOSITORY) ? BESIDE_THE_REPOSITORY : undefined
}
