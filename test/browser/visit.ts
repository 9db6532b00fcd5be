import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'

const CHROMIUM = '/usr/bin/chromium'

/** Whether a browser test can run here. */
export const chromiumInstalled = existsSync(CHROMIUM)

/** A page in a fresh browser profile, and what it did that it should not have. */
export interface Visit {
  readonly page: Page
  /** Addresses asked for outside the page's origin, as they come. */
  readonly strangers: readonly string[]
  /** Errors and warnings of the console, uncaught errors, failed requests and 4xx or 5xx answers. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

let browser: Browser | undefined

async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Opens an address in Chromium as a person's first visit. */
export async function visit(url: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Visit> {
  browser ??= await launch()
  const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const strangers: string[] = []
  const complaints: string[] = []
  const { origin } = new URL(url)
  context.on('request', (request) => {
    const asked = request.url()
    if (!asked.startsWith('data:') && new URL(asked).origin !== origin) strangers.push(asked)
  })
  context.on('requestfailed', (request) =>
    complaints.push(`${request.url()} failed: ${request.failure()?.errorText}`),
  )
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()} answered ${response.status()}`)
  })
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
  await page.goto(url)
  return { page, strangers, complaints, close: () => context.close() }
}

/** Ends the browser, if one was started. Call it after the last test of a file. */
export async function closeBrowser(): Promise<void> {
  await browser?.close()
  browser = undefined
}
