import path from 'node:path'

/** Names a TypeScript type below `schema/` as what resolvers of a GraphQL type receive. */
export function source(module: string, name: string) {
  return { module: path.join(__dirname, '..', `${module}.ts`), export: name }
}
