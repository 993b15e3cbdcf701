import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseDetail } from '@tingsu/contracts';
import { conductHead, leader, officer } from './cases.fixture.js';
import { ago, playing } from './playing.fixture.js';
import { directoryOf, type RunningCases, startCases } from './running-cases.js';

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryOf([])]);
}, 90_000);
afterAll(() => cases?.close());

const { detail, act, play, refused, investigated } = playing(() => cases);

const ASKED = {
  ...{ kind: 'damage', body: 'forensic', bodyName: '市司法鉴定中心', askedBy: 'both' },
  ...{ at: ago(50), question: '护理是否存在过错', consent: 'given', words: '同意鉴定' },
  issues: ['first'],
};
const SAID = {
  ...{ at: ago(20), issuedOn: '2020-01-01', reference: '鉴字 12 号', summary: '陪护告知不足' },
  ...{ damage: true, fault: true, causal: true, degree: 'secondary' },
};
async function examined(caseNo: string): Promise<string> {
  await play(caseNo, [officer, 'askExpertOpinion', ASKED]);
  const expertOpinionId =
    (await detail(caseNo, officer)).expertOpinions?.[0]?.expertOpinionId ?? '';
  await play(
    caseNo,
    [officer, 'answerExpertOpinion', { expertOpinionId, accepted: true, at: ago(45) }],
    [officer, 'handOverMaterials', { expertOpinionId, at: ago(40), materials: '住院病历 1 册' }],
  );
  return expertOpinionId;
}
const clockOf = (seen: CaseDetail, id: string) =>
  seen.clocks.find(({ clockId }) => clockId === id)?.state;

describe('a fall with harm', () => {
  it('T-32, T-33: is examined by experts whom both sides asked, and goes on once their opinion came', async () => {
    const caseNo = await investigated();
    const expertOpinionId = await examined(caseNo);
    const waiting = await detail(caseNo, officer);
    expect(waiting).toMatchObject({ state: 'suspended', suspendedFor: 'appraisal' });
    expect(clockOf(waiting, 'nat.expert.forensic30')).toBe('running');
    expect(clockOf(waiting, 'feedback10') ?? clockOf(waiting, 'feedback3')).toBe('paused');
    expect(waiting.expertDegrees?.map(({ id }) => id)).toContain('secondary');
    expect(await refused(caseNo, officer, 'resume')).toBe('expert.running');

    const received = { expertOpinionId, ...SAID };
    const wrong = { ...received, degree: 'half' };
    expect(await refused(caseNo, officer, 'receiveExpertOpinion', wrong)).toBe('expert.degree');
    await play(caseNo, [officer, 'receiveExpertOpinion', received]);
    const after = await detail(caseNo, officer);
    expect(after).toMatchObject({ state: 'investigating', suspendedFor: null });
    expect(after.expertOpinions).toMatchObject([
      { result: 'received', conclusion: { causal: true, degree: 'secondary' } },
    ]);
    expect(clockOf(after, 'nat.expert.forensic30')).toBe('met');
    const objection = { side: 'complainant', words: '责任太轻', again: true };
    await play(
      caseNo,
      [officer, 'tellExpertOpinion', { expertOpinionId, at: ago(10), by: 'hospital_in_person' }],
      [officer, 'contestExpertOpinion', { expertOpinionId, at: ago(5), ...objection }],
      [officer, 'askExpertOpinion', { ...ASKED, at: ago(4) }],
    );
    const contested = await detail(caseNo, officer);
    expect(contested.expertOpinions).toHaveLength(2);
    expect(contested.timeline.map(({ text }) => text)).toContainEqual({ objection: '责任太轻' });
    expect(await refused(caseNo, officer, 'askExpertOpinion', ASKED)).toBe('expert.open');
  });

  it('is asked for in vain where the complainant refuses, and no hand is laid on the records', async () => {
    const caseNo = await investigated();
    const bare = { ...ASKED, consent: undefined };
    expect(await refused(caseNo, officer, 'askExpertOpinion', bare)).toBe('expert.consent');
    await play(caseNo, [officer, 'askExpertOpinion', { ...ASKED, consent: 'refused' }]);
    const seen = await detail(caseNo, officer);
    expect(seen).toMatchObject({ state: 'investigating', expertOpinions: [{ result: 'refused' }] });
    const { expertOpinionId } = seen.expertOpinions?.[0] ?? {};
    const handed = { expertOpinionId, at: ago(1), materials: 'x' };
    expect(await refused(caseNo, officer, 'handOverMaterials', handed)).toBe('expert.none_open');
  });

  it('is recorded by the centre; who reads no opinions reads no conclusion of experts', async () => {
    const caseNo = await investigated();
    const expertOpinionId = await examined(caseNo);
    await play(caseNo, [officer, 'receiveExpertOpinion', { expertOpinionId, ...SAID }]);
    expect((await act(caseNo, conductHead, 'askExpertOpinion', ASKED)).status).toBe(403);
    const text = JSON.stringify(await detail(caseNo, leader));
    expect(text).toContain('鉴字 12 号');
    const seen = await detail(caseNo, conductHead);
    const mayRead = seen.fields?.includes('opinion') === true;
    expect(JSON.stringify(seen).includes('鉴字 12 号')).toBe(mayRead);
    expect((seen.expertOpinions ?? []).length > 0).toBe(mayRead);
  });
});
