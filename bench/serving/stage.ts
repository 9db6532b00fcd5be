import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'
import type { Role } from './load/cores'
import { keepToCore } from './load/cores'
import type { Launch } from './load/launched'
import { Launched } from './load/launched'

/** Members that are being served over HTTP. */
export interface Members {
  /** The folder with what they wrote: the supergraph, and their addresses. */
  readonly folder: string
  readonly process: Launched
}

const COMPILED = path.join(packageRoot(), 'dist')

/** The processes of a benchmark, and the folder that they share. */
export class Stage {
  readonly #root: string

  private constructor(root: string) {
    this.#root = root
  }

  /** Sets the stage, and clears it away whatever happens. This process keeps to the core of what is around. */
  static async set(work: (stage: Stage) => Promise<void>): Promise<void> {
    keepToCore('AROUND')
    const root = mkdtempSync(path.join(tmpdir(), 'portfolio-serving-'))
    // Also where it is broken off from outside.
    process.once('exit', () => rmSync(root, { recursive: true, force: true }))
    try {
      await work(new Stage(root))
    } finally {
      await Launched.stopAll()
    }
  }

  /** A folder of its own for somebody. */
  folder(name: string): string {
    const folder = path.join(this.#root, name)
    mkdirSync(folder, { recursive: true })
    return folder
  }

  /**
   * A ledger in which every source of the shipped portfolio has been read and every edition opened: the processes
   * that begin with a copy of it answer alike.
   */
  async readLedger(): Promise<string> {
    const folder = this.folder('ledger')
    const env = { ...process.env, LEDGER_URL: ledgerIn(folder) }
    execFileSync(process.execPath, [path.join(COMPILED, 'subgraphs', 'refresh.js')], { env, stdio: 'ignore' })
    const first = await this.shipped('first', folder)
    await first.stop()
    return folder
  }

  /** A ledger that another process may write to meanwhile. */
  copyOf(ledger: string, name: string): string {
    const folder = this.folder(`ledger of ${name}`)
    cpSync(ledger, folder, { recursive: true })
    return folder
  }

  /** The shipped program, with its ledger in a folder. */
  shipped(name: string, folder: string, more: Partial<Launch> = {}): Promise<Launched> {
    return Launched.start({
      role: 'MEASURED',
      ...more,
      name,
      flags: shippedFlags(),
      program: path.join(COMPILED, 'gateway', 'main.js'),
      environment: { PORT: '0', LEDGER_URL: ledgerIn(folder), ...more.environment },
    })
  }

  /** The shipped program asking its members over HTTP; portfolio itself stays within it. */
  async shippedRemote(name: string, ledger: string, { folder, process: behind }: Members): Promise<Launched> {
    const addresses = JSON.parse(readFileSync(path.join(folder, 'addresses.json'), 'utf8')) as Record<
      string,
      string
    >
    const portfolio = this.folder(`portfolio of ${name}`)
    const register = readFileSync(path.join(packageRoot(), 'subgraphs', 'register.yml'), 'utf8')
    const elsewhere = register.replaceAll(/^ {2}- id: (.+)$/gm, (line, id: string) => {
      const url = addresses[id]
      return url === undefined ? line : `${line}\n    url: ${url}`
    })
    writeFileSync(path.join(portfolio, 'register.yml'), elsewhere)
    const environment = { PORTFOLIO: portfolio }
    return this.shipped(name, this.copyOf(ledger, name), { environment, behind: [behind] })
  }

  /**
   * Every subgraph over HTTP, in a process that shares a core with whoever asks them, unless told otherwise.
   *
   * @param portfolio the ledger's folder, or a number of made-up clusters
   */
  async members(portfolio: string | number, role: Role = 'MEASURED'): Promise<Members> {
    const name = `members of ${typeof portfolio === 'number' ? portfolio : 'the ledger'}, ${role.toLowerCase()}`
    const folder = this.folder(name)
    const from = typeof portfolio === 'number' ? String(portfolio) : ledgerIn(this.copyOf(portfolio, name))
    const parameters = [folder, from]
    const process = await Launched.start({ name, program: own('members'), parameters, role })
    return { folder, process }
  }

  /** The stock gateway over members. */
  stock(members: Members, name = 'stock-gateway'): Promise<Launched> {
    return this.over(members, name, own('stock'))
  }

  /** Another gateway over members: its program is given the file of the supergraph, and what else it is to know. */
  over(
    { folder, process }: Members,
    name: string,
    program: string,
    more: readonly string[] = [],
  ): Promise<Launched> {
    const parameters = [path.join(folder, 'supergraph.graphql'), ...more]
    return Launched.start({ name, program, parameters, role: 'MEASURED', behind: [process] })
  }

  /** This gateway over made-up clusters in its own process. */
  madeUp(clusters: number): Promise<Launched> {
    return Launched.start({
      name: 'ours',
      flags: shippedFlags(),
      program: own('ours'),
      parameters: [String(clusters)],
      role: 'MEASURED',
    })
  }

  /** A bare server that has one answer. */
  bare(answer: unknown): Promise<Launched> {
    const file = path.join(this.folder('bare'), 'answer.json')
    writeFileSync(file, JSON.stringify(answer))
    return Launched.start({ name: 'bare-http', program: own('bare'), parameters: [file], role: 'MEASURED' })
  }
}

/** What `npm start` tells Node. */
function shippedFlags(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(packageRoot(), 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  return (
    /node ((?:--\S+ )*)dist\/gateway/
      .exec(scripts['start'] ?? '')?.[1]
      ?.split(' ')
      .filter(Boolean) ?? []
  )
}

function own(program: string): string {
  return path.join(COMPILED, 'bench', 'serving', 'programs', `${program}.js`)
}

function ledgerIn(folder: string): string {
  return `sqlite:${path.join(folder, 'ledger.sqlite')}`
}
