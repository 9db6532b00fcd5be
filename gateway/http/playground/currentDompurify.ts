import type { Plugin } from 'esbuild'

const INLINED = /[\\/]monaco-editor[\\/]esm[\\/]vs[\\/]base[\\/]browser[\\/](?:.*[\\/])?$/
/** What the editor uses of it, by name; the package itself exports one object. */
const USED = ['sanitize', 'addHook', 'removeHook']

/**
 * Puts the package `dompurify` in the place of the older copy that is part of `monaco-editor`, which has public
 * advisories: GraphiQL does not take a newer editor.
 */
export const currentDompurify: Plugin = {
  name: 'current-dompurify',
  setup(build) {
    build.onResolve({ filter: /[\\/]dompurify\.js$/ }, ({ resolveDir, path }) =>
      INLINED.test(`${resolveDir}/`) ? { path, namespace: 'current-dompurify' } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: 'current-dompurify' }, () => ({
      contents: [
        `import purify from 'dompurify'`,
        ...USED.map((name) => `export const ${name} = purify.${name}`),
      ].join('\n'),
      resolveDir: __dirname,
    }))
  },
}
