import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { queryField } from 'nexus'

import { packageRoot } from '../../../../base/process/packageRoot'
import { compose } from '../../../../schema/federation/compose'
import { Book } from '../../../../schema/facts/snapshots/book'
import { federate } from '../../../../schema/federation/federate'
import { loadRegister } from '../../../../subgraphs/register/loadRegister'
import { sourcedMembers } from '../../../../subgraphs/register/sourcedMembers'
import { assemble } from '../../../../gateway/federation/supergraph/assemble'
import {
  composeUnlessKept,
  sealed,
  SUPERGRAPH_FILE,
} from '../../../../gateway/federation/supergraph/keptSupergraph'

const member = (name: string, description = 'What it says.') =>
  federate(name, queryField(`${name}Says`, { type: 'String', description }))

describe('the supergraph that is kept', () => {
  const subgraphs = [member('one'), member('two')]
  /** No composition gives this, so that it is known where it came from. */
  const KEPT = '# kept\n'
  let folder: string
  let file: string

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kept-'))
    file = path.join(folder, 'supergraph.graphql')
  })
  beforeEach(() => writeFileSync(file, `# A comment.\n${sealed(KEPT, subgraphs)}`))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is taken for the very subgraphs that it was composed of', () => {
    const { supergraphSdl, publicSdl } = composeUnlessKept(subgraphs, file)
    expect(supergraphSdl).toBe(KEPT)
    expect(publicSdl).toBe(compose(subgraphs).publicSdl)
  })

  it.each([
    ['a description differs', [member('one', 'What it said.'), member('two')]],
    ['a subgraph has another name', [member('one'), { ...member('two'), name: 'other' }]],
    ['a subgraph is elsewhere', [member('one'), { ...member('two'), url: 'http://127.0.0.1:4001/graphql' }]],
    ['a subgraph is new', [member('one'), member('two'), member('three')]],
    ['a subgraph is gone', [member('one')]],
    ['their order differs', [member('two'), member('one')]],
  ])('is composed anew where %s', (_what, others) => {
    expect(composeUnlessKept(others, file).supergraphSdl).toBe(compose(others).supergraphSdl)
  })

  it.each([
    ['has been edited', (text: string) => text.replace('# kept', '# edited')],
    ['has lost its seal', (text: string) => text.replace(/# Sealed: .*\n/, '')],
    ['is empty', () => ''],
  ])('is composed anew where its file %s', (_what, change) => {
    writeFileSync(file, change(readFileSync(file, 'utf8')))
    expect(composeUnlessKept(subgraphs, file).supergraphSdl).toBe(compose(subgraphs).supergraphSdl)
  })

  it('is composed anew where there is none', () => {
    const none = path.join(folder, 'none.graphql')
    expect(composeUnlessKept(subgraphs, none).supergraphSdl).toBe(compose(subgraphs).supergraphSdl)
  })

  it('is, as shipped, what the shipped members compose to', () => {
    const root = packageRoot()
    const register = loadRegister(path.join(root, 'subgraphs'))
    const books = new Map(sourcedMembers(register).map(({ id }) => [id, new Book(id)]))
    const { subgraphs: shipped, composition } = assemble(register, books)
    expect(readFileSync(path.join(root, SUPERGRAPH_FILE), 'utf8')).toContain(
      sealed(composition.supergraphSdl, shipped),
    )
    expect(composeUnlessKept(shipped).supergraphSdl).toBe(composition.supergraphSdl)
  })
})
