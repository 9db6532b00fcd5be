import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

import { checkYaml, parseYaml } from '../../base/configuration/yamlFile'
import type { ParsedYaml } from '../../base/configuration/yamlFile'
import { packageRoot } from '../../base/process/packageRoot'
import { Problem } from '../../base/problems/problem'
import type { FactRecord } from '../../schema/facts/snapshots/snapshot'
import { loadSubgraphFile } from '../../subgraphs/reporting/config/subgraphFile'
import { mappingFaults } from '../../subgraphs/reporting/mapping/written/mappingFaults'
import { mappingContent } from '../../subgraphs/reporting/mapping/written/mappingSchema'
import type { Reading } from '../../subgraphs/reporting/reading/readPayload'
import { readReturn } from '../../subgraphs/reporting/reading/readReturn'
import { allowedSecret } from '../../subgraphs/sources/http/secret'
import { dependenciesOf } from '../support/reporting/dependencies'
import { PortfolioFolder } from '../support/reporting/portfolioFolder'
import { serve, type TestServer } from '../support/sources/server'
import { SECRET } from '../support/sources/systems/knowing'
import { describeWith, hasOpenpyxl } from '../subgraphs/sources/workbook/writers'
import { fencedIn } from './fencedIn'
import type { Fault, Recipe } from './sources/recipe'
import { SYSTEM_RECIPES } from './sources/systemRecipes'
import { WORKBOOK_RECIPES } from './sources/workbookRecipes'

const DOCS = path.join(packageRoot(), 'docs', 'sources')
const MAPPINGS = path.join(packageRoot(), 'subgraphs', 'mappings')
const RECIPES = [...SYSTEM_RECIPES, ...WORKBOOK_RECIPES]
/** The file of a secret that a page names; the test keeps its own copy of it. */
const SECRET_FOLDER = '/run/secrets/'

const folder = new PortfolioFolder()
mkdirSync(path.join(folder.root, 'mappings'))
for (const file of readdirSync(MAPPINGS))
  copyFileSync(path.join(MAPPINGS, file), path.join(folder.root, 'mappings', file))

const pages = readdirSync(DOCS).filter((name) => name !== 'README.md')
const textOf = (name: string) => readFileSync(path.join(DOCS, name), 'utf8')
const recipesOn = (page: string) => RECIPES.filter((one) => one.page === page)

/** The whole files of a page, each a recipe. */
const filesOn = (page: string) =>
  fencedIn(textOf(page), 'yaml').filter((yaml) => /^version: 1$/m.test(yaml) && yaml.includes('\nmember:'))

/** The file of a recipe as the page has it. */
function writtenFor(recipe: Recipe): string {
  const yaml = filesOn(recipe.page)[recipesOn(recipe.page).indexOf(recipe)]
  if (yaml === undefined) throw new Error(`docs/sources/${recipe.page} has no file for ${recipe.system}`)
  return yaml
}

/** A recipe, or what somebody made of it, at the address of its stand-in. */
interface Tried {
  readonly readings: readonly Reading[]
  /** Everything that would be told, at the address that the page has. */
  readonly told: readonly string[]
}

function changed(yaml: string, [right, wrong]: readonly [string, string]): string {
  if (yaml.split(right).length !== 2) throw new Error(`the page does not have "${right}" once`)
  return yaml.replace(right, wrong)
}

async function tried(recipe: Recipe, server?: TestServer, fault?: Fault): Promise<Tried> {
  const page = writtenFor(recipe)
  const origins = [...new Set(page.match(/https:\/\/[\w.-]+/g))]
  const secrets = path.join(folder.root, 'secrets')
  let yaml = fault?.instead === undefined ? page : changed(page, fault.instead)
  for (const origin of server === undefined ? [] : origins)
    yaml = yaml.replaceAll(origin, server?.origin ?? '')
  const member = path.join(folder.root, 'alpha')
  rmSync(member, { recursive: true, force: true })
  for (const [name, content] of Object.entries((fault?.files ?? recipe.files)?.() ?? {}))
    folder.write(name.startsWith('returns/') ? `alpha/${name}` : `secrets/${name}`, content)
  const subgraph = folder.write('alpha/subgraph.yml', yaml.replaceAll(SECRET_FOLDER, `${secrets}/`))
  const asOnThePage = (text: string) =>
    text.replaceAll(server?.origin ?? '\0', origins[0] ?? '').replaceAll(`${secrets}/`, SECRET_FOLDER)
  try {
    const { sources } = loadSubgraphFile(subgraph, folder.root)
    const dependencies = dependenciesOf(folder.root, {
      environment: { ...recipe.environment, ...fault?.environment },
      secrets:
        fault?.withoutRegister === true
          ? []
          : [{ member: 'alpha', file: path.join(secrets, 'alpha-project-token') }],
      allow: server === undefined ? [] : [{ origin: server.origin, cidr: '127.0.0.1/32' }],
    })
    const readings: Reading[] = []
    for (const source of sources)
      for (const one of source.returns) readings.push(await readReturn(source, one, dependencies))
    return { readings, told: readings.flatMap(messagesOf).map(asOnThePage) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { readings: [], told: [asOnThePage(error.message)] }
  }
}

function messagesOf({ refusal, quarantine, notes }: Reading): readonly string[] {
  return [...(refusal === undefined ? [] : [refusal]), ...quarantine, ...notes].map(({ message }) => message)
}

/** The messages that a page shows as one, in which `…` stands for anything. */
function patternOf(message: string): RegExp {
  const parts = message.split('…').map((part) => part.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`)
}

function cellsOf({ fields }: FactRecord): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { value, reason }]) => [name, value ?? `(${reason ?? ''})`]),
  )
}

function trying(recipe: Recipe): void {
  const shown = fencedIn(textOf(recipe.page), 'text')
  const before = recipesOn(recipe.page)
  const firstShown = before
    .slice(0, before.indexOf(recipe))
    .reduce((count, { faults }) => count + faults.length, 0)
  let server: TestServer | undefined

  beforeAll(async () => {
    folder.write('secrets/alpha-project-token', SECRET)
    if (recipe.handler !== undefined) server = await serve(recipe.handler)
  })
  afterAll(() => server?.close())
  afterEach(() => {
    folder.write('secrets/alpha-project-token', SECRET)
  })

  it('reads every record, and there is nothing to tell', async () => {
    const { readings, told } = await tried(recipe, server)
    expect(told).toEqual([])
    expect(readings.flatMap(({ records }) => records.map(cellsOf))).toEqual(recipe.wanted)
  })

  it.each(recipe.faults.map((fault, at) => [fault.why, fault, shown[firstShown + at]] as const))(
    'comes to the message of the page with %s',
    async (_why, fault, message = '') => {
      const { told } = await tried(recipe, server, fault)
      expect(told).toContainEqual(expect.stringMatching(patternOf(message)))
    },
  )
}

describe.each(SYSTEM_RECIPES.map((recipe) => [recipe.system, recipe] as const))('%s', (_system, recipe) => {
  trying(recipe)
})

describe.each(WORKBOOK_RECIPES.map((recipe) => [recipe.system, recipe] as const))('%s', (_system, recipe) => {
  describeWith('openpyxl', hasOpenpyxl, 'as a workbook', () => trying(recipe))
})

describe('the pages on sources', () => {
  it.each(pages)('have a trial for each recipe and each message: %s', (page) => {
    const recipes = recipesOn(page)
    expect(recipes.length).toBeGreaterThan(0)
    expect(filesOn(page)).toHaveLength(recipes.length)
    expect(fencedIn(textOf(page), 'text')).toHaveLength(recipes.flatMap(({ faults }) => faults).length)
  })

  it('have pieces of YAML that a mapping, or a register, may have', () => {
    const pieces = pages.flatMap((page) =>
      fencedIn(textOf(page), 'yaml').filter((yaml) => !filesOn(page).includes(yaml)),
    )
    const [mapping, register] = pieces.map((yaml) => parseYaml(yaml, 'piece.yml'))
    expect(pieces).toHaveLength(2)
    expect(mappingFaults(checkYaml(mappingContent, mapping as ParsedYaml))).toEqual([])
    const ofRegister = z.strictObject({ secrets: z.array(allowedSecret) })
    expect(checkYaml(ofRegister, register as ParsedYaml).secrets).toHaveLength(1)
  })

  it.each(pages)('are told of in the index: %s', (page) => {
    expect(textOf('README.md')).toContain(`(${page})`)
  })

  it('are as many as the systems that people bring', () => {
    expect(pages).toHaveLength(11)
  })
})
