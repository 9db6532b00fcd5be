import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { compile } from '../support/processes/compiled'
import { runEditions } from './editionsRun'

const folder = mkdtempSync(path.join(tmpdir(), 'editions-'))

afterAll(() => rmSync(folder, { recursive: true }))

it('while a return is refreshed each second, no answer mixes two editions, and all stand in another process', async () => {
  compile(folder)
  const run = await runEditions({ program: path.join(folder, 'gateway', 'main.js'), answers: 240, rate: 20 })
  expect(run.faults).toEqual([])
  // It has been tried only if editions followed one another, and answers told of both members whose returns changed.
  expect(run.answers).toBe(240 + 24 + 240)
  expect(run.editions).toBeGreaterThan(4)
  expect(run.askedAgain).toBeGreaterThan(250)
  // Told once of a portfolio, and no longer of each cluster as well.
  expect(run.checked.editions).toBeGreaterThan(200)
  expect(run.checked.members).toBeGreaterThan(500)
  expect(run.checked.figures).toBeGreaterThan(500)
  expect(run.checked.gaps).toBeGreaterThan(50)
}, 300_000)
