import { describe, expect, it } from '@jest/globals';
import { toldExplanations } from './told-explanations.js';

const steps = (zh: string) => [{ zh, en: zh }];
const nothing = (): Change => ({
  state: 'triage',
  started: [],
  moved: [],
  paused: [],
  resumed: [],
  met: [],
  cancelled: [],
});
const started: Change['started'][number] = {
  clockId: 'feedback3',
  label: { zh: '反馈', en: 'Feedback' },
  kind: 'limit',
  owner: '申诉中心',
  ownerDepartment: null,
  startedAt: '2026-11-20T02:00:00.000Z',
  dueAt: '2026-11-25T09:00:00.000Z',
  provisional: false,
  impliedBy: null,
  explanation: steps('三个工作日'),
  ref: [],
};
type Change = Parameters<typeof toldExplanations>[0][number];
const moved = {
  clockId: 'feedback3',
  previousDueAt: '2026-11-25T09:00:00.000Z',
  dueAt: '2026-11-27T09:00:00.000Z',
  provisional: false,
  reason: 'extended',
};
const change = (fields: Partial<Change>): Change => ({ ...nothing(), ...fields });

describe('how a due time was explained', () => {
  it('is what was said when the clock was last set', () => {
    expect(toldExplanations([change({ started: [started] })])['feedback3']).toEqual(
      steps('三个工作日'),
    );
    expect(
      toldExplanations([
        change({ started: [started] }),
        change({ moved: [{ ...moved, explanation: steps('延长两日') }] }),
        change({
          met: [
            {
              clockId: 'feedback3',
              metAt: '2026-11-26T09:00:00.000Z',
              late: false,
              minutesOver: 0,
            },
          ],
        }),
      ])['feedback3'],
    ).toEqual(steps('延长两日'));
  });

  it('stays as it was where an older log moves a clock without a word', () => {
    expect(
      toldExplanations([change({ started: [started] }), change({ moved: [moved] })])['feedback3'],
    ).toEqual(steps('三个工作日'));
  });

  it('is of no clock that the case never had', () => {
    expect(toldExplanations([])).toEqual({});
  });
});
