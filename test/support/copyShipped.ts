import { cpSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'

/** Copies the shipped portfolio, without its code, to a folder where it may be changed. */
export function copyShipped(folder: string): void {
  cpSync(path.join(packageRoot(), 'subgraphs'), folder, {
    recursive: true,
    filter: (from) => !from.endsWith('.ts'),
  })
}
