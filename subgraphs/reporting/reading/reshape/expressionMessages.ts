/** What the process is given. */
export interface ExpressionRequest {
  readonly jsonata: string
  /** Records as plain values. */
  readonly records: readonly unknown[]
}

/** What became of one record: a list of records in JSON, or why there is none. */
export type Evaluated = { readonly json: string } | { readonly wrong: string }

/** What the process says: that it begins, then once what it came to. */
export type ExpressionAnswer =
  | { readonly says: 'BEGUN' }
  | { readonly says: 'DONE'; readonly evaluated: readonly Evaluated[] }
  | { readonly says: 'TOO_LARGE' }

/** All records that are made, in characters of JSON. */
export const MOST_CHARACTERS = 64 * 1024 * 1024
