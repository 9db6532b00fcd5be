import { enumType } from 'nexus'

/** An enum whose values and their descriptions come from one catalogue in code. */
export function describedEnum<const Name extends string>(
  name: Name,
  description: string,
  catalogue: Readonly<Record<string, string>>,
) {
  return enumType({
    name,
    description,
    members: Object.entries(catalogue).map(([value, meaning]) => ({ name: value, description: meaning })),
  })
}
