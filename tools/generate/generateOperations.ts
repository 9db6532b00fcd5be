/**
 * Typed operations for the example queries, as `codegen.yml` asks. The generator's own command line
 * would bring three hundred packages for reading two folders, so its core is called instead.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { codegen } from '@graphql-codegen/core'
import type { Types } from '@graphql-codegen/plugin-helpers'
import * as add from '@graphql-codegen/add'
import * as typedDocumentNode from '@graphql-codegen/typed-document-node'
import * as typescript from '@graphql-codegen/typescript'
import * as typescriptOperations from '@graphql-codegen/typescript-operations'
import { parse as parseGraphql } from 'graphql'
import { parse as parseYaml } from 'yaml'

const PLUGINS = {
  add,
  typescript,
  'typescript-operations': typescriptOperations,
  'typed-document-node': typedDocumentNode,
}

interface Output {
  readonly plugins: readonly (string | Types.ConfiguredPlugin)[]
  readonly config: Types.PluginConfig
}

interface CodegenFile {
  /** A folder and an ending, such as `examples/queries/*.graphql`. */
  readonly documents: string
  readonly generates: Readonly<Record<string, Output>>
}

function documentsIn(root: string, pattern: string): Types.DocumentFile[] {
  const folder = path.join(root, path.dirname(pattern))
  const ending = path.basename(pattern).replace('*', '')
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({
      location: name,
      document: parseGraphql(readFileSync(path.join(folder, name), 'utf8')),
    }))
}

/** Every file that `codegen.yml` asks for, by its path within the package. */
export async function operationFiles(root: string, publicSdl: string): Promise<ReadonlyMap<string, string>> {
  const file = parseYaml(readFileSync(path.join(root, 'codegen.yml'), 'utf8')) as CodegenFile
  const documents = documentsIn(root, file.documents)
  const generated = new Map<string, string>()
  for (const [filename, { plugins, config }] of Object.entries(file.generates)) {
    const text = await codegen({
      filename,
      schema: parseGraphql(publicSdl),
      documents,
      config,
      plugins: plugins.map((plugin) => (typeof plugin === 'string' ? { [plugin]: {} } : plugin)),
      pluginMap: PLUGINS as never,
    })
    generated.set(filename, `${text.trim()}\n`)
  }
  return generated
}
