import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Runs a block only where a program is installed; says so plainly where it is not. */
export function describeWith(program: string, isThere: boolean, name: string, block: () => void): void {
  if (isThere) describe(name, block)
  else describe.skip(`${name} [skipped: ${program} is not installed]`, block)
}

export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0

const python = ['python3', '/usr/bin/python3'].find(
  (candidate) => spawnSync(candidate, ['-c', 'import openpyxl']).status === 0,
)

export const hasOpenpyxl = python !== undefined

/** A folder that lives as long as a test file. */
function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'workbook-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  return made
}

/** One for all that a test file has LibreOffice do: making it takes longer than using it. */
let profile: string | undefined

/** A flat OpenDocument spreadsheet, a CSV or a workbook, opened and saved by LibreOffice. */
export function savedByLibreOffice(
  content: string | Buffer,
  from: 'fods' | 'csv' | 'xlsx',
  to: 'ods' | 'xlsx',
): Buffer {
  const at = folder()
  writeFileSync(path.join(at, `book.${from}`), content)
  profile ??= folder()
  const settings = [`-env:UserInstallation=file://${profile}`, '--headless']
  execFileSync('soffice', [...settings, '--convert-to', to, '--outdir', at, path.join(at, `book.${from}`)], {
    stdio: 'pipe',
  })
  const saved = readFileSync(path.join(at, `book.${to}`))
  rmSync(at, { recursive: true, force: true })
  return saved
}

/** What openpyxl saves: the script has `openpyxl`, `book` (new, or the one given) and its first sheet, `sheet`. */
export function savedByOpenpyxl(script: string, given?: string): Buffer {
  const at = folder()
  const target = path.join(at, 'book.xlsx')
  const load =
    given === undefined ? 'openpyxl.Workbook()' : `openpyxl.load_workbook(${JSON.stringify(given)})`
  const program = `import datetime\nimport openpyxl\nbook = ${load}\nsheet = book.worksheets[0]\n${script}\nbook.save(${JSON.stringify(target)})\n`
  execFileSync(python ?? 'python3', ['-W', 'ignore', '-c', program], { stdio: 'pipe' })
  const saved = readFileSync(target)
  rmSync(at, { recursive: true, force: true })
  return saved
}
