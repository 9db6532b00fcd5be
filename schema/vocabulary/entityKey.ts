import { inaccessible } from '../federation/shareable'

interface KeyField {
  readonly description: string
  readonly extensions: typeof inaccessible
}

/** What of the definition of an object type is needed to give it its key. */
interface KeyedBlock {
  readonly nonNull: {
    id(name: 'edition', config: KeyField): void
    int(name: 'snapshot', config: KeyField): void
  }
}

/**
 * Defines what joins the subgraphs' answers about an entity, beside its code: whose state it is, and as of when.
 * Clients see neither; the `id` that they see says the same and more.
 */
export function insideKeyFields(t: KeyedBlock): void {
  t.nonNull.id('edition', {
    description: 'The edition of the portfolio that this answer belongs to.',
    extensions: inaccessible,
  })
  t.nonNull.int('snapshot', {
    description: "The member's own snapshot that this edition reads.",
    extensions: inaccessible,
  })
}
