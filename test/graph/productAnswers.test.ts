import { readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'
import { CONCERNS } from '../../schema/facts/records/concernCodes'
import { AXES } from '../../gateway/portfolio/concerns/rule'

describe('what the products answer, as the shipped return has it', () => {
  const file = path.join(
    packageRoot(),
    'subgraphs',
    'strategy',
    'returns',
    'product-answers-illustrative.csv',
  )
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(2)
    .map((row) => row.split(','))

  it('covers every axis, so that every concern has a product that answers it', () => {
    const axes = rows.map(([, axis]) => axis).filter((axis) => axis !== '')
    expect([...new Set(axes)].sort()).toEqual(Object.keys(AXES).sort())
  })

  it('names no rule that there is not', () => {
    const named = rows.map(([, , concern]) => concern ?? '').filter((concern) => concern !== '')
    expect(named.length).toBeGreaterThan(0)
    for (const concern of named) expect(Object.keys(CONCERNS)).toContain(concern)
  })
})
