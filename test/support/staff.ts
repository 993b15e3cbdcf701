import type { CaseDetail, CommandName } from '@tingsu/contracts';
import { eventually } from './eventually.js';
import type { HttpClient } from './http.js';

/** The case that a complaint opened; waits until the news of it has travelled. */
export function caseOf(
  person: HttpClient,
  complaintNo: string,
  withinMs = 20_000,
): Promise<CaseDetail> {
  const caseNo = complaintNo.replace(/^TS-/, 'C-');
  return eventually(() => person.get<CaseDetail>(`/api/v1/cases/${caseNo}`), withinMs);
}

/** Sends a command with the version that the case has now; again when a clock acted in between, as a person would. */
export async function command(
  person: HttpClient,
  caseNo: string,
  name: CommandName,
  payload: Record<string, unknown> = {},
): Promise<void> {
  for (let left = 10; ; left--) {
    const { version } = await person.get<CaseDetail>(`/api/v1/cases/${caseNo}`);
    const answer = await person.ask<{ code: string }>(
      'POST',
      `/api/v1/cases/${caseNo}/commands/${name}`,
      {
        expectedVersion: version,
        payload,
      },
    );
    if (answer.status < 300) return;
    if (left === 0 || answer.body.code !== 'case.stale_version')
      throw new Error(`${name} → ${answer.status} ${JSON.stringify(answer.body)}`);
  }
}

/** What triage ticks for an ordinary complaint about charges: led by the finance office, 5 working days. */
export const ABOUT_CHARGES = {
  category: 'C04',
  topics: ['charges'],
  place: 'cashier',
  subjectAndFactsClear: true,
  severity: '2',
  elements: ['demand'],
};

export const PACKAGE = {
  statement: '已核对收费记录，确有一次重复收费。',
  preliminaryLiability: '收费窗口操作失误，科室负责。',
  preliminaryOpinion: '退还重复收取的费用并致歉。',
};
