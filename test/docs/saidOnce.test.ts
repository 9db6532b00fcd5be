import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'

const DOCS = path.join(packageRoot(), 'docs')
const pages = readdirSync(DOCS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))

/** Paragraphs long enough to be prose: a short one, such as a heading of a table, may stand twice. */
const PROSE = 120

const repeatedIn = (parts: readonly string[]) => parts.filter((one, i) => parts.indexOf(one) !== i)

describe('pages of the documentation', () => {
  it.each(pages)('say nothing twice: %s', (name) => {
    const text = readFileSync(path.join(DOCS, name), 'utf8')
    const paragraphs = text.split(/\n{2,}/).filter((one) => one.length >= PROSE && !one.startsWith('|'))
    expect(repeatedIn(paragraphs)).toEqual([])
    expect(repeatedIn(text.match(/^## .*$/gm) ?? [])).toEqual([])
  })
})
