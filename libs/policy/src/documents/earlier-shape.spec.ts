import { describe, expect, it } from '@jest/globals';
import { composePolicy, parsePolicy } from './compose-policy.js';

const HEAD = {
  ...{ schemaVersion: 1, id: 'house', version: '1.0', effectiveFrom: '2026-01-01' },
  ...{ timezone: 'Asia/Shanghai', calendar: { base: 'CN', overrides: [] } },
};

/** Forms that shipped documents of earlier versions had, or that administrators may have written, before these places had a shape. */
const EARLIER: readonly object[] = [
  { register: { name: '顾客投诉登记表', fields: ['投诉时间', '顾客姓名'] } },
  { archive: { retention: { years: 'tenant-set', approvedBy: '同级档案主管部门' } } },
  { archive: '三十年' },
  { reports: [{ id: 'caseMeeting', when: 'major|repeat' }] },
  { reports: 'monthly' },
  { roles: { supervisors: { medical: '医务部' }, separation: [['handler', 'callback']] } },
  { roles: { centre: '投诉中心', leader: 7 } },
  { accountability: { enabled: true, amountTable: null, lockedFor: ['invalid'] } },
  { accountability: { parameters: { matrix: { internal: { minor: 50, severe: { min: 200 } } } } } },
  { accountability: { parameters: { joint: { rate: '20%' } } } },
  { acceptance: { optional: ['evidence'], timeLimit: { value: 'a year' } } },
  { followUp: { plans: [plan({ form: '满意度' })] } },
  { nature: { levels: ['a'], rules: [], default: 'a', invalidLocksAccountability: true } },
  { routing: { rules: [], fallback: 'x', returnWindow: { value: 1 }, supplier: 'joint' } },
];

function plan(more: object) {
  const items = [{ after: { value: 1, unit: 'month', basis: 'calendar' } }];
  return { id: 'p', trigger: 'case.closed', executor: 'x', items, ...more };
}

describe('documents that were stored before all places had a shape', () => {
  it.each(EARLIER.map((part) => [JSON.stringify(part), part] as const))(
    'stay readable: %s',
    (_, part) => {
      expect(composePolicy([parsePolicy({ ...HEAD, ...part })], ['house']).primary.id).toBe(
        'house',
      );
    },
  );

  it('are read without what has another form, and with all the rest', () => {
    const read = parsePolicy({
      ...HEAD,
      ...{ archive: '三十年', rounds: { max: 3 }, followUp: { plans: [plan({ form: 1 })] } },
    });
    expect(read).toMatchObject({ rounds: { max: 3 }, followUp: { plans: [{ id: 'p' }] } });
    expect(read.archive).toBeUndefined();
  });

  it('are refused where the engine decides by what is wrong', () => {
    expect(() => parsePolicy({ ...HEAD, archive: '三十年', rounds: { max: 'often' } })).toThrow(
      /rounds/,
    );
  });
});
