import { describe, expect, it } from '@jest/globals';
import type { CallBackFigures, CalledBackCounts } from '@tingsu/contracts';
import { listPath } from '../worklist/list-filters';
import { rowsBy } from './call-back-rows';
import { planName } from './plan-name';

const found: CalledBackCounts = {
  ...{ satisfied: 2, praise: 1, dissatisfied: 0, not_improved: 0, taken_up: 0, unreachable: 0 },
};
const figures: CallBackFigures = {
  ...{ asOf: '2026-11-27T00:00:00Z', from: null, to: null, all: found },
  byPlan: [{ planId: 'threeMonth', found }],
  byDepartment: [
    { department: 'main.pharmacy', found },
    { department: null, found },
  ],
  byMonth: [{ month: '2028-02', found }],
};

describe('what call-backs found, in rows', () => {
  it('opens the list of a department and of a month; plans and cases without a department have none', () => {
    expect(rowsBy('department', figures).map(({ filters }) => filters)).toEqual([
      { department: 'main.pharmacy' },
      null,
    ]);
    expect(rowsBy('month', figures).map(({ filters }) => filters)).toEqual([
      { receivedFrom: '2028-02-01', receivedTo: '2028-02-29' },
    ]);
    expect(rowsBy('plan', figures).map(({ filters }) => filters)).toEqual([null]);
    expect(listPath('all', { department: 'main.pharmacy', calledBack: 'praise' })).toBe(
      '/?view=all&department=main.pharmacy&calledBack=praise',
    );
  });

  it('names a plan as the policies in force do', () => {
    const plans = [{ id: 'threeMonth', zh: '三个月回访', en: 'Three-month call-back' }];
    const documents = [
      { id: 'a', version: '1' },
      { id: 'b', version: '1', followUp: { plans } },
    ];
    expect(planName({ documents }, 'threeMonth', 'zh-CN')).toBe('三个月回访');
    expect(planName({ documents }, 'gone', 'en')).toBe('gone');
  });
});
