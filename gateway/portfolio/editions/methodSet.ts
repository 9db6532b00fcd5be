/**
 * The version of the methods that comparative answers are worked out by, as every edition records it.
 * To be raised with each change of a method that changes a result: what was answered before stays
 * citable, and is only worked out anew when asked for, with a label that says so.
 */
export const METHOD_SET = '2026-11'

/** A change of the code under a version that alters no answer, and the test that shows it. */
export interface UnalteredAnswers {
  /** The seal of the changed code, as `npm run generate` names it. */
  readonly seal: string
  readonly because: string
  /** The path of the test. */
  readonly test: string
}

/** Changes since the version was raised; emptied when it is raised again. */
export const UNALTERED_ANSWERS: readonly UnalteredAnswers[] = [
  {
    seal: '3465fee799c1b0129fb5889d7a184efed1f0cf51dac6af18872c4e2b59b8d348',
    because: 'what is expected of whom and when is worked out in one room',
    test: 'test/gateway/portfolio/concerns/rules.test.ts',
  },
  {
    seal: 'bec9c8d7483fc84b8a4d6db8fa7fc8d8c7f69b191a107fefb66c32f15b589030',
    because: 'figures are made from one object, and the kind of a value follows from its unit',
    test: 'test/gateway/portfolio/concerns/rules.test.ts',
  },
]
