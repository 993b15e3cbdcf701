import type { CaseDetail, CommandName } from '@tingsu/contracts';
import { expect } from '@jest/globals';
import type { HttpClient } from './http.js';
import { caseOf, command, PACKAGE } from './staff.js';
import type { TestSystem } from './system.js';

/** Who takes part in what follows a complaint, signed in. */
export interface JourneyPeople {
  readonly system: TestSystem;
  readonly officer: HttpClient;
  readonly callback: HttpClient;
  readonly finance: HttpClient;
  readonly conduct: HttpClient;
  readonly leader: HttpClient;
}
export type Step = readonly [HttpClient, CommandName, Record<string, unknown>?];

export const detailOf = (who: HttpClient, caseNo: string): Promise<CaseDetail> =>
  who.get(`/api/v1/cases/${caseNo}`);

export async function play(caseNo: string, ...steps: readonly Step[]): Promise<void> {
  for (const [who, name, payload = {}] of steps) await command(who, caseNo, name, payload);
}

/** The first rule that stands against a command. */
export async function refusal(caseNo: string, [who, name, payload = {}]: Step): Promise<string> {
  const { version } = await detailOf(who, caseNo);
  const answer = await who.ask<{ code: string; errors?: { code: string }[] }>(
    'POST',
    `/api/v1/cases/${caseNo}/commands/${name}`,
    { expectedVersion: version, payload },
  );
  expect([name, answer.status]).toEqual([name, 422]);
  return answer.body.errors?.[0]?.code ?? answer.body.code;
}

/** A complaint that came by the web form and was graded with these facts. */
export async function graded(
  { system, officer }: JourneyPeople,
  content: string,
  facts: object,
): Promise<string> {
  const { complaintNo } = await system.submit({ content });
  const { caseNo } = await caseOf(officer, complaintNo);
  await play(caseNo, [officer, 'startTriage'], [officer, 'classify', { facts }]);
  return caseNo;
}

/** From acceptance to the statement of the department that answers. */
export const heard = (officer: HttpClient, head: HttpClient, lead: string): readonly Step[] => [
  [officer, 'accept'],
  [officer, 'dispatch', { lead }],
  [head, 'signFor'],
  [head, 'submitPackage', PACKAGE],
];

/** From the opinion to the end, where nobody has to agree. */
export const answered = (officer: HttpClient, text: string): readonly Step[] => [
  [officer, 'draftOpinion', { outcome: 'upheld', opinion: '情况属实，责成整改。' }],
  [officer, 'finalise'],
  [officer, 'giveFinal', { medium: 'phone', written: true, text }],
  [officer, 'close'],
];

/** What triage ticks for a complaint about how somebody at a counter spoke. */
export const ABOUT_MANNERS = {
  ...{ category: 'C01', topics: ['attitude'], place: 'outpatient', severity: '2' },
  ...{ subjectAndFactsClear: true, elements: ['demand'] },
};
