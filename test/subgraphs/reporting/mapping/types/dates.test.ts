import { dateReader } from '../../../../../subgraphs/reporting/mapping/types/dates'
import { dateFormFault } from '../../../../../subgraphs/reporting/mapping/types/dateForms'
import { typed, written } from './rawCells'

describe('dates', () => {
  it.each([
    ['dd/MM/yyyy', '01/04/2020', '2020-04-01'],
    ['d/M/yyyy', '1/4/2020', '2020-04-01'],
    ['dd/MM/yy', '01/04/20', '2020-04-01'],
    ['dd/MM/yy', '01/04/69', '2069-04-01'],
    ['MMMM d, yyyy', 'April 1, 2020', '2020-04-01'],
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
    expect(dateReader({ formats: [form] })(written(` ${text}\n`))).toEqual({ value })
  })

  it('accepts the forms listed and no other', () => {
    expect(
      dateReader({ formats: ['dd/MM/yyyy', 'dd/MM/yy', 'yyyy-MM-dd'] })(written('Data Not Provided')),
    ).toEqual({
      code: 'BAD_DATE',
      wrong: 'is not a date in any accepted form',
      right: 'dd/MM/yyyy, dd/MM/yy, yyyy-MM-dd',
    })
    for (const text of ['1/4/2020', '1/012/2014', '01/04/2020 09:00', '01-04-2020', '20/04/01x']) {
      expect(dateReader({ formats: ['dd/MM/yyyy'] })(written(text))).toMatchObject({ code: 'BAD_DATE' })
    }
  })

  it('refuses days that the calendar lacks and years out of reach', () => {
    expect(dateReader({ formats: ['dd/MM/yyyy'] })(written('31/02/2020'))).toEqual({
      code: 'BAD_DATE',
      wrong: 'is not a day that the calendar has',
      right: 'read as dd/MM/yyyy, day first',
    })
    expect(dateReader({ formats: ['dd/MM/yyyy'] })(written('04/13/2020'))).toMatchObject({
      wrong: 'is not a day that the calendar has',
    })
    expect(dateReader({ formats: ['dd/MM/yyyy'] })(written('01/04/0202'))).toMatchObject({
      wrong: 'is not in a plausible year',
    })
  })

  it('takes a bare number for a serial only where the field says so', () => {
    expect(dateReader({ formats: ['dd/MM/yyyy'] })(written('43922'))).toEqual({
      code: 'BAD_DATE',
      wrong: 'is a bare number; if it is an Excel date serial set "serial: true" for this field',
    })
    // Excel: 43922 is 1 April 2020, 61 is 1 March 1900.
    expect(
      dateReader({ formats: ['dd/MM/yyyy'], serial: true })(typed({ kind: 'NUMBER', value: '43922' })),
    ).toEqual({
      value: '2020-04-01',
    })
    const serials = dateReader({ formats: ['dd/MM/yyyy'], serial: true })
    // Microsoft, "Date systems in Excel": 42460 is 1 April 2020 to a workbook that counts from 1904.
    const from1904 = typed({ kind: 'NUMBER', value: '42460', dayZero: '1904-01-01' })
    expect(serials(from1904)).toEqual({ value: '2020-04-01' })
    expect(serials(written('43922.5'))).toMatchObject({ code: 'BAD_DATE' })
    expect(serials(written('999999'))).toMatchObject({ code: 'BAD_DATE' })
  })

  it('takes a date that the source typed, without a time of day', () => {
    const read = dateReader({ formats: ['dd/MM/yyyy'] })
    expect(read(typed({ kind: 'DATE', value: '2026-12-31' }))).toEqual({ value: '2026-12-31' })
    expect(read(typed({ kind: 'DATE', value: '2026-12-31T00:00:00' }))).toEqual({ value: '2026-12-31' })
    expect(read(typed({ kind: 'DATE', value: '2026-12-31T09:30:00' }))).toMatchObject({
      wrong: 'holds a time of day',
    })
  })
})

describe('what programs write around dates', () => {
  const day = { value: '2026-04-01' }
  const formats = ['d/M/yyyy', 'd/M/yy', 'yyyy-MM-dd', 'd MMMM yyyy']

  // Forms seen in exports of Microsoft Project, Outlook, SQL Server and Jira.
  it.each([
    '01/04/2026 00:00',
    '01/04/2026 00:00:00',
    '2026-04-01T00:00:00',
    '2026-04-01 00:00:00.000',
    'Wed 01/04/26',
    'Wednesday, 1 April 2026',
    '1st April 2026',
  ])('%j is the day that it shows', (text) => {
    expect(dateReader({ formats })(written(text))).toEqual(day)
  })

  it('a time of day is refused, or left out by a word', () => {
    for (const text of ['01/04/2026 17:00', '2026-04-01T16:59:59', '1 April 2026, 5:00 pm']) {
      expect(dateReader({ formats })(written(text))).toEqual({
        code: 'BAD_DATE',
        wrong: 'holds a time of day',
        right: 'a date alone; or `time: drop` for this field if only the day counts',
      })
      expect(dateReader({ formats, time: 'drop' })(written(text))).toEqual(day)
    }
    const noon = typed({ kind: 'DATE', value: '2026-04-01T17:00:00' })
    expect(dateReader({ formats, time: 'drop' })(noon)).toEqual(day)
  })

  it('the day of the week must be that of the date', () => {
    expect(dateReader({ formats })(written('Thu 01/04/26'))).toMatchObject({
      wrong: 'is not on that day of the week, read as 2026-04-01',
    })
  })

  it('a clock of twelve hours says that the month may come first', () => {
    const american = written('4/1/2026 12:00:00 AM')
    expect(dateReader({ formats })(american)).toMatchObject({
      wrong: 'has a clock of twelve hours, as where the month comes first',
    })
    expect(dateReader({ formats, monthFirst: false })(american)).toEqual({ value: '2026-01-04' })
    expect(dateReader({ formats: ['M/d/yyyy'], monthFirst: true })(american)).toEqual(day)
  })

  it('what a spreadsheet shows for nought is no date', () => {
    for (const text of ['01/01/1900', '00/01/1900', '30/12/1899'])
      expect(dateReader({ formats })(written(text))).toMatchObject({ code: 'BAD_DATE' })
  })
})

describe('instants', () => {
  const london = dateReader({ zone: 'Europe/London' })

  it.each([
    // British Summer Time began on 29 March 2026.
    ['2026-03-31T23:30:00.000+0000', '2026-04-01'],
    ['2026-03-31T23:00:00Z', '2026-04-01'],
    ['2026-03-28T23:30:00Z', '2026-03-28'],
    ['2026-04-01T00:30:00+01:00', '2026-04-01'],
    ['2026-04-01 00:30:00 +02', '2026-03-31'],
    // OData 2, section "Primitive Data Types" of its JSON format.
    ['/Date(1774998000000)/', '2026-04-01'],
    ['/Date(1774998000000+0060)/', '2026-04-01'],
  ])('%s falls on %s in London', (text, value) => {
    expect(london(written(text))).toEqual({ value })
  })

  it('counted since 1970 are read where the field says what is counted', () => {
    const counted = dateReader({ zone: 'Europe/London', epoch: 'seconds' })
    expect(counted(written('1774998000'))).toEqual({ value: '2026-04-01' })
    expect(counted(typed({ kind: 'NUMBER', value: '1775001600' }))).toEqual({ value: '2026-04-01' })
    expect(dateReader({ zone: 'Europe/London', epoch: 'milliseconds' })(written('1774998000000'))).toEqual({
      value: '2026-04-01',
    })
    expect(counted(written('99999999999999'))).toMatchObject({ code: 'BAD_DATE' })
    expect(london(written('1774998000'))).toMatchObject({ code: 'BAD_DATE' })
  })

  it('fall on no day without a time zone, nor on one that the calendar lacks', () => {
    expect(dateReader({ formats: ['yyyy-MM-dd'] })(written('2026-04-01T00:00:00.000Z'))).toMatchObject({
      wrong: 'is an instant, which may fall on another day elsewhere',
    })
    expect(london(written('2026-02-30T10:00:00Z'))).toMatchObject({
      wrong: 'is an instant that the calendar lacks',
    })
  })
})

describe('years of two digits', () => {
  it('are refused from 70 on, unless the field says of which hundred they are', () => {
    const open = dateReader({ formats: ['d/M/yy'] })
    expect(open(written('01/04/72'))).toEqual({
      code: 'BAD_DATE',
      wrong: 'has a year of two digits, which may be 1972 or 2072',
      right: 'four digits; or `pivot: 2000` for this field if years 2000 to 2099 are meant',
    })
    const decommissioning = dateReader({ formats: ['d/M/yy'], pivot: 2000 })
    expect(decommissioning(written('31/12/99'))).toEqual({ value: '2099-12-31' })
    const old = dateReader({ formats: ['d/M/yy'], pivot: 1950 })
    expect(old(written('31/12/50'))).toEqual({ value: '1950-12-31' })
    expect(old(written('31/12/49'))).toEqual({ value: '2049-12-31' })
  })
})

describe('a column of dates', () => {
  const fault = (...texts: readonly string[]) => {
    const read = dateReader({ formats: ['d/M/yyyy', 'yyyy-MM-dd'] })
    for (const text of texts) read(written(text))
    return read.columnFault?.()
  }

  it('is read wrongly as a whole where its days and months can only be swapped', () => {
    expect(fault('04/01/2026', '05/01/2026', '03/25/2026')).toMatchObject({
      code: 'MONTH_FIRST',
      text: '03/25/2026',
    })
    const read = dateReader({ formats: ['d/M/yyyy'] })
    read(typed({ kind: 'DATE', value: '2026-01-04' }))
    read(written('03/25/2026'))
    expect(read.columnFault?.()).toMatchObject({ code: 'MONTH_FIRST' })
  })

  it('is not where one day shows that the day comes first, or nothing shows anything', () => {
    expect(fault('25/03/2026', '03/25/2026')).toBeUndefined()
    expect(fault('04/01/2026', '2026-01-25', '40/13/2026')).toBeUndefined()
    expect(fault()).toBeUndefined()
  })

  it('is cut to a month, a quarter or a year where its days say nothing', () => {
    const read = (precision: 'month' | 'quarter' | 'year') =>
      dateReader({ formats: ['d/M/yyyy', 'yyyy'], precision })(written('01/04/2026'))
    expect([read('month'), read('quarter'), read('year')]).toEqual([
      { value: '2026-04' },
      { value: '2026-Q2' },
      { value: '2026' },
    ])
  })
})

describe('date forms', () => {
  it.each([
    [
      'MM/dd/yyyy',
      'puts the month before the day; dates are day first, unless the field says `monthFirst: true`',
    ],
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
