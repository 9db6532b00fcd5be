import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { Problem } from '../../base/problems/problem'
import { checkYaml, parseYaml } from '../../base/configuration/yamlFile'
import type { Register } from './register'
import { registerFrom, registerSchema } from './register'

/**
 * Reads the register of a portfolio folder.
 *
 * @throws Problem `NO_REGISTER`, `BAD_CONFIGURATION` with file, line and column
 */
export function loadRegister(portfolioFolder: string): Register {
  const file = path.join(portfolioFolder, 'register.yml')
  if (!existsSync(file)) throw new Problem('NO_REGISTER', `${portfolioFolder} holds no register.yml`)
  const text = readFileSync(file, 'utf8')
  const yaml = parseYaml(text, 'register.yml')
  const parsed = checkYaml(registerSchema, yaml)
  const seen = new Set<string>()
  for (const [i, { id }] of parsed.members.entries()) {
    if (seen.has(id)) yaml.refuse([{ path: ['members', i, 'id'], message: `"${id}" is registered twice` }])
    seen.add(id)
  }
  return registerFrom(parsed, createHash('sha256').update(text).digest('hex'))
}
