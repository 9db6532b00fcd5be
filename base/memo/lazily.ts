/** Some work put off until it is asked for, and then done once. */
export function lazily<Value>(work: () => Value): () => Value {
  let done: { readonly value: Value } | undefined
  return () => (done ??= { value: work() }).value
}
