import { expect } from '@jest/globals';
import {
  CaseDetailSchema,
  type CaseDetail,
  type CommandName,
  type Identity,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { PACKAGE, RUDENESS } from '../src/lifecycle/case.fixture.js';
import { aReceived, caseNoOf, conductHead, leader, officer } from './cases.fixture.js';
import type { Answer, RunningCases } from './running-cases.js';

const begun = Date.now();
/** So many minutes before these tests began. */
export const ago = (minutes: number): string => new Date(begun - minutes * 60_000).toISOString();

export type Step = readonly [who: Identity, command: CommandName, payload?: unknown];

/** What people do with the cases of a running service, each step with the version that a leader reads just before it. */
export function playing(cases: () => RunningCases) {
  const detail = async (caseNo: string, who: Identity = leader): Promise<CaseDetail> =>
    CaseDetailSchema.parse((await cases().get(who, `/api/v1/cases/${caseNo}`)).body);

  const act = async (caseNo: string, ...[who, command, payload = {}]: Step): Promise<Answer> => {
    const { version } = await detail(caseNo);
    return cases().post(who, `/api/v1/cases/${caseNo}/commands/${command}`, {
      expectedVersion: version,
      payload,
    });
  };

  const play = async (caseNo: string, ...steps: readonly Step[]): Promise<void> => {
    for (const step of steps)
      expect([step[1], await act(caseNo, ...step)]).toMatchObject([step[1], { status: 200 }]);
  };

  /** The code of the rule that refuses the step. */
  const refused = async (caseNo: string, ...step: Step): Promise<string> => {
    const { status, body } = await act(caseNo, ...step);
    expect(status).toBe(422);
    return String((body.errors as { code: string }[])[0]?.code);
  };

  /** The case of a complaint that has just arrived. */
  const received = async (
    change: Parameters<typeof aReceived>[0] = {},
  ): Promise<{ readonly caseNo: string; readonly caseId: string }> => {
    const event = aReceived(change);
    await cases().publish([event]);
    const caseNo = caseNoOf(event);
    await eventually(
      async () => (await cases().get(officer, `/api/v1/cases/${caseNo}`)).status === 200,
    );
    return { caseNo, caseId: event.aggregateid };
  };

  /** A case in the hands of the department for conduct, which has stated its side. */
  const investigated = async (): Promise<string> => {
    const { caseNo } = await received({ receivedAt: ago(600) });
    await play(
      caseNo,
      [officer, 'startTriage'],
      [officer, 'classify', { facts: { ...RUDENESS, harm: true } }],
      [officer, 'accept'],
      [officer, 'dispatch', { lead: 'main.conduct', assist: [] }],
      [conductHead, 'signFor'],
      [conductHead, 'submitPackage', PACKAGE],
    );
    return caseNo;
  };
  return { detail, act, play, refused, received, investigated };
}
