/** What is worked out of something the first time that it is asked for, and kept as long as that is. */
export function oncePer<Key extends object, View extends object | string>(
  work: (key: Key) => View,
): (key: Key) => View {
  const kept = new WeakMap<Key, View>()
  return (key) => {
    let view = kept.get(key)
    if (view === undefined) {
      view = work(key)
      kept.set(key, view)
    }
    return view
  }
}
