import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { packageRoot } from '../../../base/process/packageRoot'
import { loadRegister } from '../../../subgraphs/register/loadRegister'
import { membersReadHere, requireSourced, sourcedMembers } from '../../../subgraphs/register/sourcedMembers'
import { restoreRegister, storeRegister } from '../../../subgraphs/register/storedRegister'

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
    expect(loadRegister(folder).concerns).toEqual({ rules: {}, waivers: [], support: [], reviews: [] })
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

describe('where a register says that a member is', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'register-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  const withUrl = (url: string, member = 'synergy') => {
    const text = readFileSync(SHIPPED, 'utf8')
    writeFileSync(
      path.join(folder, 'register.yml'),
      text.replace(`  - id: ${member}\n`, `  - id: ${member}\n    url: ${url}\n`),
    )
    return loadRegister(folder)
  }

  it('is in the gateway itself unless an address is said', () => {
    const register = withUrl('http://127.0.0.1:4001/graphql')
    expect(register.members.filter(({ url }) => url !== undefined)).toMatchObject([
      { id: 'synergy', url: 'http://127.0.0.1:4001/graphql' },
    ])
    expect(membersReadHere(register)).toEqual(
      membersReadHere(loadRegister(path.dirname(SHIPPED))).filter((id) => id !== 'synergy'),
    )
    expect(sourcedMembers(register).map(({ id }) => id)).toContain('synergy')
    expect(restoreRegister(storeRegister(register))).toEqual(register)
  })

  it.each([
    '127.0.0.1:4001',
    'ftp://127.0.0.1/graphql',
    'http://me:secret@127.0.0.1/graphql',
    'graphql',
    "''",
  ])('is refused where it is %s, with its place', (url) => {
    expect(() => withUrl(url)).toThrow(
      expect.objectContaining({
        code: 'BAD_CONFIGURATION',
        message: expect.stringMatching(
          /^register\.yml:\d+:\d+: members\.2\.url: .*an address such as http:\/\/127\.0\.0\.1:4001\/graphql/,
        ) as string,
      }),
    )
  })

  it('is nowhere for a member that has no source', () => {
    expect(() => withUrl('http://127.0.0.1:4001/graphql', 'commercial-convergence')).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('a member without a source is no service'),
      }),
    )
  })

  it('names the members that there are to whoever asks for another', () => {
    expect(() => requireSourced(loadRegister(path.dirname(SHIPPED)), ['nowhere'])).toThrow(
      'There is no member "nowhere" with a source; there are overseas, defence, synergy, matrix, unity, interoperability, convergence, strategy',
    )
  })
})
