import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * The file in which a thread or process of its own begins, and how Node must be started for it. It lies in a
 * folder as compiled JavaScript, or as TypeScript where its caller is not compiled either; then tsx reads it.
 */
export function entryBeside(
  folder: string,
  name: string,
): { readonly file: string; readonly execArgv: string[] } {
  const compiled = path.join(folder, `${name}.js`)
  if (existsSync(compiled)) return { file: compiled, execArgv: [] }
  return { file: path.join(folder, `${name}.ts`), execArgv: ['--require', require.resolve('tsx/cjs')] }
}
