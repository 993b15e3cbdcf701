import { describe, expect, it } from '@jest/globals';
import type { AddressedResult, AddressedResults } from '@tingsu/contracts';
import { itIsForCases } from '../support/cases-time.js';
import { eventually } from '../support/eventually.js';
import {
  ABOUT_MANNERS,
  answered,
  detailOf,
  graded,
  heard,
  type JourneyPeople,
  play,
} from '../support/journey-people.js';

const before = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) - ms).toISOString();

/** Part of the journey of a whole system, in which time goes on for cases: it is the last of them. */
export function anAttitudeComplaint(people: () => JourneyPeople): void {
  describe('an attitude complaint', () => {
    it('R-244, R-245, R-246: its result is served on the nurse, who asks for reconsideration in the last minute and wins', async () => {
      const { system, officer, conduct, leader } = people();
      const nurse = await system.signIn('frontdesk');
      const { personId } = await nurse.get<{ personId: string }>('/api/v1/me');
      const caseNo = await graded(people(), '导诊护士说话很冲。', ABOUT_MANNERS);
      await play(
        caseNo,
        [officer, 'nameRespondents', { units: ['main.outpatient'], persons: [personId] }],
        ...heard(officer, conduct, 'main.conduct'),
        ...answered(officer, '已批评教育。'),
        [
          officer,
          'serveResult',
          { on: { person: personId }, medium: 'hand', receipt: 'signed', text: '投诉成立。' },
        ],
      );
      const mine = async (): Promise<AddressedResult | undefined> =>
        (await nurse.get<AddressedResults>('/api/v1/result-notices')).items.find(
          (one) => one.caseNo === caseNo,
        );
      const served = await eventually(mine);
      expect(served).toMatchObject({ kind: 'result', text: '投诉成立。', mayAsk: true });
      expect((await nurse.ask('GET', `/api/v1/cases/${caseNo}`)).status).toBe(404);

      const path = `/api/v1/result-notices/${served.itemId}/reconsideration`;
      const asking = { grounds: '当时在抢救病人', evidence: '排班表和监控' };
      await itIsForCases(system, before(served.askUntil ?? '', 50_000));
      expect((await nurse.ask('POST', path, asking)).status).toBe(204);

      const { reconsiderations = [], clocks } = await detailOf(officer, caseNo);
      expect(clocks.find(({ clockId }) => clockId === 'recDecide10')?.state).toBe('running');
      const decision = {
        reconsiderationId: reconsiderations[0]?.reconsiderationId,
        ...{ result: 'revoked', reasons: '监控证明当时不在窗口' },
      };
      await play(caseNo, [leader, 'decideReconsideration', decision]);
      expect(await mine()).toMatchObject({
        mayAsk: false,
        reconsideration: { result: 'revoked', outcome: 'not_upheld' },
      });
    });
  });
}
