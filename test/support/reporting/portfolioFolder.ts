import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Longer than a file is watched for still being written, which would cost each reading half a second. */
const STOOD_SECONDS = 60

/** A portfolio folder that lives as long as a test file. */
export class PortfolioFolder {
  readonly root = mkdtempSync(path.join(tmpdir(), 'portfolio-'))

  constructor() {
    afterAll(() => {
      rmSync(this.root, { recursive: true, force: true })
    })
  }

  /** Writes a file below the root, as one that has stood still for a while; gives its absolute path. */
  write(name: string, content: string | Uint8Array): string {
    const target = path.join(this.root, name)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, content)
    const then = Date.now() / 1000 - STOOD_SECONDS
    utimesSync(target, then, then)
    return target
  }
}
