import { describe, expect, it } from '@jest/globals';
import type { OrderCells } from '@tingsu/contracts';
import { orderDraftOf, type OrderPlace } from './order-draft.js';

const place: OrderPlace = {
  ...{ channel: 'hotline_12345', campus: 'main', mapping: {}, timeZone: 'Asia/Shanghai' },
  campusCalled: (name) => (name === '东院区' ? 'east' : null),
  later: (_campus, from, { value }) => new Date(from.getTime() + value * 86_400_000),
};
const ORDER = { orderNo: '0012', content: '候诊2小时' };
const draft = (cells: OrderCells, at = place) => orderDraftOf({ ...ORDER, ...cells }, at);
const faultsOf = (cells: OrderCells) =>
  draft(cells).faults.map(({ field, code }) => `${field} ${code}`);

describe('the words of an order', () => {
  it('become a submission in the name of the authority, with its limit', () => {
    const { submission, dueAt } = draft({
      ...{ title: '候诊', demand: '书面答复', name: '王芳', phone: '13800001111' },
      ...{ campus: '东院区', dispatchedAt: '2026/11/20 9:05', dueBy: '5个工作日内' },
    });
    expect(submission).toEqual({
      ...{ campus: 'east', channel: 'hotline_12345', content: '候诊2小时', demand: '书面答复' },
      complainant: { anonymous: false, name: '王芳', phone: '13800001111', relation: 'unknown' },
      externalRef: '0012',
      receivedAt: '2026-11-20T01:05:00.000Z',
      externalDueAt: '2026-11-25T01:05:00.000Z',
    });
    expect(dueAt?.toISOString()).toBe('2026-11-25T01:05:00.000Z');
  });

  it('keep a title that the text does not say, and do without a text', () => {
    expect(draft({ title: '骨科门诊' }).submission['content']).toBe('骨科门诊\n候诊2小时');
    expect(draft({ title: '骨科门诊', content: '' }).submission['content']).toBe('骨科门诊');
  });

  it.each(['匿名', '保密', 'Anonymous'])('%s names nobody', (name) => {
    expect(draft({ name }).submission['complainant']).toEqual({
      ...{ anonymous: true, relation: 'unknown' },
    });
    expect(draft({ name, phone: '13800001111' }).submission['complainant']).toMatchObject({
      ...{ anonymous: false, phone: '13800001111' },
    });
  });

  it('end a day when the authority says so', () => {
    const at = { ...place, mapping: { dayEnd: '17:30' } };
    expect(draft({ dueBy: '2026-11-27' }, at).dueAt?.toISOString()).toBe(
      '2026-11-27T09:30:00.000Z',
    );
    expect(draft({ dueBy: '2026-11-27 9时' }, at).dueAt?.toISOString()).toBe(
      '2026-11-27T01:00:00.000Z',
    );
  });

  it('are texts, whatever a spreadsheet made of them', () => {
    expect(draft({ orderNo: '="0012"' }).orderNo).toBe('0012');
    expect(draft({ orderNo: "'0012" }).orderNo).toBe('0012');
    expect(draft({ orderNo: '1E05' })).toMatchObject({ orderNo: '1E05', faults: [] });
    expect(faultsOf({ orderNo: '3.30106E+20' })).toEqual(['orderNo number_rounded']);
  });

  it('are refused by field', () => {
    expect(
      faultsOf({
        ...{ orderNo: ' ', campus: '西院区', calledAt: '2026-02-30', dueBy: '5个工作日' },
        urgedAt: '3天',
      }),
    ).toEqual([
      ...['orderNo required', 'campus unknown', 'calledAt date_missing'],
      ...['dueBy due_without_start', 'urgedAt date_unknown'],
    ]);
  });

  it('say what else the authority wants', () => {
    const { news } = draft({
      ...{ urgedAt: '2026-11-23', urgeNote: '请尽快', returnNote: '未联系市民' },
      extendedTo: '2026-12-04',
    });
    expect(news).toEqual([
      {
        kind: 'urge',
        said: { externalRef: '0012', urgedAt: '2026-11-22T16:00:00.000Z', note: '请尽快' },
      },
      { kind: 'returned', said: { externalRef: '0012', note: '未联系市民' } },
      {
        kind: 'extended',
        said: { externalRef: '0012', externalDueAt: '2026-12-04T15:59:00.000Z' },
      },
    ]);
  });
});
