import { buildSchema, isObjectType } from 'graphql'

/** The object types of the graph that have no `id`, in the order of names: they belong to the object that holds them. */
function embeddedTypesOf(publicSdl: string): readonly string[] {
  const schema = buildSchema(publicSdl)
  const roots: readonly unknown[] = [schema.getQueryType()]
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__') && !roots.includes(type))
    .filter((type) => isObjectType(type) && type.getFields()['id'] === undefined)
    .map(({ name }) => name)
    .sort()
}

/** The module that tells clients which types have no `id`. */
export function embeddedTypesModule(publicSdl: string): string {
  const names = embeddedTypesOf(publicSdl).map((name) => `  '${name}',\n`)
  return `/** The types without an \`id\`: what is told of one belongs to the object that holds it. */
export const EMBEDDED_TYPES = [
${names.join('')}] as const
`
}
