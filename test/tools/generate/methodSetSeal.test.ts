import { packageRoot } from '../../../base/process/packageRoot'
import { codeOf, requireMoved, sealOf } from '../../../tools/generate/methodSetSeal'

const sealed = (methodSet: string, files: Record<string, string>) => ({
  methodSet,
  seal: Object.values(files).join(),
  files,
})

const BEFORE = sealed('2026-11', { 'a.ts': '1', 'b.ts': '2' })
const CHANGED = sealed('2026-11', { 'a.ts': '1', 'b.ts': '3', 'c.ts': '4' })

describe('the code of a module', () => {
  const code = codeOf(`import { a } from './a'\nexport const LIMIT = 3\n`)

  it('is the same whatever is said about it and wherever its imports stand', () => {
    const moved = `import { a } from '../elsewhere/a'
      import type { T } from './t'
      /** Three. */
      export   const LIMIT = 3 // three
      export interface Limits { readonly most: T }`
    expect(codeOf(moved)).toBe(code)
  })

  it('is another where a threshold is', () => {
    expect(codeOf(`import { a } from './a'\nexport const LIMIT = 4\n`)).not.toBe(code)
  })
})

describe('the seal of the method set', () => {
  it('holds every method and every rule', () => {
    const { files } = sealOf(packageRoot(), '2026-11')
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'gateway/methods/spc/limits.ts',
        'gateway/portfolio/concerns/rules/returnLate.ts',
      ]),
    )
  })

  it('may be broken under another version', () => {
    expect(() => requireMoved(BEFORE, { ...CHANGED, methodSet: '2026-12' }, [], () => true)).not.toThrow()
    expect(() => requireMoved(BEFORE, BEFORE, [], () => true)).not.toThrow()
  })

  it('may not be broken under the same: the files that changed are named', () => {
    expect(() => requireMoved(BEFORE, CHANGED, [], () => true)).toThrow(
      'The code of method set 2026-11 changed in b.ts, c.ts. Raise METHOD_SET',
    )
  })

  it('may be where a test shows that no answer is altered, and is there', () => {
    const unaltered = [{ seal: CHANGED.seal, because: 'a name', test: 'test/x.test.ts' }]
    expect(() => requireMoved(BEFORE, CHANGED, unaltered, () => true)).not.toThrow()
    expect(() => requireMoved(BEFORE, CHANGED, unaltered, () => false)).toThrow(
      'There is no test test/x.test.ts',
    )
  })
})
