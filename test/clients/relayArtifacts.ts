import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import type { DocumentNode } from 'graphql'
import { Kind, parse, print, visit } from 'graphql'
import type { ConcreteRequest } from 'relay-runtime'

/** The path of the compiler that the package ships for this machine. */
const COMPILER = createRequire(__filename)('relay-compiler') as string

const nameOf = (key: string) =>
  `${key.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase())}Query`

/** A document with the fragments put where they are spread: Relay would keep them from whoever asks for the whole. */
function withoutFragments({ definitions }: DocumentNode): DocumentNode {
  const fragments = new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  )
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  return visit(
    { kind: Kind.DOCUMENT, definitions: operations },
    {
      // What takes its place is gone through in turn.
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value)
        if (fragment === undefined) throw new RangeError(`there is no fragment ${name.value}`)
        const { typeCondition, selectionSet } = fragment
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet }
      },
    },
  )
}

/** The document as Relay wants it: named for the module that it stands in. */
function moduleOf(key: string, text: string): string {
  const document = visit(withoutFragments(parse(text)), {
    OperationDefinition: (operation) => ({ ...operation, name: { kind: Kind.NAME, value: nameOf(key) } }),
  })
  return `const { graphql } = require('relay-runtime')\ngraphql\`\n${print(document)}\n\`\n`
}

/**
 * Compiles documents with Relay's own compiler, in a folder of their own.
 *
 * @param documents texts by a name of letters and dashes
 */
export function compileForRelay(
  folder: string,
  schema: string,
  documents: ReadonlyMap<string, string>,
): ReadonlyMap<string, ConcreteRequest> {
  const source = path.join(folder, 'src')
  mkdirSync(source, { recursive: true })
  writeFileSync(path.join(folder, 'schema.graphql'), schema)
  for (const [key, text] of documents)
    writeFileSync(path.join(source, `${nameOf(key).replace(/Query$/, '')}.js`), moduleOf(key, text))
  const configuration = {
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    eagerEsModules: false,
    artifactDirectory: './artifacts',
  }
  mkdirSync(path.join(folder, 'artifacts'))
  writeFileSync(path.join(folder, 'relay.config.json'), JSON.stringify(configuration))
  execFileSync(COMPILER, ['relay.config.json'], { cwd: folder, stdio: 'pipe' })
  return new Map(
    [...documents.keys()].map((key) => {
      const file = path.join(folder, 'artifacts', `${nameOf(key)}.graphql.js`)
      return [key, createRequire(__filename)(file) as ConcreteRequest]
    }),
  )
}
