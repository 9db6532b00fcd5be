import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { packageRoot } from '../../gateway/packageRoot'
import { loadRegister } from '../../subgraphs/loadRegister'

const SHIPPED = path.join(packageRoot(), 'subgraphs', 'register.yml')

describe('what a register says of concerns', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'register-'))
    cpSync(SHIPPED, path.join(folder, 'register.yml'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  const withConcerns = (yaml: string) => {
    writeFileSync(path.join(folder, 'register.yml'), `${readFileSync(SHIPPED, 'utf8')}\nconcerns:\n${yaml}\n`)
    return loadRegister(folder).concerns
  }

  it('is nothing unless it is said', () => {
    expect(loadRegister(folder).concerns).toEqual({ rules: {}, waivers: [], support: [] })
  })

  it('is read', () => {
    const waiver =
      '{ rule: CONFIDENCE_RED, programme: unity, reason: Reset, owner: Board, until: 2026-12-31 }'
    const said = withConcerns(
      `  rules: { COST_GROWN: { threshold: 15, reason: Early } }\n  waivers:\n    - ${waiver}`,
    )
    expect(said?.rules.COST_GROWN).toEqual({ threshold: 15, reason: 'Early' })
    expect(said?.waivers).toHaveLength(1)
  })

  it.each([
    ['a rule that there is not', '  rules: { COST_GROWNN: { threshold: 15, reason: Early } }'],
    ['a threshold without a reason', '  rules: { COST_GROWN: { threshold: 15 } }'],
    [
      'a waiver without an end',
      '  waivers: [{ rule: COST_GROWN, programme: unity, reason: Reset, owner: Board }]',
    ],
  ])('refuses %s', (_what, yaml) => {
    expect(() => withConcerns(yaml)).toThrow(expect.objectContaining({ code: 'BAD_CONFIGURATION' }))
  })
})
