import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A portfolio folder that lives as long as a test file. */
export class PortfolioFolder {
  readonly root = mkdtempSync(path.join(tmpdir(), 'portfolio-'))

  constructor() {
    afterAll(() => {
      rmSync(this.root, { recursive: true, force: true })
    })
  }

  /** Writes a file below the root; gives its absolute path. */
  write(name: string, content: string | Uint8Array): string {
    const target = path.join(this.root, name)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, content)
    return target
  }
}
