import type { Register } from '../../../subgraphs/register/register'

/** The clock of the fictional portfolio: February's returns have been due for a week. */
export const FICTIONAL_NOW: () => Date = () => new Date('2026-03-20T09:00:00.000Z')

const NOTHING_EXPECTED = { service: [], reports: {} }

/**
 * Alpha reports in full, beta has a gap and no lead, gamma is late and has left the yearly
 * collection; bridge serves them, quiet has no source, strategy says what is measured.
 */
export function fictionalRegister(): Register {
  return {
    hash: 'fictional-register',
    calendar: {
      holidays: new Set(['2025-01-01', '2025-04-18', '2025-12-25', '2026-01-01']),
      returnsDueWorkingDays: 10,
    },
    service: { every: 'month', from: '2025-01' },
    collections: {
      yearly: { referenceDates: ['2022-03-31', '2023-03-31', '2024-03-31', '2025-03-31'], notHeld: [] },
      trial: { referenceDates: ['2022-03-31'], notHeld: ['2022-03-31'], note: 'Held once.' },
    },
    thresholds: { coverage: 0.8 },
    networks: [],
    concerns: {
      rules: {},
      waivers: [
        {
          rule: 'MILESTONE_OVERDUE',
          programme: 'alpha',
          reason: 'The office is being rebuilt.',
          owner: 'Ministry of Tides',
          until: '2026-12-31',
        },
      ],
      support: [
        {
          rule: 'MILESTONE_OVERDUE',
          programme: 'alpha',
          what: 'Two clerks',
          by: 'Board of Harbours',
          on: '2026-01-15',
        },
      ],
      reviews: [
        {
          programme: 'beta',
          what: 'Review of the harbours',
          by: 'Board of Harbours',
          on: '2026-02-10',
          finding: 'Name who decides.',
        },
      ],
    },
    members: [
      {
        id: 'alpha',
        kind: 'cluster',
        name: 'Alpha',
        since: '2021-04',
        lead: { id: 'tides', name: 'Ministry of Tides' },
        organisations: [
          { id: 'tides', name: 'Ministry of Tides', since: '2021-04' },
          { id: 'lanterns', name: 'Office of Lanterns', since: '2022', until: '2025-06-30' },
        ],
        bodies: [{ id: 'wicks', name: 'Wick Trimmers', of: 'lanterns' }],
        scope: ['HR', 'FINANCE', 'PROCUREMENT'],
        expects: {
          service: ['accuracy', 'unit-cost', 'satisfaction'],
          reports: { yearly: { from: '2022-03-31' }, trial: { from: '2022-03-31' } },
        },
      },
      {
        id: 'beta',
        kind: 'cluster',
        name: 'Beta',
        since: '2022',
        organisations: [{ id: 'clocks', name: 'Bureau of Clocks', since: '2022-Q3' }],
        scope: ['HR', 'FINANCE'],
        expects: {
          service: ['accuracy', 'unit-cost', 'satisfaction'],
          reports: { yearly: { from: '2023-03-31' } },
        },
      },
      {
        id: 'gamma',
        kind: 'cluster',
        name: 'Gamma',
        since: '2021-04-06',
        until: '2027',
        lead: { id: 'orchards', name: 'Department of Orchards', since: '2021-04-06' },
        organisations: [],
        scope: ['HR', 'FINANCE', 'PROCUREMENT'],
        expects: {
          service: ['accuracy', 'unit-cost', 'satisfaction'],
          reports: { yearly: { from: '2022-03-31', until: '2024-03-31' } },
        },
      },
      {
        id: 'bridge',
        kind: 'programme',
        name: 'Bridge',
        since: '2023-01',
        lead: { id: 'harbours', name: 'Board of Harbours' },
        organisations: [{ id: 'harbours', name: 'Board of Harbours' }],
        scope: ['HR'],
        expects: { service: ['satisfaction'], reports: { yearly: { from: '2024-03-31' } } },
      },
      {
        id: 'quiet',
        kind: 'programme',
        name: 'Quiet',
        since: '2024',
        organisations: [],
        scope: [],
        source: 'none',
        expects: NOTHING_EXPECTED,
      },
      {
        id: 'strategy',
        kind: 'strategy',
        name: 'Strategy',
        since: '2020',
        organisations: [],
        scope: [],
        expects: NOTHING_EXPECTED,
      },
    ],
  }
}
