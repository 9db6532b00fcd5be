/** What each ratio is to come to, by its name and what it is against. */
export const GOALS: Readonly<Record<string, number>> = {
  'hot/bare-http': 0.9,
  'hot-stored-get/bare-http': 0.9,
  'uncached/stock-gateway': 5,
  'cold-plan/stock-gateway': 1,
  'hot/hive-javascript-cached': 5,
  'hot/hive-native-cached': 5,
  'uncached/hive-native': 1,
  'uncached-remote/hive-native': 1,
}
