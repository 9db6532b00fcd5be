/**
 * The comparisons of `npm run bench` with Hive Gateway in the place of the stock gateway, with its JavaScript and its
 * native planner, response cache off and on: `npm run bench:peers -- [--pairs N] [--only part[,part]] [--json]`. The
 * peers are a package of their own in `bench/peers/`, which is installed the first time.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../base/process/packageRoot'
import { hot } from './serving/parts/cached'
import { run } from './serving/command'
import type { Launched } from './serving/load/launched'
import type { Members, Stage } from './serving/stage'
import { coldPlan, uncached } from './serving/parts/uncachedComparison'

const PEERS = path.join(packageRoot(), 'bench', 'peers')

async function hive(stage: Stage, members: Members): Promise<readonly Launched[]> {
  const started: Launched[] = []
  for (const planner of ['javascript', 'native'] as const) {
    for (const cache of ['off', 'on'] as const) {
      const name = `hive-${planner}${cache === 'on' ? '-cached' : ''}`
      started.push(await stage.over(members, name, path.join(PEERS, 'hive.mjs'), [planner, cache]))
    }
  }
  return started
}

/**
 * Installs the peers unless they are there. What `.npmrc` says of this package holds for it alone, though `npm run`
 * passes it on through the environment: some packages of the peers ask for a later Node than they need.
 */
function install(): void {
  // npm writes this file last: without it an installation was broken off.
  if (existsSync(path.join(PEERS, 'node_modules', '.package-lock.json'))) return
  const options = ['--ignore-scripts', '--engine-strict=false', '--loglevel=error', '--no-audit', '--no-fund']
  execFileSync('npm', ['ci', ...options], { cwd: PEERS, stdio: ['ignore', 'ignore', 'inherit'] })
}

install()
run({ parts: { hot, uncached, coldPlan }, others: hive })
