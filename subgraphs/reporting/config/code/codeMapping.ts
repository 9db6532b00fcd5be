import { badConfiguration, checkYaml } from '../../../../base/configuration/yamlFile'
import type { Fault, ParsedYaml } from '../../../../base/configuration/yamlFile'
import { CodeFault } from '../../mapping/written/functions'
import type { Guard } from '../../mapping/written/mappingInCode'
import { unfunctioned } from '../../mapping/written/mappingInCode'
import { mappingFaults } from '../../mapping/written/mappingFaults'
import { mappingContent } from '../../mapping/written/mappingSchema'
import type { Mapping } from '../../mapping/written/mappingSchema'
import type { OwnModule } from './ownModule'
import { loadOwnModule } from './ownModule'

export interface CodeMapping {
  readonly mapping: Mapping
  /** Of the module, which no other text stands for. */
  readonly hash: string
}

/**
 * The mapping that a module of a member exports, held against the same schema as one in YAML.
 *
 * @throws Problem BAD_CONFIGURATION, PATH_OUTSIDE_MEMBER
 */
export function loadCodeMapping(file: string, folder: string, portfolioRoot: string): CodeMapping {
  const module = loadOwnModule(file, folder, portfolioRoot)
  const given = exported(module)
  const { plain, attach } = unfunctioned(given, guardOf(module))
  const parsed = asParsed(module.name, plain)
  const mapping = checkYaml(mappingContent, parsed)
  const faults = mappingFaults(mapping)
  return faults.length > 0 ? parsed.refuse(faults) : { mapping: attach(mapping), hash: module.hash }
}

function exported({ name, exports }: OwnModule): unknown {
  if ('mapping' in exports) return exports['mapping']
  const names = Object.keys(exports)
  const found = names.length === 0 ? 'nothing' : names.join(', ')
  throw badConfiguration([`${name}: exports no \`mapping\`; it exports ${found}`])
}

function guardOf(module: OwnModule): Guard {
  return (call, path) =>
    (...given) => {
      try {
        const result: unknown = call(...given)
        if (isThenable(result)) throw new Error('gives a promise, which nothing waits for')
        return result
      } catch (error) {
        throw new CodeFault(`${path} in ${module.told(error)}`)
      }
    }
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

/** Faults are told by their path, for what a module made stands on no line. */
function asParsed(file: string, value: unknown): ParsedYaml {
  return {
    file,
    value,
    refuse(faults: readonly Fault[]) {
      const problems = [
        ...new Set(faults.map(({ path, message }) => `${file}: ${path.map(String).join('.')}: ${message}`)),
      ]
      throw badConfiguration(problems)
    },
  }
}
