/**
 * The canonical records that every mapping maps to, and the unit of each of their fields.
 *
 * `key` names the fields that identify a record within a member. `unit` is the default unit of the
 * field's figure; the word `RECORD` means that the record states its own unit in its `unit` field.
 */
export type FieldKind = 'NUMBER' | 'DATE' | 'CODE' | 'TEXT'

export interface FieldDefinition {
  readonly kind: FieldKind
  readonly unit?: Unit | 'RECORD'
  /** The fields of the same record that the figure rests on. */
  readonly basis?: readonly BasisField[]
  /** The fields of the same record that say more of the figure: a mark, and words. */
  readonly remarks?: { readonly mark: string; readonly note: string }
}

/** Fields that state a basis: two figures that differ in one are not comparable. */
export type BasisField = 'scale' | 'priceBase' | 'horizon' | 'version'

export const UNITS = {
  PERCENT: 'Per cent: parts out of 100.',
  PERCENTAGE_POINTS: 'Percentage points: the difference of two percentages.',
  GBP: 'Pounds sterling.',
  GBP_MILLION: 'Millions of pounds sterling.',
  DAYS: 'Calendar days.',
  COUNT: 'A count of things.',
  FTE: 'Full-time equivalents.',
  NPS_POINTS: 'Net Promoter Score, -100 to 100.',
  MONTHS: 'Calendar months.',
  DATE: 'A calendar date, to the precision stated.',
  CODE: 'A code from a closed list.',
  TEXT: 'Words.',
} as const

export type Unit = keyof typeof UNITS

/** Returns the kind of the values that a unit counts: a number, unless the unit is no measure. */
export function kindOf(unit: Unit): FieldKind {
  return unit === 'DATE' || unit === 'CODE' || unit === 'TEXT' ? unit : 'NUMBER'
}

/** Returns the unit of a difference of two values: percentages differ by percentage points. */
export function differenceUnit(unit: Unit): Unit {
  return unit === 'PERCENT' ? 'PERCENTAGE_POINTS' : unit
}

const text: FieldDefinition = { kind: 'TEXT', unit: 'TEXT' }
const code: FieldDefinition = { kind: 'CODE', unit: 'CODE' }
const date: FieldDefinition = { kind: 'DATE', unit: 'DATE' }
const number = (unit: Unit | 'RECORD'): FieldDefinition => ({ kind: 'NUMBER', unit })
const rating: FieldDefinition = { kind: 'CODE', unit: 'CODE', basis: ['scale'] }
const money: FieldDefinition = { kind: 'NUMBER', unit: 'GBP_MILLION', basis: ['priceBase', 'horizon'] }
const measured: FieldDefinition = { kind: 'NUMBER', unit: 'RECORD', basis: ['version'] }

export const RECORDS = {
  /** What a collection such as the GMPP annual data says of a programme at one reference date. */
  ProgrammeReport: {
    key: ['programme', 'referenceDate'],
    fields: {
      programme: code,
      referenceDate: date,
      externalId: code,
      publishedName: text,
      department: text,
      category: text,
      description: text,
      /** The scale of both ratings in this return: `FIVE_POINT` or `THREE_POINT`. */
      scale: code,
      centralRating: rating,
      seniorResponsibleOwnerRating: rating,
      /** A rating whose rater the return does not state. */
      unattributedRating: rating,
      ratingNarrative: text,
      approvedStart: date,
      approvedEnd: date,
      scheduleNarrative: text,
      yearBaseline: money,
      yearForecast: money,
      yearVariance: number('PERCENT'),
      yearNarrative: text,
      wholeLifeCost: money,
      /** Price base as stated, e.g. `2024-25 real`; absent where the return does not say. */
      priceBase: text,
      /** The last year that the whole-life figures cover, as stated, e.g. `2031-32`. */
      horizon: text,
      costNarrative: text,
      benefits: money,
      benefitsNarrative: text,
    },
  },
  /** What another copy of the same publication says: beside the report, and never in its place. */
  ReportCopy: {
    key: ['programme', 'referenceDate'],
    fields: {
      programme: code,
      referenceDate: date,
      externalId: code,
      publishedName: text,
      department: text,
      scale: code,
      /** By a rater whom the copy does not state. */
      rating,
      wholeLifeCost: money,
      priceBase: text,
    },
  },
  Milestone: {
    key: ['programme', 'milestone'],
    fields: {
      programme: code,
      milestone: code,
      name: text,
      originalBaseline: date,
      currentBaseline: date,
      forecast: date,
      actual: date,
      rebaselinedOn: date,
      rebaselineApprover: text,
    },
  },
  /** What a programme's benefits of one kind are to be in a year, and what came of them: each for the year alone. */
  BenefitProfile: {
    key: ['programme', 'kind', 'period'],
    fields: {
      programme: code,
      /** `CASHABLE` or `NON_CASHABLE`: never added to one another. */
      kind: code,
      /** `GROSS`, or `NET` of what it costs to get them: never mixed. */
      netting: code,
      /** The year, by its last month. */
      period: date,
      profile: money,
      realised: money,
      /** Price base as stated, e.g. `2024-25 real`; absent where the return does not say. */
      priceBase: text,
    },
  },
  Observation: {
    key: ['programme', 'measure', 'version', 'organisation', 'period'],
    fields: {
      programme: code,
      measure: code,
      version: code,
      /** Empty for the programme as a whole. */
      organisation: code,
      period: date,
      unit: code,
      value: { ...measured, remarks: { mark: 'mark', note: 'note' } },
      numerator: number('COUNT'),
      denominator: number('COUNT'),
      /** The ends of a range, where the source states a range and no value. */
      low: measured,
      high: measured,
      /** `SUSPECT`: carried as published, and not believed. */
      mark: code,
      /** What is to be said of the value: what its source says, or why it is doubted. */
      note: text,
    },
  },
  MeasureBaseline: {
    key: ['programme', 'measure', 'version'],
    fields: {
      programme: code,
      measure: code,
      version: code,
      unit: code,
      value: measured,
      windowStart: date,
      windowEnd: date,
      n: number('COUNT'),
      method: text,
      approver: text,
    },
  },
  Measure: {
    key: ['measure'],
    fields: {
      measure: code,
      name: text,
      description: text,
      unit: code,
      direction: code,
      family: code,
    },
  },
  MeasureVersion: {
    key: ['measure', 'version'],
    fields: {
      measure: code,
      version: code,
      definition: text,
      population: text,
      clock: text,
      status: code,
      replacedBy: code,
      effectiveFrom: date,
    },
  },
  MeasureTarget: {
    key: ['measure', 'version', 'effectiveFrom'],
    fields: {
      measure: code,
      version: code,
      effectiveFrom: date,
      unit: code,
      value: measured,
    },
  },
  /** A total over programmes that somebody published. What it rests on is theirs to say. */
  PublishedTotal: {
    key: ['total', 'referenceDate'],
    fields: {
      total: code,
      referenceDate: date,
      amount: money,
      /** What it was rounded to: it may be off by half as much either way. */
      roundedTo: number('GBP_MILLION'),
      /** What was added up: `WHOLE_LIFE_COST` where the publication says so, absent where it does not say. */
      quantity: code,
      description: text,
      /** Price base as stated; absent where the publication does not say. */
      priceBase: text,
      /** The last year covered, as stated; absent where the publication does not say. */
      horizon: text,
    },
  },
  Objective: {
    key: ['objective'],
    fields: {
      objective: code,
      name: text,
      description: text,
      /** What stands in the way of measuring it, where nothing measures it. */
      note: text,
    },
  },
  ObjectiveTarget: {
    key: ['objective', 'target'],
    fields: {
      objective: code,
      target: code,
      description: text,
      by: date,
      unit: code,
      low: number('RECORD'),
      high: number('RECORD'),
      measure: code,
      /** What is counted to say how far it is reached: `DEPARTMENTS` or `CENTRES`. */
      counts: code,
      /** The running cost that it is a share of. */
      baseline: number('GBP_MILLION'),
      /** What stands in the way of measuring it, where nothing measures it. */
      note: text,
    },
  },
  /**
   * What shows that a body has reached a target, or when it will: a milestone of its programme, or a
   * date stated as it is. `organisation` is empty for the programme itself.
   */
  TargetEvidence: {
    key: ['objective', 'target', 'programme', 'organisation', 'milestone'],
    fields: {
      objective: code,
      target: code,
      programme: code,
      organisation: code,
      milestone: code,
      reached: date,
      evidence: text,
    },
  },
  Product: {
    key: ['product'],
    fields: {
      product: code,
      name: text,
      kind: code,
      description: text,
      owner: text,
      status: code,
      /** What it serves: the function or the service that it underpins. */
      serves: text,
    },
  },
  /** When a product will be ready. Apart from the product, so that what is planned and what is published never mix. */
  ProductPlan: {
    key: ['product'],
    fields: {
      product: code,
      /** The day by which it will be ready as likely as not. */
      readyP50: date,
      /** The day by which it will be ready in four cases of five. */
      readyP80: date,
    },
  },
  /** That a programme needs a product by a day, for a milestone of its own. */
  ProductNeed: {
    key: ['product', 'programme', 'milestone'],
    fields: { product: code, programme: code, milestone: code, needBy: date, note: text },
  },
  /** How far a programme has taken up a product, and what shows it. */
  ProductAdoption: {
    key: ['product', 'programme'],
    fields: { product: code, programme: code, status: code, since: date, evidence: text },
  },
  /** That a product answers concerns: those of an axis, of a rule or about a measure, each empty for any. */
  ProductAnswer: {
    key: ['product', 'axis', 'concern', 'measure'],
    fields: { product: code, axis: code, concern: code, measure: code, since: date, how: text },
  },
  /**
   * People of a profession in a programme, in a month. `grade` is empty for all grades together, and
   * `profession` too where a return has but one figure for the whole team.
   */
  Staffing: {
    key: ['programme', 'profession', 'grade', 'period'],
    fields: {
      programme: code,
      profession: code,
      grade: code,
      period: date,
      /** Contractors among them. */
      inPost: number('FTE'),
      funded: number('FTE'),
      vacancies: number('FTE'),
      contractors: number('FTE'),
      /** As reported; recomputed as (funded - in post) / funded and checked against it. */
      resourceGap: number('PERCENT'),
      /** Leavers in a year of those in post. */
      annualTurnover: number('PERCENT'),
      utilisation: number('PERCENT'),
    },
  },
  /** People of a profession that a programme's plan needs in a month, for a milestone. */
  StaffDemand: {
    key: ['programme', 'profession', 'period', 'milestone'],
    fields: {
      programme: code,
      profession: code,
      period: date,
      milestone: code,
      wave: text,
      demand: number('FTE'),
    },
  },
  /** People of a profession that a programme plans to recruit in a month, before campaigns that fail. */
  PlannedJoiners: {
    key: ['programme', 'profession', 'period'],
    fields: {
      programme: code,
      profession: code,
      period: date,
      joiners: number('FTE'),
      successRate: number('PERCENT'),
    },
  },
  /** How long it takes to bring people of a profession in. */
  StaffLeadTime: {
    key: ['programme', 'profession', 'route'],
    fields: {
      programme: code,
      profession: code,
      /** `RECRUIT` or `CONTRACT`. */
      route: code,
      days: number('DAYS'),
      /** What the days are: `P80_OF_CAMPAIGNS` or `UPPER_LIMIT_OF_MONTHLY_MEANS`. */
      statistic: code,
    },
  },
  /** People of a profession that the centre can lend to all programmes together, in a month. */
  SharedPool: {
    key: ['profession', 'period'],
    fields: { profession: code, period: date, size: number('FTE') },
  },
  /** How a programme rates one of the named capabilities, now and as it expects to. */
  CapabilityRating: {
    key: ['programme', 'capability', 'referenceDate'],
    fields: {
      programme: code,
      capability: code,
      referenceDate: date,
      scale: code,
      now: rating,
      future: rating,
      narrative: text,
    },
  },
} as const satisfies Record<
  string,
  { readonly key: readonly string[]; readonly fields: Readonly<Record<string, FieldDefinition>> }
>

export type RecordType = keyof typeof RECORDS

export const KEY_SEPARATOR = '\u001f'

/** The canonical key of a record of the given type, from its key fields' canonical values. */
export function recordKey(type: RecordType, values: Readonly<Record<string, string | undefined>>): string {
  return RECORDS[type].key.map((field) => values[field] ?? '').join(KEY_SEPARATOR)
}

export function fieldDefinition(type: RecordType, field: string): FieldDefinition | undefined {
  return (RECORDS[type].fields as Readonly<Record<string, FieldDefinition>>)[field]
}

/** Returns the unit of a field; that of words where each record states its own. */
export function unitOf(type: RecordType, field: string): Unit {
  const unit = fieldDefinition(type, field)?.unit ?? 'TEXT'
  return unit === 'RECORD' ? 'TEXT' : unit
}
