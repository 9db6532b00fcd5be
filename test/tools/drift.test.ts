import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'
import { generatedFiles } from '../../tools/generate'

describe('the generated files', () => {
  it('are as `npm run generate` would write them', async () => {
    const root = packageRoot()
    const drifted: string[] = []
    for (const [name, text] of await generatedFiles(root)) {
      const file = path.join(root, name)
      if (!existsSync(file) || readFileSync(file, 'utf8') !== text) drifted.push(name)
    }
    expect(drifted).toEqual([])
  })
})
