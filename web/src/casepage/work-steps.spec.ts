import { describe, expect, it } from '@jest/globals';
import type { CaseDetail } from '@tingsu/contracts';
import { isWholePlan, planOf, sentSteps } from './work-steps';

describe('a plan of work', () => {
  it('is sent without the steps in which nothing was typed', () => {
    expect(sentSteps([{ what: ' 核对收费 ', until: '2026-12-01' }, {}, { what: ' ' }])).toEqual([
      { what: '核对收费', until: '2026-12-01' },
    ]);
  });

  it('needs a step, and in each what is done and until when', () => {
    expect(isWholePlan([{}])).toBe(false);
    expect(isWholePlan([{ what: '核对' }])).toBe(false);
    expect(isWholePlan([{ what: '核对', until: '2026-12-01' }, {}])).toBe(true);
  });

  it('is shown as it was said last, each step with its words', () => {
    const entry = (workPlan: string, days: readonly string[]) => ({
      type: 'case.workPlanned.v1',
      data: { steps: days.map((until) => ({ person: null, until })) },
      text: { workPlan },
    });
    const timeline = [entry('旧', ['2026-12-01']), entry('甲\n乙', ['2026-12-02', '2026-12-03'])];
    expect(planOf(timeline as unknown as CaseDetail['timeline'])).toEqual([
      { what: '甲', person: null, until: '2026-12-02' },
      { what: '乙', person: null, until: '2026-12-03' },
    ]);
  });
});
