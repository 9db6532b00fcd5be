import { json, withBody, type Handler } from '../server'
import { basic } from './knowing'
import { PLAN } from './plan'

interface Asked {
  readonly ids?: readonly number[]
}

/** Azure DevOps Services: a query gives ids, a batch gives fields, and who is not known gets a page to sign in. */
export const azureDevOps: Handler = ({ pathname }, response, request) => {
  if (request.headers.authorization !== basic('reporting')) {
    response.writeHead(203, { 'content-type': 'text/html; charset=utf-8' })
    response.end('<!DOCTYPE html><html><head><title>Azure DevOps Services | Sign In</title></head></html>')
    return
  }
  withBody(request, (text) => {
    const { ids = [] } = JSON.parse(text) as Asked
    if (pathname.endsWith('/wiql'))
      json(response, { queryType: 'flat', workItems: PLAN.map(({ number }) => ({ id: number })) })
    else json(response, { count: ids.length, value: ids.map(workItem) })
  })
}

/** A field without a value is left out. */
function workItem(id: number): object {
  const { name, instant } = PLAN[id - 1] ?? {}
  const due = instant === undefined ? {} : { 'Microsoft.VSTS.Scheduling.TargetDate': instant }
  return { id, rev: 1, fields: { 'System.Id': id, 'System.Title': name, ...due } }
}
