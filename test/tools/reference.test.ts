import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../..')

interface Ran {
  readonly lines: readonly string[]
  readonly code: number
}

function reference(...args: readonly string[]): Promise<Ran> {
  const tsx = path.join(ROOT, 'node_modules/tsx/dist/cli.mjs')
  return new Promise((resolve) => {
    execFile(process.execPath, [tsx, path.join(ROOT, 'tools/reference.ts'), ...args], (error, out, err) => {
      const code = error === null ? 0 : Number(error.code)
      resolve({ lines: `${out}${err}`.trimEnd().split('\n'), code })
    })
  })
}

describe('the reference command', () => {
  let folder = ''
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'reference-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const fresh = { warnAfterHours: 24, errorAfterHours: 48, ageHours: 30, status: 'warn' }

  test('says what failed, what was skipped, and how many passed', async () => {
    write(
      'any/honesty/name.json',
      JSON.stringify([fresh, { ...fresh, id: 'wrong', status: 'pass' }, { colour: 'red' }]),
    )
    write('honesty/broken.json', '{')
    const { lines, code } = await reference(folder)
    expect(lines).toEqual([
      'failed  any/honesty/name.json[1] (wrong) freshness: expected "pass", actual "warn"',
      'skipped any/honesty/name.json[2]: no function takes a case with colour',
      expect.stringMatching(/^failed {2}honesty\/broken\.json: /),
      '1 passed, 2 failed',
    ])
    expect(code).toBe(1)
  })

  test('succeeds where all pass', async () => {
    write('honesty/name.json', JSON.stringify(fresh))
    expect(await reference(folder)).toEqual({ lines: ['1 passed, 0 failed'], code: 0 })
  })

  test('needs a directory that is there', async () => {
    expect(await reference(path.join(folder, 'none'))).toMatchObject({ code: 2 })
    expect(await reference()).toEqual({ lines: ['Usage: npm run reference -- DIRECTORY'], code: 2 })
  })
})
