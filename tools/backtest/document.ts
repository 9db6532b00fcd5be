/**
 * A document with each of its tables replaced by the one of that name. A table stands between
 * `<!-- figures: NAME -->` and `<!-- end of figures -->`.
 *
 * @throws Error where the document and the tables do not have the same names
 */
export function withTables(document: string, tables: ReadonlyMap<string, string>): string {
  const named = [...document.matchAll(/<!-- figures: ([^>]+) -->/g)].map(([, name]) => name)
  const missing = [...tables.keys()].filter((name) => !named.includes(name))
  if (missing.length > 0) throw new Error(`The document has no place for: ${missing.join(', ')}`)
  return document.replaceAll(
    /(<!-- figures: ([^>]+) -->\n\n)[^]*?(?=\n\n<!-- end of figures -->)/g,
    (_whole, opening: string, name: string) => {
      const table = tables.get(name)
      if (table === undefined) throw new Error(`There is no table "${name}"`)
      return opening + table
    },
  )
}
