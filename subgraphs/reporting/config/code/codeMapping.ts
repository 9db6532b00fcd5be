import { badConfiguration, checkYaml } from '../../../../base/configuration/yamlFile'
import type { Fault, ParsedYaml } from '../../../../base/configuration/yamlFile'
import { CodeFault } from '../../mapping/written/functions'
import type { Guard } from '../../mapping/written/mappingInCode'
import { unfunctioned } from '../../mapping/written/mappingInCode'
import { mappingFaults } from '../../mapping/written/mappingFaults'
import { mappingContent } from '../../mapping/written/mappingSchema'
import type { Mapping } from '../../mapping/written/mappingSchema'
import type { OwnModule } from './ownModule'
import { loadOwnModule, ThrownInModule } from './ownModule'

export interface CodeMapping {
  readonly mapping: Mapping
  /** Of the module, which no other text stands for. */
  readonly hash: string
}

/**
 * The mapping that a module of a member exports, held against the same schema as one in YAML.
 *
 * @throws Problem BAD_CONFIGURATION, PATH_OUTSIDE_MEMBER, MAPPING_CODE_TIMEOUT, MAPPING_CODE_TOO_LARGE
 */
export function loadCodeMapping(file: string, folder: string, portfolioRoot: string): CodeMapping {
  const module = loadOwnModule(file, folder, portfolioRoot)
  const given = exportedBy(module)
  const { plain, attach } = unfunctioned(given, guardOf(module))
  const parsed = asParsed(module.name, plain)
  const mapping = checkYaml(mappingContent, parsed)
  const faults = mappingFaults(mapping)
  return faults.length > 0 ? parsed.refuse(faults) : { mapping: attach(mapping), hash: module.hash }
}

function exportedBy({ name, exported, mapping }: OwnModule): unknown {
  if (exported.includes('mapping')) return mapping
  const found = exported.length === 0 ? 'nothing' : exported.join(', ')
  throw badConfiguration([`${name}: exports no \`mapping\`; it exports ${found}`])
}

function guardOf(module: OwnModule): Guard {
  return (call, path) =>
    (...given) => {
      try {
        return call(...given)
      } catch (error) {
        if (error instanceof ThrownInModule) throw new CodeFault(`${path} in ${module.told(error.thrown)}`)
        if (error instanceof CodeFault) throw new CodeFault(`${path} in ${error.message}`, error.code)
        throw error
      }
    }
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
