import { azureDevOps } from '../../support/sources/systems/azureDevOps'
import { ckan } from '../../support/sources/systems/ckan'
import { jiraCloud, jiraDataCenter } from '../../support/sources/systems/jira'
import { SECRET } from '../../support/sources/systems/knowing'
import { monday } from '../../support/sources/systems/monday'
import { openProject } from '../../support/sources/systems/openProject'
import { PLAN } from '../../support/sources/systems/plan'
import type { Planned } from '../../support/sources/systems/plan'
import { projectOnline } from '../../support/sources/systems/projectOnline'
import { serviceNow } from '../../support/sources/systems/serviceNow'
import { graphList, sharePointServer } from '../../support/sources/systems/sharePoint'
import { smartsheet } from '../../support/sources/systems/smartsheet'
import type { Recipe, Wanted } from './recipe'

/** The five milestones of the plan, as every recipe is to read them. */
function milestones(
  keyOf: (number: number) => string,
  more: (finish: string) => Readonly<Record<string, string>> = () => ({}),
): Wanted {
  return PLAN.map(({ number, name, finish = '(NOT_PROVIDED)' }: Planned) => ({
    programme: 'alpha',
    milestone: keyOf(number),
    name,
    forecast: finish,
    ...more(finish),
  }))
}

/** `paging`, written on one line of a recipe, left out. */
const withoutPaging = (line: string) => [`            ${line}\n`, ''] as const

/** Recipes of systems that are asked over HTTP. */
export const SYSTEM_RECIPES: readonly Recipe[] = [
  {
    page: 'jira.md',
    system: 'Jira Cloud',
    handler: jiraCloud,
    environment: { ALPHA_JIRA_TOKEN: SECRET },
    wanted: milestones(
      (number) => `ALP-${number}`,
      (finish) => ({ originalBaseline: finish }),
    ),
    faults: [
      { why: 'no fields', instead: ["              fields: 'summary,duedate,customfield_10021'\n", ''] },
      { why: 'the path that was', instead: ['/search/jql', '/search'] },
      { why: 'a wrong token', environment: { ALPHA_JIRA_TOKEN: 'expired' } },
    ],
  },
  {
    page: 'jira.md',
    system: 'Jira Data Center',
    handler: jiraDataCenter,
    environment: { ALPHA_JIRA_TOKEN: SECRET },
    wanted: milestones((number) => `ALP-${number}`),
    faults: [
      {
        why: 'no paging',
        instead: [
          `            paging:
              style: offset
              limit: 100
              total: total
              parameters: { offset: startAt, limit: maxResults }
`,
          '',
        ],
      },
    ],
  },
  {
    page: 'sharepoint.md',
    system: 'SharePoint Online by Microsoft Graph',
    handler: graphList,
    environment: { ALPHA_GRAPH_SECRET: SECRET },
    wanted: milestones((number) => `M${number}`),
    faults: [
      { why: 'a form for an instant', instead: ['zone: Europe/London', 'formats: [yyyy-MM-dd]'] },
      { why: 'no expand', instead: [', expand: [fields]', ''] },
    ],
  },
  {
    page: 'sharepoint.md',
    system: 'SharePoint Server',
    handler: sharePointServer,
    environment: { ALPHA_SHAREPOINT_PASSWORD: SECRET },
    wanted: milestones((number) => `M${number}`),
    faults: [{ why: 'a wrong password', environment: { ALPHA_SHAREPOINT_PASSWORD: 'expired' } }],
  },
  {
    page: 'project-online.md',
    system: 'Project Online',
    handler: projectOnline,
    wanted: milestones((number) => `7c1e0000-0000-0000-0000-00000000000${number}`),
    faults: [
      { why: 'no word on the time', instead: [', time: drop', ''] },
      { why: 'an old token', files: () => ({ 'alpha-project-token': Buffer.from('expired') }) },
      { why: 'a file that is not listed', withoutRegister: true },
    ],
  },
  {
    page: 'servicenow.md',
    system: 'ServiceNow',
    handler: serviceNow,
    environment: { ALPHA_SERVICENOW_PASSWORD: SECRET },
    wanted: milestones((number) => `PRJ00${number}`),
    faults: [
      { why: 'UTC that does not say so', instead: ['{ path: end }', '{ path: end_date.value }'] },
      { why: 'texts instead of pairs', instead: ['              sysparm_display_value: all\n', ''] },
      {
        why: 'no paging',
        instead: ['      paging: { style: link-header, total: { header: X-Total-Count } }\n', ''],
      },
    ],
  },
  {
    page: 'smartsheet.md',
    system: 'Smartsheet',
    handler: smartsheet,
    environment: { ALPHA_SMARTSHEET_TOKEN: SECRET },
    wanted: milestones((number) => `M${number}`),
    faults: [
      { why: 'no total', instead: [' total: totalRowCount,', ''] },
      { why: 'a wrong column', instead: ['4583173393803140', '4583173393803141'] },
    ],
  },
  {
    page: 'monday.md',
    system: 'monday',
    handler: monday,
    environment: { ALPHA_MONDAY_TOKEN: SECRET },
    wanted: milestones((number) => String(90_000 + number)),
    faults: [
      { why: 'too large a page', instead: ['limit: 100', 'limit: 1000'] },
      {
        why: 'no paging',
        instead: withoutPaging(
          "paging: { style: token, next: 'data.boards[0].items_page.cursor', parameter: variables.cursor }",
        ),
      },
    ],
  },
  {
    page: 'azure-devops.md',
    system: 'Azure DevOps',
    handler: azureDevOps,
    environment: { ALPHA_DEVOPS_TOKEN: SECRET },
    wanted: milestones(String),
    faults: [
      { why: 'a wrong token', environment: { ALPHA_DEVOPS_TOKEN: 'expired' } },
      { why: 'the query alone', instead: ['/workitemsbatch', '/wiql'] },
    ],
  },
  {
    page: 'openproject.md',
    system: 'OpenProject',
    handler: openProject,
    environment: { ALPHA_OPENPROJECT_TOKEN: SECRET },
    wanted: milestones(String),
    faults: [
      { why: 'a wrong token', environment: { ALPHA_OPENPROJECT_TOKEN: 'expired' } },
      {
        why: 'no paging',
        instead: withoutPaging('paging: { style: next-link, next: _links.nextByOffset, total: total }'),
      },
    ],
  },
  {
    page: 'ckan.md',
    system: 'CKAN',
    handler: ckan,
    wanted: milestones((number) => `M${number}`),
    faults: [
      {
        why: 'no paging',
        instead: withoutPaging('paging: { style: offset, limit: 1000, total: result.total }'),
      },
      { why: 'other headings', instead: ['{ path: Id }', '{ path: Code }'] },
    ],
  },
]
