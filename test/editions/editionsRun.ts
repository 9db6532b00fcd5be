import { setTimeout } from 'node:timers/promises'

import { Launched } from '../../bench/serving/load/launched'
import type { Latency } from '../../bench/serving/load/latency'
import { latencyOf } from '../../bench/serving/load/latency'
import type { Arrived, Sending } from '../../bench/serving/mixed/load'
import { askAtRate } from '../../bench/serving/mixed/load'
import { PlantedPortfolio } from '../../bench/serving/mixed/plantedPortfolio'
import { mixture } from '../../bench/serving/mixed/questions'
import { faultsAskedAgain } from './askedAgain'
import { decoded } from './decoded'
import { EditionsKnown } from './editionsKnown'
import { ledgerFaults } from './ledgerFaults'
import { SeenAnswers } from './seenAnswers'
import type { Checked } from './witness'
import { editionOf, Witness } from './witness'

export interface EditionsOptions {
  /** The compiled program of the gateway. */
  readonly program: string
  /** How many are asked for while a return is refreshed each second; a tenth as many before. */
  readonly answers: number
  /** Questions a second. */
  readonly rate: number
  /** Told how far it is. */
  readonly report?: (line: string) => void
}

export interface EditionsRun {
  readonly answers: number
  readonly editions: number
  /** How many questions there were at how many editions, each asked once more. */
  readonly askedAgain: number
  readonly checked: Checked
  readonly quiet: Latency
  readonly refreshed: Latency
  readonly faults: readonly string[]
}

/** Until the last return written has been read. */
const SETTLING_MILLIS = 2_500
/** Of each of the 65 documents: planned, carried out as it stands, compiled, and once more. */
const WARMING = 640
/** What is to be read of faults; the number of all is told. */
const MOST_SHOWN = 20

/**
 * Asks a gateway at a fixed rate, without and with a return refreshed each second, and checks every answer: at once
 * that it is of one edition throughout, and afterwards that another process on the same ledger gives the same bytes.
 */
export async function runEditions(options: EditionsOptions): Promise<EditionsRun> {
  const { program, answers, rate, report = () => undefined } = options
  const portfolio = await PlantedPortfolio.create()
  const start = (name: string) =>
    Launched.start({ name, program, environment: { PORT: '0', ...portfolio.environment }, role: 'MEASURED' })
  try {
    const inquiry = new Inquiry()
    const gateway = await start('gateway')
    const before = Math.ceil(answers / 10)
    let quiet: Latency
    let refreshed: Latency
    try {
      await inquiry.ask(gateway.url, rate, Math.min(WARMING, answers))
      quiet = await inquiry.ask(gateway.url, rate, before)
      report(
        `${before} answers without a refresh: p50 ${quiet.p50.toFixed(1)} ms, p99 ${quiet.p99.toFixed(1)} ms`,
      )
      portfolio.keepWriting()
      refreshed = await inquiry.ask(gateway.url, rate, answers)
      portfolio.stopWriting()
      report(
        `${answers} answers with a refresh each second: p50 ${refreshed.p50.toFixed(1)} ms, p99 ${refreshed.p99.toFixed(1)} ms`,
      )
      await setTimeout(SETTLING_MILLIS)
    } finally {
      await gateway.stop()
    }
    const { seen, witness } = inquiry
    report(`${seen.all.length} questions to be asked again at ${seen.editions} editions, by another process`)
    const again = await start('another gateway')
    try {
      const faults = [
        ...inquiry.faults,
        ...(await faultsAskedAgain(again.url, seen.all)),
        ...(await ledgerFaults(portfolio.ledgerUrl, witness.plantings)),
      ]
      return {
        answers: inquiry.answers,
        editions: seen.editions,
        askedAgain: seen.all.length,
        checked: witness.checked,
        quiet,
        refreshed,
        faults,
      }
    } finally {
      await again.stop()
    }
  } finally {
    await portfolio.close()
  }
}

/** Questions put one after another, and what was found in their answers. */
class Inquiry {
  readonly seen = new SeenAnswers()
  readonly witness = new Witness()
  readonly faults: string[] = []
  answers = 0
  readonly #questions = mixture()

  async ask(url: string, rate: number, count: number): Promise<Latency> {
    const known = new EditionsKnown(url)
    const millis: number[] = []
    await askAtRate(url, {
      rate,
      count,
      next: () => this.#questions.next().value,
      onAnswer: async (sent, answer) => {
        millis.push(answer.millis)
        this.answers += 1
        this.#add(await this.#look(known, sent, answer))
      },
    })
    return latencyOf(millis)
  }

  async #look(known: EditionsKnown, sent: Sending, answer: Arrived): Promise<readonly string[]> {
    const bytes = decoded(answer)
    const { data, errors } = JSON.parse(bytes.toString()) as { data?: unknown; errors?: unknown }
    const edition = editionOf(data)
    if (answer.status !== 200 || errors !== undefined || edition === undefined)
      return [`answered with ${answer.status}: ${bytes.toString().slice(0, 500)}`]
    const seen = this.seen.note(sent, edition, bytes)
    if (seen === 'AGAIN') return []
    const found = this.witness.faultsIn(data, edition, await known.snapshotsOf(edition))
    return seen === 'NEW' ? found : [...found, `two answers of edition ${edition} to one question differ`]
  }

  #add(found: readonly string[]): void {
    this.faults.push(...found)
    if (this.faults.length > MOST_SHOWN) throw new Error(`too many faults:\n${this.faults.join('\n')}`)
  }
}
