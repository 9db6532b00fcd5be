import { readFileSync } from 'node:fs'
import path from 'node:path'

import { LRUCache } from 'lru-cache'

import { Problem } from '../../../base/problems/problem'
import { checkYaml, parseYaml } from '../../../base/configuration/yamlFile'
import type { Fault, ParsedYaml } from '../../../base/configuration/yamlFile'
import type { RecordType } from '../../../schema/facts/records/records'
import { loadCodeMapping } from './code/codeMapping'
import type { CodeMapping } from './code/codeMapping'
import { MODULE_FILE } from './code/ownModule'
import type { Named } from '../kinds/kind'
import type { KindName, ReturnSettings, SourceSettings } from '../kinds/kinds'
import type { ReturnValues } from '../mapping/fields/converters'
import { Crosswalk, crosswalkFaults, crosswalkSchema } from '../mapping/keys/crosswalk'
import type { CrosswalkFile, Join } from '../mapping/keys/crosswalk'
import { mappingFaults } from '../mapping/written/mappingFaults'
import { mappingFile } from '../mapping/written/mappingSchema'
import type { Gates, Mapping } from '../mapping/written/mappingSchema'
import { recordMappings } from '../mapping/records/openTables'
import { identityField } from '../mapping/records/recordReader'
import { returnFaults } from '../mapping/written/returnFaults'
import { eachFile } from './filePattern'
import type { NamedReturn } from './filePattern'
import { portfolioName, portfolioPath, refuseLinkOut } from './portfolioPath'
import type { Freshness } from './sourceShape'
import { subgraphSchema } from './subgraphSchema'
import type { Orientation } from '../../sources/table/rawTable'
import type { SourceShape, SubgraphShape } from './subgraphSchema'

type ReturnShape = SourceShape['returns'][number]
type FileShape = Extract<ReturnShape, { readonly file: string }>
/** A return of which it is settled which file it is. */
type OneReturn = Exclude<ReturnShape, FileShape> | NamedReturn<FileShape>

interface CommonReturn extends Readonly<Pick<ReturnShape, 'id' | 'knownFrom' | 'origin' | 'publication'>> {
  readonly referenceDate?: string | undefined
  /** What the return states about itself, by name. */
  readonly values: ReturnValues
}

interface CommonSource extends Named {
  readonly id: string
  readonly mapping: Mapping
  readonly gates: Gates
  readonly freshness?: Freshness
  /** Cron pattern, in the time of London. */
  readonly schedule?: string
  readonly join?: Join & { readonly record: RecordType }
  /** How its tables lie where the mapping does not say. */
  readonly orientation: Orientation
  /** What of the configuration decides, beside the payload, what a reading makes of the tables in it. */
  readonly reads: unknown
}

/** A return, with what its kind of source needs to know of it. */
export type ReturnConfiguration<K extends KindName = KindName> = {
  readonly [P in K]: CommonReturn & ReturnSettings[P]
}[K]

/** A source of any kind, with all that it takes to read it. */
export type SourceConfiguration<K extends KindName = KindName> = {
  readonly [P in K]: CommonSource &
    SourceSettings[P] & { readonly kind: P; readonly returns: readonly ReturnConfiguration<P>[] }
}[K]

export interface SubgraphConfiguration {
  readonly member: string
  readonly sources: readonly SourceConfiguration[]
}

/**
 * A member's `subgraph.yml` with the mappings and crosswalks that it names: checked as a whole, and
 * frozen. Returns are not opened.
 *
 * @throws Problem BAD_CONFIGURATION, PATH_OUTSIDE_MEMBER
 */
export function loadSubgraphFile(file: string, portfolioRoot: string): SubgraphConfiguration {
  const root = path.resolve(portfolioRoot)
  const loader = new Loader(portfolioPath(file, root, root), root)
  return deepFreeze(loader.load())
}

/**
 * What a member's `subgraph.yml` itself says; nothing that it names is opened.
 *
 * @throws Problem BAD_CONFIGURATION, PATH_OUTSIDE_MEMBER
 */
export function readSubgraphShape(file: string, portfolioRoot: string): SubgraphShape {
  const root = path.resolve(portfolioRoot)
  const target = portfolioPath(file, root, root)
  return withDefaults(checkYaml(subgraphSchema, parseFile(target, root)))
}

/** Gives each source what the member says of all of them, where the source says nothing itself. */
function withDefaults({ schedule, freshness, sources, ...shape }: SubgraphShape): SubgraphShape {
  const defaults = {
    ...(schedule === undefined ? {} : { schedule }),
    ...(freshness === undefined ? {} : { freshness }),
  }
  return { ...shape, sources: sources.map((source) => ({ ...defaults, ...source })) }
}

class Loader {
  readonly #file: string
  readonly #folder: string
  readonly #root: string

  constructor(file: string, root: string) {
    this.#file = file
    this.#folder = path.dirname(file)
    this.#root = root
  }

  load(): SubgraphConfiguration {
    const yaml = this.#parse(this.#file)
    const shape = withDefaults(checkYaml(subgraphSchema, yaml))
    refuseRepeats(shape, yaml)
    return {
      member: shape.member,
      sources: shape.sources.map((source, at) => this.#source(shape, source, yaml, at)),
    }
  }

  #source(shape: SubgraphShape, source: SourceShape, yaml: ParsedYaml, at: number): SourceConfiguration {
    const { mapping, hash } = this.#mapping(source, yaml, at)
    const join = this.#join(source)
    const { member } = shape
    if (source.join !== undefined) refuseIdleJoin(source.join.record, mapping, yaml, at)
    const returns = this.#returnsOf(source, yaml, at).map(([one, place]) => {
      const values = valuesOf(one, member, source)
      const faults = returnFaults(mapping, values)
      const where = ['sources', at, 'returns', place]
      if (faults.length > 0) yaml.refuse(faults.map((message) => ({ path: where, message })))
      return this.#return(one, values)
    })
    const csv = source.kind === 'csv' ? { ...mapping.csv, ...source.csv } : undefined
    const { mapping: _mapping, map: _map, join: _join, returns: _returns, ...settings } = source
    if ('database' in settings && 'sqlite' in settings.database) {
      settings.database = { sqlite: this.#resolve(settings.database.sqlite) }
    }
    // The schema has seen to it that source and returns are of one kind.
    return {
      ...settings,
      ...(csv === undefined ? {} : { csv }),
      name: `${member}/${source.id}`,
      mapping,
      gates: { ...mapping.gates, ...source.gates },
      ...(join === undefined ? {} : { join: join.join }),
      orientation: csv?.orientation ?? 'auto',
      reads: { kind: source.kind, mapping, code: hash, join: source.join, crosswalk: join?.content },
      returns,
    } as SourceConfiguration
  }

  #mapping(
    source: SourceShape,
    yaml: ParsedYaml,
    at: number,
  ): Partial<CodeMapping> & Pick<CodeMapping, 'mapping'> {
    if ((source.mapping === undefined) === (source.map === undefined)) {
      yaml.refuse([
        { path: ['sources', at], message: 'wants either `mapping` (a file) or `map` (the mapping itself)' },
      ])
    }
    if (source.map !== undefined) {
      const faults = mappingFaults(source.map)
      if (faults.length > 0) {
        yaml.refuse(
          faults.map(({ path: inner, message }) => ({ path: ['sources', at, 'map', ...inner], message })),
        )
      }
      return { mapping: source.map }
    }
    const file = this.#resolve(source.mapping ?? '')
    if (MODULE_FILE.test(file)) return loadCodeMapping(file, this.#folder, this.#root)
    return { mapping: MAPPINGS.of(file, this.#root) }
  }

  #join({
    join,
  }: SourceShape):
    { readonly join: Join & { readonly record: RecordType }; readonly content?: CrosswalkFile } | undefined {
    if (join === undefined) return undefined
    const { record, ids, as, crosswalk } = join
    if (crosswalk === undefined) return { join: { record, ids, as } }
    const content = CROSSWALKS.of(this.#resolve(crosswalk), this.#root)
    return { join: { record, ids, as, crosswalk: new Crosswalk(content) }, content }
  }

  /** Each return, with its place in the file: one whose files are named by a pattern is as many as there are files. */
  #returnsOf(source: SourceShape, yaml: ParsedYaml, at: number): readonly (readonly [OneReturn, number])[] {
    return source.returns.flatMap((one, place): (readonly [OneReturn, number])[] => {
      if (!('file' in one)) return [[one, place]]
      try {
        return eachFile(one, this.#folder).map((named) => [named, place])
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        yaml.refuse([{ path: ['sources', at, 'returns', place, 'file'], message: error.message }])
      }
    })
  }

  #return({ with: _with, ...one }: OneReturn, values: ReturnValues): ReturnConfiguration {
    if (!('file' in one)) return { ...one, values }
    const target = this.#resolve(one.file)
    return { ...one, path: target, file: portfolioName(target, this.#root), values }
  }

  #resolve(written: string): string {
    return portfolioPath(written, this.#folder, this.#root)
  }

  #parse(file: string): ParsedYaml {
    return parseFile(file, this.#root)
  }
}

function parseFile(file: string, root: string): ParsedYaml {
  return parseYaml(textIn(file, root), portfolioName(file, root))
}

function textIn(file: string, root: string): string {
  refuseLinkOut(file, root)
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const name = portfolioName(file, root)
    throw new Problem('BAD_CONFIGURATION', `${name}: cannot be read: ${(error as Error).message}`)
  }
}

/** Files that several members and sources name: parsed and checked once for as long as their text stays. */
class SharedFiles<T extends object> {
  readonly #checked = new LRUCache<string, T>({ max: 100 })
  readonly #check: (parsed: ParsedYaml) => { readonly content: T; readonly faults: readonly Fault[] }

  constructor(check: (parsed: ParsedYaml) => { readonly content: T; readonly faults: readonly Fault[] }) {
    this.#check = check
  }

  of(file: string, root: string): T {
    const text = textIn(file, root)
    const checked = this.#checked.get(text)
    if (checked !== undefined) return checked
    const parsed = parseYaml(text, portfolioName(file, root))
    const { content, faults } = this.#check(parsed)
    if (faults.length > 0) parsed.refuse(faults)
    this.#checked.set(text, deepFreeze(content))
    return content
  }
}

const MAPPINGS = new SharedFiles<Mapping>((parsed) => {
  const { version: _version, ...content } = checkYaml(mappingFile, parsed)
  return { content, faults: mappingFaults(content) }
})

const CROSSWALKS = new SharedFiles<CrosswalkFile>((parsed) => {
  const content = checkYaml(crosswalkSchema, parsed)
  return { content, faults: crosswalkFaults(content) }
})

function valuesOf(one: OneReturn, member: string, { join }: SourceShape): ReturnValues {
  // Without a prototype: a return that states no `constructor` has none.
  const values = Object.create(null) as Record<string, string>
  values['programme'] = join?.as ?? member
  for (const [name, value] of Object.entries(one.with ?? {})) values[name] = String(value)
  values['member'] = member
  values['id'] = one.id
  if ('fileName' in one && one.fileName !== undefined) values['fileName'] = one.fileName
  if (one.referenceDate !== undefined) values['referenceDate'] = one.referenceDate
  if (one.knownFrom !== undefined) values['knownFrom'] = one.knownFrom
  return values
}

function refuseRepeats({ sources }: SubgraphShape, yaml: ParsedYaml): void {
  const seen = new Set<string>()
  for (const [at, source] of sources.entries()) {
    for (const [slot, where] of [
      [source.id, ['sources', at, 'id']],
      ...source.returns.map(
        (one, place) => [`${source.id}/${one.id}`, ['sources', at, 'returns', place, 'id']] as const,
      ),
    ] as const) {
      if (seen.has(slot)) yaml.refuse([{ path: where, message: `"${slot}" is given twice` }])
      seen.add(slot)
    }
  }
}

function refuseIdleJoin(record: RecordType, mapping: Mapping, yaml: ParsedYaml, at: number): void {
  const joined = recordMappings(mapping).filter(([type]) => type === record)
  if (joined.length > 0 && joined.every(([, one]) => identityField(one) !== undefined)) return
  const message = `the mapping has no ${record} whose programme is \`identifiedBy\` what the source says`
  yaml.refuse([{ path: ['sources', at, 'join', 'record'], message }])
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFreeze)
  }
  return value
}
