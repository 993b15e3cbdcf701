import { describe, expect, it } from '@jest/globals';
import { PAPER_TEMPLATES } from '@tingsu/contracts';
import { checkPolicy } from '../documents/check-policy.js';
import { composePolicy, parsePolicy } from '../documents/compose-policy.js';
import { shippedDocuments } from '../shipped.fixture.js';
import { answeredIssues } from './answered-issues.js';
import { HOUSE_PAPERS, housePaper } from './house-papers.js';
import { leftOpen, wantedOn } from './paper-contents.js';

const documents = shippedDocuments().map(parsePolicy);
const policyOf = (...ids: readonly string[]) => composePolicy(documents, ids);
const openOn = (...ids: readonly string[]) => {
  const policy = policyOf(...ids);
  return PAPER_TEMPLATES.flatMap((id) =>
    (['zh', 'en'] as const).flatMap((language) =>
      leftOpen(housePaper(id), wantedOn(policy, id), language).map((name) => `${id}: ${name.zh}`),
    ),
  );
};

describe('the papers of the product', () => {
  it('are all there, in both languages, and name only fields that can be filled in', () => {
    expect(HOUSE_PAPERS.templates.map(({ id }) => id)).toEqual([...PAPER_TEMPLATES]);
    const [base] = documents;
    const own = { ...base, id: 'own', papers: { templates: HOUSE_PAPERS.templates } };
    expect(checkPolicy([...documents, own]).filter(({ policy }) => policy === 'own')).toEqual([]);
    for (const { zh, en } of HOUSE_PAPERS.templates) expect([zh, en].every(Boolean)).toBe(true);
  });

  it('say all that the notices of the hospital and of the law must contain', () => {
    expect(openOn('tcm-yulin', 'group-default')).toEqual([]);
  });

  it('print a line for what a policy wants and they do not say', () => {
    expect(openOn('us-cms')).toContain('acknowledgement: 质量改进组织（QIO）的联系方式');
    expect(openOn('nhs-england')).toContain('feedback-letter: 可以向监察专员申诉');
    expect(openOn('driving-school')).toContain('register-form: 办公室意见');
  });

  it.each(documents.map(({ id }) => id))(
    'have a name in both languages for all that %s wants',
    (id) => {
      const policy = policyOf(id);
      for (const template of PAPER_TEMPLATES)
        for (const code of wantedOn(policy, template))
          expect([code, /^[A-Za-z]/.test(code) && !HOUSE_PAPERS.contents[code]]).toEqual([
            code,
            false,
          ]);
    },
  );
});

describe('a paper of a policy', () => {
  const [base] = documents;
  const check = (zh: string[]) =>
    checkPolicy([
      {
        ...base,
        id: 'own',
        papers: { templates: [{ id: 'decline', lines: { zh, en: ['Dear {addressee},'] } }] },
      },
      ...documents,
    ]).filter(({ policy }) => policy === 'own');

  it('with an unknown field is refused, with the place and the name that was perhaps meant', () => {
    expect(check(['{addressee}：', '理由：{declinReason}'])).toMatchObject([
      {
        code: 'paper.field.unknown',
        path: '/papers/templates/0/lines/zh/1',
        message: 'There is no field {declinReason}. Did you mean declineReason?',
        messageZh: '没有字段 {declinReason}。是否应为 declineReason？',
      },
    ]);
  });

  it('with an unknown list or half a brace is refused', () => {
    expect(check(['@dosier', '{name'])).toMatchObject([
      { code: 'paper.list.unknown', path: '/papers/templates/0/lines/zh/0' },
      { code: 'paper.brace', path: '/papers/templates/0/lines/zh/1' },
    ]);
  });

  it('stands in for the one of the product', () => {
    const own = {
      ...base,
      id: 'own',
      papers: { templates: [{ ...housePaper('decline'), zh: '本院' }] },
    };
    const policy = composePolicy([parsePolicy(own), ...documents], ['own']);
    expect(policy.papers).toMatchObject([{ rule: { zh: '本院' }, source: `own@${base?.version}` }]);
  });
});

describe('what the complainant is told of each issue', () => {
  const fact = (kind: string, data: object = {}, text: Record<string, string> = {}) => ({
    ...{ type: `case.${kind}.v1`, data: { ...data }, text },
  });
  const found = (issueId: string, finding: string, reasons: string) =>
    fact('issueFound', { issueId, finding }, { reasons });
  const answer = fact('feedbackGiven');
  const divided = [
    fact('issueAdded', { issueId: 'b', number: 2 }, { words: '多收了费' }),
    fact('issueAdded', { issueId: 'c', number: 3 }, { words: '误记' }),
    fact('issueRemoved', { issueId: 'c' }),
    found('b', 'not_upheld', '价格与公示一致'),
    found('first', 'upheld', '护士态度生硬'),
  ];

  it('is its finding and the reasons for it, one by one and only once he was answered', () => {
    expect(answeredIssues(divided)).toEqual([]);
    expect(
      answeredIssues([...divided, answer]).map(({ number, about, finding, reasons }) => [
        ...[number, about, finding, reasons],
      ]),
    ).toEqual([
      [1, null, 'upheld', '护士态度生硬'],
      [2, '多收了费', 'not_upheld', '价格与公示一致'],
    ]);
  });

  it('R-311: is kind where it was not found upheld', () => {
    const [, second] = answeredIssues([...divided, answer]);
    expect(second?.reply.zh).toMatch(/感谢.*恳请您理解/);
    expect(second?.reply.en).toContain('Thank you');
  });

  it('stays what was answered while another round looks into it again', () => {
    const again = [...divided, answer, fact('reopened'), found('b', 'upheld', '重新核对')];
    expect(answeredIssues(again)[1]?.finding).toBe('not_upheld');
    expect(answeredIssues([...again, answer])).toMatchObject([{ number: 2, finding: 'upheld' }]);
  });

  it('leaves out a finding of which the reader does not learn', () => {
    expect(answeredIssues([fact('issueFound', { issueId: 'first' }), answer])).toEqual([]);
  });
});
