import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { CaseDetail, Evidence, MadePaper, Page, ReportableEvent } from '@tingsu/contracts';
import { nextStepOf } from '@tingsu/contracts';
import { eventually } from '../support/eventually.js';
import {
  ABOUT_MANNERS,
  answered,
  detailOf,
  graded,
  heard,
  type JourneyPeople,
  play,
  refusal,
} from '../support/journey-people.js';

const HOUR = 3_600_000;
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
const whyNext = (detail: CaseDetail): string | undefined => nextStepOf(detail, new Date())?.why;

/** Part of the journey of a whole system: a patient fell, the authority is told in time, and what proves it is sealed, kept and given back. */
export function aFallWithHarm(people: () => JourneyPeople): void {
  describe('a fall with harm', () => {
    it('R-175, R-207: is reported within 12 hours, its evidence sealed on a list of both sides, and opened at the end', async () => {
      const { officer, leader, conduct } = people();
      const caseNo = await graded(people(), '夜里在病房跌倒，髋部骨折，请说明责任。', {
        ...{ ...ABOUT_MANNERS, harm: true, possibleAccidentGrade: 2, personsHarmed: 1 },
        eventFoundAt: ago(3 * HOUR),
      });
      const marked = await detailOf(officer, caseNo);
      expect(whyNext(marked)).toBe('reportOwed');
      const limit = marked.clocks.find(({ clockId }) => clockId === 'nat.report12');
      expect([limit?.state, limit?.owner]).toEqual(['running', '申诉中心']);

      const draft = { subject: 'medical_fault', authority: '市卫生健康委员会', accidentGrade: 2 };
      await play(caseNo, [officer, 'draftReport', { ...draft, text: '患者夜间跌倒，髋部骨折。' }]);
      expect(whyNext(await detailOf(officer, caseNo))).toBe('reportUnsent');
      const given = { report: 1, method: 'online', at: ago(HOUR), reference: '网报 7' };
      await play(caseNo, [officer, 'submitReport', given]);
      const reported = await detailOf(officer, caseNo);
      expect(reported.clocks.find(({ clockId }) => clockId === 'nat.report12')?.state).toBe('met');
      const report = `/api/v1/cases/${caseNo}/documents/authority-report?about=1&language=zh-CN`;
      const asGiven = await eventually(() => officer.bytes(report), 60_000);

      const what = { evidence: 'records', askedBy: 'patient', what: '全部住院病历' };
      await play(caseNo, [officer, 'askHold', { ...what, askedAt: ago(HOUR / 2) }]);
      const asked = await detailOf(officer, caseNo);
      expect(whyNext(asked)).toBe('holdAsked');
      const holdId = asked.holds?.[0]?.holdId ?? '';
      const list = {
        ...{ holdId, sealedAt: ago(HOUR / 4), form: 'copy', items: ['护理记录 5 页'] },
        ...{ hospitalSide: '医务科 王', place: '病案室', keeper: '病案科 赵', unfinished: true },
      };
      expect(await refusal(caseNo, [officer, 'sealHold', list])).toBe('hold.other_side_missing');
      await play(caseNo, [officer, 'sealHold', { ...list, patientSide: '女儿 李' }]);
      const sealed = await detailOf(officer, caseNo);
      const clockOf = (id: string) => sealed.clocks.find(({ clockId }) => clockId === id)?.state;
      expect([clockOf('hold.asked.1'), clockOf('hold.1')]).toEqual(['met', 'running']);

      const paper = await officer.post<MadePaper>(`/api/v1/cases/${caseNo}/documents/hold-list`, {
        ...{ paperId: randomUUID(), about: '1', language: 'zh-CN' },
      });
      expect(paper.number).toMatch(/^封存清单〔\d{4}〕\d+号$/);
      const kept = await officer.bytes(
        `/api/v1/cases/${caseNo}/documents/hold-list?about=1&version=1`,
      );
      expect(createHash('sha256').update(kept).digest('hex')).toBe(paper.sha256);
      const logged = await eventually(async () =>
        (await detailOf(officer, caseNo)).timeline.find(({ type }) => type === 'case.paperMade.v1'),
      );
      expect(logged.data).toMatchObject({ about: '1', sha256: paper.sha256 });
      const scan = new FormData();
      scan.append('file', new Blob(['%PDF-1.4 signed'], { type: 'application/pdf' }), '清单.pdf');
      const { uploadId } = await officer.post<{ uploadId: string }>('/api/v1/uploads', scan);
      const file = await officer.post<Evidence>(`/api/v1/complaints/${sealed.complaintNo}/files`, {
        ...{ uploadId, holdId, slot: 'record', source: '双方签字' },
      });
      expect(file.holdId).toBe(holdId);

      await play(
        caseNo,
        [officer, 'completeHold', { holdId, at: ago(0), items: ['出院小结'] }],
        ...heard(officer, conduct, 'main.conduct'),
      );
      const alone = {
        ...{ holdId, ground: 'dispute_solved', hospitalSide: '医务科 王' },
        ...{ note: '封条完好', returnedTo: '病案科' },
      };
      expect(
        await refusal(caseNo, [officer, 'releaseHold', { ...alone, releasedAt: ago(0) }]),
      ).toBe('hold.dispute_open');
      await play(caseNo, ...answered(officer, '跌倒预防不到位，已整改并致歉。'), [
        officer,
        'supplementReport',
        { report: 1, at: ago(0), method: 'fax', text: '已与家属达成一致。' },
      ]);
      await play(caseNo, [officer, 'releaseHold', { ...alone, releasedAt: ago(0) }]);
      const returned = await officer.post<MadePaper>(
        `/api/v1/cases/${caseNo}/documents/hold-return`,
        { paperId: randomUUID(), about: '1', language: 'zh-CN' },
      );
      expect(returned.version).toBe(1);
      // Nothing that came later changes what the authority got.
      expect((await officer.bytes(report)).equals(asGiven)).toBe(true);
      const { items } = await leader.get<Page<ReportableEvent>>('/api/v1/reportable-events');
      expect(items).toMatchObject([{ caseNo, state: 'supplemented', reportedAt: given.at }]);
    }, 120_000);
  });
}
