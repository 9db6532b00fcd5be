import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'
import { quotedIn } from './quotedIn'

const PAGE = path.join('docs', 'architecture.md')
const A_PATH = /^[^\s*]+\/[^\s*]+\.(?:ts|md|yml|graphql)$/

const page = readFileSync(path.join(packageRoot(), PAGE), 'utf8')

/** The paths of files that a page names in backticks, each once. */
function pathsIn(text: string): readonly string[] {
  return [...new Set(quotedIn(text).filter((one) => A_PATH.test(one)))]
}

/** The numbered steps of each section that has some, by its heading. */
function walksIn(text: string): readonly (readonly [heading: string, steps: readonly string[]])[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.split('\n')
      return [heading, lines.filter((line) => /^\d+\. /.test(line))] as const
    })
    .filter(([, steps]) => steps.length > 0)
}

describe('docs/architecture.md', () => {
  const paths = pathsIn(page)
  const walks = walksIn(page)

  it.each(paths)('names a file that exists: %s', (file) => {
    expect(existsSync(path.join(packageRoot(), file))).toBe(true)
  })

  it('has two walks, numbered without gaps', () => {
    expect(walks).toHaveLength(2)
    for (const [, steps] of walks) {
      expect(steps.length).toBeGreaterThanOrEqual(10)
      expect(steps.map((step) => parseInt(step, 10))).toEqual(steps.map((_step, i) => i + 1))
    }
  })

  it.each(walks)('names a file in each step: %s', (_heading, steps) => {
    expect(steps.filter((step) => pathsIn(step).length === 0)).toEqual([])
  })

  it('leads through each part of the server', () => {
    for (const part of ['base', 'schema', 'subgraphs', 'gateway', 'client'])
      expect(paths.some((file) => file.startsWith(`${part}/`))).toBe(true)
  })
})
