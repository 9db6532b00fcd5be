import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { MISSING_REASONS } from '../../../../schema/facts/figures/missing'
import type { MissingReason } from '../../../../schema/facts/figures/missing'
import { OBSERVATION_STATUSES, observationStatus } from '../../../../schema/facts/figures/status'
import { sharedFolder } from '../../../reference/location'

// SDMX guideline for CL_OBS_STATUS (2019): which codes may stand with a missing value.
const WITH_MISSING_VALUE = 'BOMLHQJSK'
const WITH_NUMBER = 'BJSDWIFEPNUVGA'

describe('the observation status', () => {
  it.each(Object.keys(MISSING_REASONS) as MissingReason[])(
    'of a value missing for %s may stand without a value',
    (reason) => {
      expect(WITH_MISSING_VALUE).toContain(observationStatus(reason, 'REPORTED'))
    },
  )

  it('of a value may stand with a number', () => {
    expect(WITH_NUMBER).toContain(observationStatus(undefined, 'PUBLISHED'))
    expect(WITH_NUMBER).toContain(observationStatus(undefined, 'ILLUSTRATIVE'))
  })

  it('marks what we invented as imputed by the receiver', () => {
    expect(observationStatus(undefined, 'ILLUSTRATIVE')).toBe('I')
    expect(observationStatus(undefined, 'PUBLISHED')).toBe('A')
  })

  it('marks what is not believed, but no value that is missing', () => {
    expect(WITH_NUMBER).toContain(observationStatus(undefined, 'PUBLISHED', true))
    expect(observationStatus(undefined, 'PUBLISHED', true)).toBe('U')
    expect(observationStatus('NOT_PROVIDED', 'PUBLISHED', true)).toBe('O')
  })

  const file = path.join(sharedFolder() ?? '', 'reference', 'honesty', 'obs_status.json')
  ;(existsSync(file) ? it : it.skip)('uses only codes of the SDMX list', () => {
    const list = JSON.parse(readFileSync(file, 'utf8')) as { codes: { id: string }[] }
    const known = list.codes.map(({ id }) => id)
    expect(Object.keys(OBSERVATION_STATUSES).filter((code) => !known.includes(code))).toEqual([])
  })
})
