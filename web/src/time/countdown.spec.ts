import { describe, expect, it } from '@jest/globals';
import { countdownText, durationText, tickPeriod, urgencyOf } from './countdown';

const now = Date.parse('2026-11-20T10:00:00+08:00');
const inMinutes = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();
const due = (minutes: number, more: { paused?: boolean; provisional?: boolean } = {}) => ({
  dueAt: inMinutes(minutes),
  paused: false,
  provisional: false,
  ...more,
});

describe('the text of a deadline', () => {
  it('says what is left in the two largest units, in both languages', () => {
    expect(countdownText(due(200), now, 'zh-CN')).toBe('剩 3 小时 20 分');
    expect(countdownText(due(200), now, 'en')).toBe('3 h 20 min left');
    expect(countdownText(due(3 * 1440 + 61), now, 'zh-CN')).toBe('剩 3 天 1 小时');
  });
  it('says by how much it is over, not a negative time', () => {
    expect(countdownText(due(-(2 * 1440 + 240)), now, 'zh-CN')).toBe('已超 2 天 4 小时');
    expect(countdownText(due(-5), now, 'en')).toBe('5 min overdue');
  });
  it('counts seconds in the last minute', () => {
    expect(countdownText(due(0.5), now, 'zh-CN')).toBe('剩 30 秒');
    expect(countdownText(due(0), now, 'zh-CN')).toBe('剩 0 秒');
  });
  it('leaves out a second unit that is zero', () => {
    expect(durationText(2 * 3_600_000, 'en')).toBe('2 h');
    expect(durationText(86_400_000 + 60_000, 'en')).toBe('1 d');
  });
  it('marks a date as expected while its calendar is provisional', () => {
    expect(countdownText(due(120, { provisional: true }), now, 'zh-CN')).toBe('剩 2 小时（预计）');
    expect(countdownText(due(120, { provisional: true }), now, 'en')).toBe('2 h left (expected)');
  });
  it('says only that a paused clock is paused, because its time does not run', () => {
    expect(countdownText(due(-10, { paused: true }), now, 'zh-CN')).toBe('已暂停');
    expect(urgencyOf(inMinutes(-10), true, now)).toBe('paused');
  });
});

describe('how pressing a deadline is', () => {
  it('turns at four hours, at a day and at the due instant', () => {
    expect(urgencyOf(inMinutes(-0.001), false, now)).toBe('over');
    expect(urgencyOf(inMinutes(0), false, now)).toBe('urgent');
    expect(urgencyOf(inMinutes(239), false, now)).toBe('urgent');
    expect(urgencyOf(inMinutes(240), false, now)).toBe('near');
    expect(urgencyOf(inMinutes(1440), false, now)).toBe('far');
  });
  it('ticks each second within an hour of the due instant and each minute otherwise', () => {
    expect(tickPeriod(inMinutes(60), now)).toBe(1_000);
    expect(tickPeriod(inMinutes(-59), now)).toBe(1_000);
    expect(tickPeriod(inMinutes(61), now)).toBe(60_000);
  });
});
