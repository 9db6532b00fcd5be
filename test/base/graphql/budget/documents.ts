import fc from 'fast-check'
import type { DocumentNode, SelectionSetNode } from 'graphql'
import { parse, visit } from 'graphql'

/** A document of fragments that each spread the next one so many times. */
export function bomb(levels: number, spreads = 2): string {
  const fragment = (i: number) =>
    `fragment F${i} on Query { ${i === levels ? '__typename' : `...F${i + 1} `.repeat(spreads)} }`
  return `{ ...F0 } ${Array.from({ length: levels + 1 }, (_, i) => fragment(i)).join('\n')}`
}

const NAMES = ['shop', 'shops', 'name', 'owner', 'staff', 'either'] as const

/** Selections that fragments of higher numbers may be spread in: none within itself. */
function selections(from: number, fragments: number, depth: number): fc.Arbitrary<string> {
  const field = fc.record({ name: fc.constantFrom(...NAMES), alias: fc.option(fc.constantFrom('a', 'b')) })
  const spreads = Array.from({ length: fragments - from }, (_, i) => `...F${from + i}`)
  const leaf = fc.oneof(
    field.map(({ name, alias }) => (alias === null ? name : `${alias}: ${name}`)),
    ...(spreads.length === 0 ? [] : [fc.constantFrom(...spreads)]),
  )
  const one =
    depth === 0
      ? leaf
      : fc.oneof(
          { weight: 3, arbitrary: leaf },
          {
            weight: 2,
            arbitrary: fc
              .tuple(field, selections(from, fragments, depth - 1))
              .map(([{ name, alias }, inner]) => `${alias === null ? '' : `${alias}: `}${name} { ${inner} }`),
          },
          {
            weight: 1,
            arbitrary: selections(from, fragments, depth - 1).map((inner) => `... on Shop { ${inner} }`),
          },
        )
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((some) => some.join(' '))
}

/** Documents of up to so many fragments, which spread those of higher numbers; among them bombs. */
export function documents(fragments = 12): fc.Arbitrary<string> {
  const parts = fc.tuple(
    selections(0, fragments, 3),
    ...Array.from({ length: fragments }, (_, i) => selections(i + 1, fragments, 2)),
  )
  const random = parts.map(
    ([operation, ...some]) =>
      `query { ${operation} } ${some.map((inner, i) => `fragment F${i} on Shop { ${inner} }`).join(' ')}`,
  )
  const bombs = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5 }))
  return fc.oneof(
    { weight: 4, arbitrary: random },
    { weight: 1, arbitrary: bombs.map(([n, m]) => bomb(n, m)) },
  )
}

/** A document that counts how often its selection sets are looked at. */
export interface Counted {
  readonly document: DocumentNode
  /** Its selections, each once. */
  readonly size: number
  readonly looks: () => number
}

export function counted(text: string): Counted {
  let [looks, size] = [0, 0]
  const watch = (set: SelectionSetNode) => {
    const { selections } = set
    size += 1 + selections.length
    Object.defineProperty(set, 'selections', {
      enumerable: true,
      get() {
        looks += selections.length
        return selections
      },
    })
  }
  const document = parse(text)
  visit(document, { SelectionSet: { leave: watch } })
  looks = 0
  return { document, size, looks: () => looks }
}
