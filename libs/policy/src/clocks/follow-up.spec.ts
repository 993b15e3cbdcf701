import { describe, expect, it } from '@jest/globals';
import { china, policyOf } from '../shipped.fixture.js';
import { followUpItems } from './follow-up.js';

const calendar = china();
const yulin = policyOf('tcm-yulin', 'group-default');

describe('call-backs by the month (R-078)', () => {
  it.each([
    {
      closed: '2026-08-31',
      due: ['2026-09-30', '2026-11-02', '2026-11-30'],
      provisional: [false, false, false],
      because: '31 October is a Saturday, November has no 31st',
    },
    {
      closed: '2026-11-30',
      due: ['2026-12-30', '2027-02-01', '2027-03-01'],
      provisional: [false, true, true],
      because: '30 January is a Saturday, February ends on a Sunday, and 2027 is not published',
    },
  ])('closed on $closed are due $due: $because', ({ closed, due, provisional }) => {
    const items = itemsOf(yulin, { caseKind: 'external' }, closed);
    expect(items.map((item) => item.dueAt)).toEqual(
      due.map((date) => new Date(`${date}T17:00:00+08:00`).toISOString()),
    );
    expect(items.map((item) => item.provisional)).toEqual(provisional);
    expect(items.map((item) => item.clockId)).toEqual([
      'followup.threeMonth.1',
      'followup.threeMonth.2',
      'followup.threeMonth.3',
    ]);
    expect(items[0]).toMatchObject({
      planId: 'threeMonth',
      executor: '责任科室负责人',
      tracker: '客服/投诉中心',
      alsoCreates: ['handover_ticket'],
    });
    expect(items.every((item) => item.ladder.some((step) => step.action === 'breach'))).toBe(true);
  });

  it('are not planned for an anonymous complainant or an internal complaint', () => {
    expect(itemsOf(yulin, { caseKind: 'external', anonymous: true }, '2026-08-31')).toEqual([]);
    expect(itemsOf(yulin, { caseKind: 'internal' }, '2026-08-31')).toEqual([]);
  });

  it('of the pharmacy are for urgent and important complaints only (R-343)', () => {
    const pharmacy = policyOf('pharmacy');
    expect(itemsOf(pharmacy, { caseKind: 'external' }, '2026-09-30')).toEqual([]);
    const [item] = itemsOf(pharmacy, { caseKind: 'external', repeatCount: 3 }, '2026-09-30');
    expect(item?.dueAt).toBe(new Date('2026-10-11T00:00:00+08:00').toISOString());
  });

  it('of the plastic-surgery hospital are for all (R-018), seven days on, at its own office close', () => {
    const [item] = itemsOf(policyOf('plastic-surgery'), { caseKind: 'external' }, '2026-09-24');
    expect(item?.dueAt).toBe(new Date('2026-10-08T18:00:00+08:00').toISOString());
  });
});

function itemsOf(
  policy: ReturnType<typeof policyOf>,
  facts: Parameters<typeof followUpItems>[2],
  closedOn: string,
) {
  return followUpItems(policy, calendar, facts, `${closedOn}T15:30:00+08:00`, 'Asia/Shanghai');
}
