import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { alertsOf, alertText, fullPace, type Place, refilledPace, waitAfter } from './alerts.js';
import { readRobotAnswer, robotCall } from './robot-call.js';
import { isRobotAddress } from './robot-host.js';
import { type Robot, robotsSetting } from './robot.js';

const TENANT = '01900000-0000-7000-8000-000000000001';
const AT = new Date('2026-11-20T02:00:00.500Z');
const aRobot = (changes: Partial<Robot> = {}): Robot => ({
  ...{
    tenant: TENANT,
    key: changes.name ?? 'centre',
    name: 'centre',
    platform: 'wecom',
    language: 'zh-CN',
  },
  address: 'https://robots.test/send?key=k',
  ...changes,
});
const base64 = (key: string, text: string) =>
  createHmac('sha256', key).update(text).digest('base64');

describe('what a robot is sent', () => {
  it('is a text at its address, which holds the key of WeCom', () => {
    expect(robotCall(aRobot(), '急', AT)).toEqual({
      url: 'https://robots.test/send?key=k',
      body: '{"msgtype":"text","text":{"content":"急"}}',
    });
  });

  it('is signed in the address for DingTalk, with the milliseconds', () => {
    const robot = aRobot({
      platform: 'dingtalk',
      address: 'https://robots.test/send?access_token=t',
      secret: 'SEC1',
    });
    const { searchParams } = new URL(robotCall(robot, '急', AT).url);
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ access_token: 't', timestamp: '1795140000500' },
      sign: base64('SEC1', '1795140000500\nSEC1'),
    });
  });

  it('is signed in the body for Feishu, with the seconds in the key', () => {
    const { body } = robotCall(aRobot({ platform: 'feishu', secret: 's' }), '急', AT);
    expect(JSON.parse(body)).toEqual({
      ...{ timestamp: '1795140000', sign: base64('1795140000\ns', '') },
      ...{ msg_type: 'text', content: { text: '急' } },
    });
  });
});

it.each<[Robot['platform'], string | null, object]>([
  ['wecom', '{"errcode":0,"errmsg":"ok"}', { result: 'sent' }],
  ['feishu', '{"StatusCode":0,"code":0}', { result: 'sent' }],
  ['wecom', '{"errcode":45009}', { result: 'later', error: 'errcode 45009', afterSeconds: 60 }],
  [
    'dingtalk',
    '{"errcode":130101}',
    { result: 'later', error: 'errcode 130101', afterSeconds: 600 },
  ],
  ['feishu', '{"code":19021,"msg":"sign"}', { result: 'refused', error: 'errcode 19021' }],
  ['wecom', '<html>', { result: 'later', error: 'http 502', afterSeconds: null }],
  ['wecom', null, { result: 'later', error: 'no_answer', afterSeconds: null }],
])('an answer of %s is read: %s', (platform, text, expected) => {
  expect(readRobotAnswer(platform, text === null ? null : { status: 502, text })).toEqual(expected);
});

describe('who is alerted', () => {
  const place: Place = { campus: 'main', departments: ['main.pharmacy'], confidential: false };
  const facts = { caseNo: 'C-2026-000001', timeZone: 'Asia/Shanghai' };
  const robots = [
    aRobot({ name: 'all' }),
    aRobot({ name: 'main', campus: 'main' }),
    aRobot({ name: 'east', campus: 'east' }),
    aRobot({ name: 'pharmacy', department: 'main.pharmacy' }),
  ];
  const named = (told: Partial<Parameters<typeof alertsOf>[0][number]>) =>
    alertsOf([{ eventId: 'e1', template: 'clock.breached', facts, place, ...told }], robots).map(
      ({ robot }) => robot,
    );

  it('are the robots of the group, the campus and the departments', () => {
    expect(named({})).toEqual(['all', 'main', 'pharmacy']);
    expect(named({ place: null, template: 'alarm.raised' })).toEqual(['all']);
  });

  it('is nobody of what can wait, or of a confidential case', () => {
    expect(named({ template: 'case.new' })).toEqual([]);
    expect(named({ place: { ...place, confidential: true } })).toEqual([]);
  });

  it('hears it once, however many people are told', () => {
    const told = { eventId: 'e1', template: 'case.urgent', facts, place } as const;
    expect(alertsOf([told, told, { ...told, eventId: 'e2' }], [aRobot()])).toHaveLength(2);
  });
});

describe('how much a robot says', () => {
  it('is no more than its platform takes, in one message and in a minute', () => {
    const text = alertText(
      Array.from({ length: 90 }, (_, nr) => `[C-2026-${nr}] 已超期，请处理`),
      'https://x.test/staff',
      'zh-CN',
    );
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2_000);
    expect(text).toMatch(/\n……另有 \d+ 条\nhttps:\/\/x\.test\/staff$/);
    expect(alertText(['a'], 'b', 'en')).toBe('a\nb');
    const later = new Date(AT.getTime() + 3_000);
    expect(refilledPace({ tokens: 0, filledAt: AT }, later).tokens).toBeCloseTo(1);
    expect(refilledPace(fullPace(AT), later)).toEqual({ tokens: 20, filledAt: later });
    expect([1, 5, 6].map(waitAfter)).toEqual([5, 3_600, null]);
  });

  it('is set by names that are told apart, and no key is in the error', () => {
    const { tenant, name, platform, address } = aRobot();
    const one = { tenant, name, platform, address };
    expect(robotsSetting.parse(JSON.stringify([one]))).toEqual([aRobot()]);
    for (const wrong of [
      'x',
      JSON.stringify([one, one]),
      JSON.stringify([{ ...one, platform: 'x' }]),
    ]) {
      const { error } = robotsSetting.safeParse(wrong);
      expect(error?.message).toMatch(/must be JSON/);
      expect(error?.message).not.toContain('key=k');
    }
  });
});

it.each<[Robot['platform'], string, boolean]>([
  ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k', true],
  ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/k', true],
  ['wecom', 'https://oapi.dingtalk.com/robot/send?access_token=t', false],
  ['wecom', 'http://qyapi.weixin.qq.com/send', false],
  ['wecom', 'https://qyapi.weixin.qq.com@10.0.0.1/send', false],
  ['wecom', 'https://qyapi.weixin.qq.com.evil.test/send', false],
  ['dingtalk', 'http://im.house.test:8443/send', true],
  ['dingtalk', 'ftp://im.house.test:8443/send', false],
  ['dingtalk', 'here', false],
])('a robot of %s may be called at %s: %s', (platform, address, expected) => {
  expect(isRobotAddress(platform, address, ['im.house.test:8443'])).toBe(expected);
});
