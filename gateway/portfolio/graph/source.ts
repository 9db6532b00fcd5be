import path from 'node:path'

/** Names a TypeScript type of `gateway/portfolio/` as what resolvers of a GraphQL type receive. */
export function sourceIn(module: string, name: string) {
  return { module: path.join(__dirname, '..', `${module}.ts`), export: name }
}
