/**
 * A portfolio that does not exist, for tests: three clusters, a supporting programme, another that
 * has no source yet, and a strategy directorate. Every name and number in it is invented.
 */
export { FICTIONAL_NOW, fictionalRegister } from './fictional/register'
export { factRecord, snapshotOf } from './fictional/records'
export type { FieldValue } from './fictional/records'
export { fictionalBooks } from './fictional/books'
export { fictionalStates } from './fictional/states'
