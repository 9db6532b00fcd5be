/**
 * The version of the methods that comparative answers are worked out by, as every edition records it.
 * To be raised with each change of a method that changes a result: what was answered before stays
 * citable, and is only worked out anew when asked for, with a label that says so.
 */
export const METHOD_SET = '2026-11'
