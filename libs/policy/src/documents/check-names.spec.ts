import { describe, expect, it } from '@jest/globals';
import { shippedDocuments } from '../shipped.fixture.js';
import { advisePolicy } from './check-policy.js';

interface Named {
  readonly zh?: string;
  readonly en?: string;
}
const days = (value: number, basis = 'working') => ({ value, unit: 'day', basis });
const clock = (named: Named, more: object = {}) => ({
  ...{ id: 'answer', start: 'case.received', stop: 'feedback.given', kind: 'limit' },
  ...{ duration: days(5), ...named, ...more },
});
const documentWith = (one: object) => ({
  ...{ schemaVersion: 1, id: 'house', version: '1.0', effectiveFrom: '2026-01-01' },
  ...{ timezone: 'Asia/Shanghai', calendar: { base: 'CN' }, clocks: [one] },
});
const adviceOn = (named: Named, more: object = {}) =>
  advisePolicy([documentWith(clock(named, more))]).map(({ path, code }) => [path, code]);
const differs = (language: string) => [[`/clocks/0/${language}`, 'clock.name.differs']];

describe('the name of a clock', () => {
  it.each<[Named, object]>([
    [{ zh: '3个工作日内反馈' }, {}],
    [{ zh: '五日内反馈' }, {}],
    [{ zh: '一周内处理完毕' }, { duration: days(6, 'calendar') }],
    [{ zh: '5个工作日内反馈' }, { duration: days(5, 'calendar') }],
    [{ zh: '24小时内核实' }, { duration: { value: 48, unit: 'hour', basis: 'elapsed' } }],
    [{ zh: '三十日内告知' }, { duration: days(13, 'calendar') }],
  ])('is pointed out where it says another time: %j', (named, more) => {
    expect(adviceOn(named, more)).toEqual(differs('zh'));
  });

  it('is pointed out in English too, with both amounts', () => {
    const [found] = advisePolicy([documentWith(clock({ en: 'Answer within 3 working days' }))]);
    expect(found).toMatchObject({
      path: '/clocks/0/en',
      message:
        'The name of answer says 3 working days, but 5 working days are counted. Correct one of them.',
      messageZh: 'answer 的名称写的是3个工作日，实际计的是5个工作日，请更正其一。',
    });
  });

  it.each<[Named, object]>([
    [{ zh: '5个工作日内反馈', en: 'Answer within five working days' }, {}],
    [{ zh: '一周内处理完毕', en: 'Within one week' }, { duration: days(7, 'calendar') }],
    [{ zh: '尽快反馈', en: 'As soon as possible' }, {}],
    [{ zh: '24小时内核实' }, { duration: { value: 1_440, unit: 'minute', basis: 'elapsed' } }],
    [
      { zh: '60日办结，可延30日', en: 'Within 60 days, extendable by 30 days' },
      { duration: days(60, 'calendar'), extend: { max: days(30, 'calendar') } },
    ],
    [
      { zh: '约定期限，未约定的15个工作日' },
      { duration: { value: 'agreedDate', unit: 'anchor', basis: 'calendar' }, default: days(15) },
    ],
    [
      { zh: '当月3日前' },
      { duration: { value: 'end-of-month', unit: 'anchor', basis: 'calendar' } },
    ],
  ])('is left alone where it says the same, or nothing that can be compared: %j', (named, more) => {
    expect(adviceOn(named, more)).toEqual([]);
  });
});

describe('a key that no part of the product knows', () => {
  it('is pointed out where it stands, and does not make the document unreadable', () => {
    const one = { ...documentWith(clock({})), note: 'x', rounds: { max: 2 } };
    expect(advisePolicy([one]).map(({ path, code }) => [path, code])).toEqual([
      ['/note', 'key.unknown'],
    ]);
    const inRule = documentWith(clock({}, { ladder: [] }));
    expect(advisePolicy([inRule]).map(({ path }) => path)).toEqual(['/clocks/0/ladder']);
  });

  it('says nothing of a document in a wrong shape, which the check refuses anyway', () => {
    expect(advisePolicy([{ id: 'house' }])).toEqual([]);
  });
});

it('there is nothing to point out in the documents that ship', () => {
  expect(advisePolicy(shippedDocuments())).toEqual([]);
});
