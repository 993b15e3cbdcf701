import type { AccountabilityLine, DecisionPaper } from '@tingsu/contracts';

const [NURSE, LEADER, PERSONNEL, HEAD] = ['1', '2', '3', '4'].map(
  (digit) => `01900000-0000-7000-8000-00000000d00${digit}`,
) as [string, string, string, string];
const line: Omit<AccountabilityLine, 'key' | 'kind' | 'rule' | 'base' | 'formula' | 'amount'> = {
  ...{ bearer: 'person', personId: NURSE, source: 'group-default@1.0.8', degree: 'moderate' },
  ...{ multiplier: 1, points: null, outcome: null, limits: null, basis: ['D-BOTTOM-LINE'] },
};
const cny = (value: string) => ({ value, currency: 'CNY' });

/** A decision as cases keeps it, whole. */
export const aDecisionPaper = (): DecisionPaper => ({
  sha256: 'a'.repeat(64),
  ...{ forPerson: null, servedAt: null, appealUntil: null },
  content: {
    ...{ number: '责任追究〔2026〕3号', replaces: null, afterAppeal: false },
    ...{ decidedAt: '2026-11-02T01:30:00.000Z', caseNo: 'C-2026-000001' },
    receivedAt: '2026-10-20T02:12:00.000Z',
    campus: { code: 'main', name: { zh: '总院区', en: 'Main campus' } },
    department: { code: 'main.outpatient', name: { zh: '门诊部', en: 'Outpatients' } },
    category: { zh: '服务态度', en: 'Attitude' },
    ...{ outcome: 'upheld', degree: 'moderate' },
    facts: [{ name: { zh: '态度恶劣', en: 'abusive attitude' }, value: null }],
    lines: [
      {
        ...{ ...line, key: 'fine', kind: 'fine', rule: 'matrix.external.moderate' },
        ...{ base: cny('100.00'), formula: '100.00 × 1 = 100.00', amount: cny('100.00') },
      },
      {
        ...{ ...line, key: 'compensation', kind: 'compensation', rule: 'compensation' },
        ...{ base: cny('7500.00'), formula: '7500.00 × 20% = 1500.00', amount: cny('1500.00') },
        instalments: [cny('1000.00'), cny('500.00')],
      },
      {
        ...{ ...line, key: 'outcome.training', kind: 'outcome', rule: 'outcome' },
        ...{ base: null, formula: null, amount: null, outcome: 'training' },
      },
    ],
    people: {
      ...{ [NURSE]: '张护士', [LEADER]: '李院长' },
      ...{ [PERSONNEL]: '王科长', [HEAD]: '赵主任' },
    },
    proposed: { by: HEAD, at: '2026-11-01T01:00:00.000Z' },
    decided: [
      { by: LEADER, at: '2026-11-02T01:00:00.000Z' },
      { by: PERSONNEL, at: '2026-11-02T01:30:00.000Z' },
    ],
    words: [{ kind: 'decided', by: PERSONNEL, text: '当众斥责患者，经查属实。' }],
    appeal: {
      to: { zh: '院长', en: 'Hospital director' },
      within: { value: 5, unit: 'day', basis: 'working' },
    },
  },
});
