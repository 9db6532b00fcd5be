import { setTimeout } from 'node:timers/promises'

import type { Logger } from '../../../base/process/logger'
import type { Register } from '../../register/register'
import type { MemberRefresh } from './memberRefresh'
import { problemsOf } from './memberRefresh'
import type { Reporting } from './reporting'

/** Long enough for returns in files; a source that is slower or down must not keep the others from being served. */
export const FIRST_WAIT_MILLIS = 8_000

export interface KeepRefreshedOptions {
  readonly logger: Logger
  /** How long a first start waits for its sources before it serves without the rest. */
  readonly firstWaitMillis?: number
}

/** Refreshes all members; first the directorate, which says what is measured. */
async function refreshAll(
  reporting: Reporting,
  register: Register,
  onRefreshed: (refresh: MemberRefresh) => void,
): Promise<void> {
  const refreshOne = async (member: string, behind: readonly string[]): Promise<void> => {
    for (const refresh of await reporting.refresh([member], { behind })) onRefreshed(refresh)
  }
  const directorate = register.members.filter(({ kind }) => kind === 'strategy').map(({ id }) => id)
  const members = [...reporting.books.keys()]
  const rest = members.filter((id) => !directorate.includes(id))
  // All are asked for at once: the thread goes on from one to the other without a word from here.
  await Promise.all([
    ...members.filter((id) => directorate.includes(id)).map((id) => refreshOne(id, [])),
    ...rest.map((id) => refreshOne(id, directorate)),
  ])
}

function tellProblems(logger: Logger, refresh: MemberRefresh): void {
  for (const { code, message } of problemsOf(refresh)) logger.warn({ member: refresh.member, code }, message)
}

/**
 * Refreshes members now, and from then on when their sources are due.
 *
 * @returns when each has been refreshed once, well or not
 */
export async function keepRefreshed(reporting: Reporting, register: Register, logger: Logger): Promise<void> {
  const tell = (refresh: MemberRefresh) => tellProblems(logger, refresh)
  const scheduling: Promise<void>[] = []
  const tellAndSchedule = (refresh: MemberRefresh) => {
    tell(refresh)
    scheduling.push(reporting.keepScheduled(refresh, tell))
  }
  try {
    await refreshAll(reporting, register, tellAndSchedule)
    await Promise.all(scheduling)
  } catch (error) {
    if (!reporting.isStopped) logger.warn({ err: error }, 'the refresh at the start broke off')
  }
}

/** Waits for the first refresh, from now on as long as a first start does. */
export async function firstRefresh(
  refreshed: Promise<void>,
  firstWaitMillis: number = FIRST_WAIT_MILLIS,
): Promise<void> {
  await Promise.race([refreshed, setTimeout(firstWaitMillis, undefined, { ref: false })])
}
