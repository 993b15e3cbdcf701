import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DirectoryPublished, type PaperLanguage, PolicyActivated } from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import request from 'supertest';
import { aDecisionPaper } from './decision.fixture.js';
import { aDirectory, TENANT, thePolicies } from './fixture.js';
import { pdfText } from './pdf-text.js';
import { type RunningIntake, staff, startIntake } from './running-intake.js';

const leader = staff({ role: 'leader', campus: null, department: null });
let intake: RunningIntake;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
}, 60_000);
afterAll(() => intake?.close(), 60_000);

async function printed(paper: object, language: PaperLanguage = 'zh-CN') {
  // Directory and policies may still be on their way.
  const { status, headers, body } = await eventually(async () => {
    const answer = await request(intake.url)
      .post('/api/v1/internal/decision-papers')
      .set('Authorization', await intake.bearer(leader))
      .buffer(true)
      .send({ paper, language });
    return answer.status === 503 ? null : answer;
  });
  expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
  return { pdf: body as Buffer, words: pdfText(body as Buffer) };
}

describe('the paper of a decision on accountability', () => {
  it('R-136: says in Chinese who decided what, by which sum, and how to appeal', async () => {
    const { words } = await printed(aDecisionPaper());
    for (const said of [
      ...['责任追究决定书', '责任追究〔2026〕3号', '张护士', '罚款', '100.00 CNY', '态度恶劣'],
      ...['100.00 × 1 = 100.00', 'matrix.external.moderate', '李院长', '王科长', '赵主任'],
      ...['个工作日内向院长申诉一次', '1000.00 + 500.00', 'a'.repeat(64).slice(0, 20)],
    ])
      expect(words.replaceAll('\n', '')).toContain(said);
    expect(words).not.toContain('本份只列出');
  });

  it('R-136: is a copy for one person in English, with the day of service and the last moment of an appeal', async () => {
    const forPerson = aDecisionPaper().content.lines[0]?.personId ?? '';
    const paper = {
      ...{ ...aDecisionPaper(), forPerson, servedAt: '2026-11-02T02:00:00.000Z' },
      appealUntil: '2026-11-09T09:00:00.000Z',
    };
    const { words } = await printed(paper, 'en');
    for (const said of [
      ...['Decision on accountability', 'To 张护士', '5 working days', 'Served on 2 November 2026'],
      ...['9 November 2026 17:00', 'This copy has what is about you only.', 'Fine'],
    ])
      expect(words.replaceAll('\n', ' ')).toContain(said);
  });

  it('has the same bytes each time', async () => {
    const [one, other] = [await printed(aDecisionPaper()), await printed(aDecisionPaper())];
    expect(one.pdf.equals(other.pdf)).toBe(true);
  });
});
