import { dateReader } from '../../../../../subgraphs/reporting/mapping/types/dates'
import { dateFormFault } from '../../../../../subgraphs/reporting/mapping/types/dateForms'
import { typed, written } from './rawCells'

describe('dates', () => {
  it.each([
    ['dd/MM/yyyy', '01/04/2020', '2020-04-01'],
    ['d/M/yyyy', '1/4/2020', '2020-04-01'],
    ['dd/MM/yy', '01/04/20', '2020-04-01'],
    ['dd/MM/yy', '01/04/71', '1971-04-01'],
    ['yyyy-MM-dd', '2020-04-01', '2020-04-01'],
    ['d MMMM yyyy', '1 april 2020', '2020-04-01'],
    ['d-MMM-yy', '1-Apr-20', '2020-04-01'],
    ['MMM yyyy', 'Sept 2026', '2026-09'],
    ['MMMM yyyy', 'December 2026', '2026-12'],
    ['yyyy-MM', '2026-12', '2026-12'],
    ['yyyy-Qq', '2026-Q4', '2026-Q4'],
    ['Qq yyyy', 'q1 2026', '2026-Q1'],
    ['yyyy', '2029', '2029'],
    ['dd.MM.yyyy', '29.02.2024', '2024-02-29'],
  ])('%s reads %j as %s, and no more precisely', (form, text, value) => {
    expect(dateReader([form], false)(written(` ${text}\n`))).toEqual({ value })
  })

  it('accepts the forms listed and no other', () => {
    expect(dateReader(['dd/MM/yyyy', 'dd/MM/yy', 'yyyy-MM-dd'], false)(written('Data Not Provided'))).toEqual(
      {
        code: 'BAD_DATE',
        wrong: 'is not a date in any accepted form',
        right: 'dd/MM/yyyy, dd/MM/yy, yyyy-MM-dd',
      },
    )
    for (const text of ['1/4/2020', '1/012/2014', '01/04/2020 09:00', '01-04-2020', '20/04/01x']) {
      expect(dateReader(['dd/MM/yyyy'], false)(written(text))).toMatchObject({ code: 'BAD_DATE' })
    }
  })

  it('refuses days that the calendar lacks and years out of reach', () => {
    expect(dateReader(['dd/MM/yyyy'], false)(written('31/02/2020'))).toEqual({
      code: 'BAD_DATE',
      wrong: 'is not a day that the calendar has',
      right: 'read as dd/MM/yyyy, day first',
    })
    expect(dateReader(['dd/MM/yyyy'], false)(written('04/13/2020'))).toMatchObject({
      wrong: 'is not a day that the calendar has',
    })
    expect(dateReader(['dd/MM/yyyy'], false)(written('01/04/0202'))).toMatchObject({
      wrong: 'is not in a plausible year',
    })
  })

  it('takes a bare number for a serial only where the field says so', () => {
    expect(dateReader(['dd/MM/yyyy'], false)(written('43922'))).toEqual({
      code: 'BAD_DATE',
      wrong: 'is a bare number; if it is an Excel date serial set "serial: true" for this field',
    })
    // Excel: 43922 is 1 April 2020, 61 is 1 March 1900.
    expect(dateReader(['dd/MM/yyyy'], true)(typed({ kind: 'NUMBER', value: '43922' }))).toEqual({
      value: '2020-04-01',
    })
    // Microsoft, "Date systems in Excel": 42460 is 1 April 2020 to a workbook that counts from 1904.
    const from1904 = typed({ kind: 'NUMBER', value: '42460', dayZero: '1904-01-01' })
    expect(dateReader(['dd/MM/yyyy'], true)(from1904)).toEqual({ value: '2020-04-01' })
    expect(dateReader(['dd/MM/yyyy'], true)(written('43922.5'))).toMatchObject({ code: 'BAD_DATE' })
    expect(dateReader(['dd/MM/yyyy'], true)(written('999999'))).toMatchObject({ code: 'BAD_DATE' })
  })

  it('takes a date that the source typed, without a time of day', () => {
    const read = dateReader(['dd/MM/yyyy'], false)
    expect(read(typed({ kind: 'DATE', value: '2026-12-31' }))).toEqual({ value: '2026-12-31' })
    expect(read(typed({ kind: 'DATE', value: '2026-12-31T00:00:00' }))).toEqual({ value: '2026-12-31' })
    expect(read(typed({ kind: 'DATE', value: '2026-12-31T09:30:00' }))).toMatchObject({
      wrong: 'holds a time of day',
    })
  })
})

describe('date forms', () => {
  it.each([
    ['MM/dd/yyyy', 'puts the month before the day; dates are day first'],
    ['dd/MM', 'has no year'],
    ['dd yyyy', 'is neither a day, a month, a quarter nor a year'],
    ['dd/dd/yyyy', 'names the same part twice'],
    [
      'dd/MM/yyyy HH',
      'may hold only yyyy, yy, MMMM, MMM, MM, M, dd, d, q, a literal Q and marks between them',
    ],
  ])('%s %s', (form, fault) => {
    expect(dateFormFault(form)).toBe(fault)
  })

  it.each(['dd/MM/yyyy', 'yyyy-MM-dd', 'yyyy', 'yyyy-Qq', 'MMMM yyyy'])('%s may be used', (form) => {
    expect(dateFormFault(form)).toBeUndefined()
  })
})
