import { contention } from '../../gateway/methods/capacity/contention'
import { readiness } from '../../gateway/methods/capacity/readiness'
import { stockFlow } from '../../gateway/methods/capacity/stockFlow'
import { has, numberOf, numbersOf, objectOf, objectsOf, optionalNumber, textOf, textsOf } from './json'
import type { Json } from './json'
import type { Reader } from './reader'

const supplyAndDemand: Reader = {
  method: 'stock and flow',
  takes: (fixture) => has(fixture['input'], 'months', 'demandFte', 'openingHeadcount'),
  read: (fixture) => {
    const input = objectOf(fixture, 'input')
    const [demands, joiners] = [numbersOf(input, 'demandFte'), numbersOf(input, 'joinersByMonth')]
    const forecast = stockFlow({
      months: textsOf(input, 'months').map((month, i) => ({
        month,
        demandFte: demands[i] ?? NaN,
        joiners: joiners[i] ?? NaN,
      })),
      openingHeadcount: numberOf(input, 'openingHeadcount'),
      monthlyLeaverRate: optionalNumber(input, 'monthlyLeaverRate') ?? 0,
      utilisation: optionalNumber(input, 'utilisation') ?? 1,
      leadTimeMonths: numberOf(input, 'recruitLeadTimeMonths'),
    }).value
    const actual: Json = {
      rows: (forecast?.months ?? []).map((month) => ({ ...month })),
      firstShortfallMonth: forecast?.shortfall?.firstMonth ?? null,
      peakShortfallFte: forecast?.peakShortfallFte ?? null,
      shortfallPersonMonths: forecast?.shortfallPersonMonths ?? null,
      latestRecruitStartMonthIndex: forecast?.shortfall?.latestStartIndex ?? null,
      tooLateToRecruit: forecast?.shortfall?.tooLate ?? false,
    }
    return [{ expected: objectOf(fixture, 'expected'), actual }]
  },
}

const pool: Reader = {
  method: 'contention',
  takes: (fixture) => has(fixture, 'poolFte', 'waves'),
  read: (fixture) => {
    const demands = objectsOf(fixture, 'waves').map((wave) => ({
      cluster: textOf(wave, 'cluster'),
      fte: numberOf(wave, 'fte'),
      months: textsOf(wave, 'months'),
    }))
    const { months = [], peakUtilisation = null } =
      contention(numberOf(fixture, 'poolFte'), demands).value ?? {}
    const over = months.filter(({ overcommitted }) => overcommitted)
    const actual: Json = {
      totalByMonth: Object.fromEntries(months.map(({ month, demandFte }) => [month, demandFte])),
      overcommittedMonths: over.map(({ month }) => month),
      peakUtilisation,
      contributors: Object.fromEntries(over.map(({ month, clusters }) => [month, clusters])),
    }
    return [{ expected: objectOf(fixture, 'expected'), actual }]
  },
}

const STATES = { IN_TIME: 'READY_IN_TIME', AT_RISK: 'AT_RISK', LATE: 'LATE' } as const

const ready: Reader = {
  method: 'readiness',
  takes: (fixture) => has(fixture, 'needDate', 'readyP50', 'readyP80'),
  read: (fixture) => {
    const dates = {
      need: textOf(fixture, 'needDate'),
      readyP50: textOf(fixture, 'readyP50'),
      readyP80: textOf(fixture, 'readyP80'),
    }
    const value = readiness(dates).value
    const actual = {
      marginP50Days: value?.marginP50.low ?? null,
      marginP80Days: value?.marginP80.low ?? null,
      state: value === undefined ? null : STATES[value.state],
    }
    return [{ expected: objectOf(fixture, 'expected'), actual }]
  },
}

/** Fixtures of the folder `capacity`. */
export const CAPACITY_READERS: readonly Reader[] = [supplyAndDemand, pool, ready]
