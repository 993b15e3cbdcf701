import { describe, expect, it } from '@jest/globals';
import type { MessageMedium } from '@tingsu/contracts';
import { first, toggled, usualWays } from './usual-ways';
import { whyNot } from './why-not';

const offered = (...media: MessageMedium[]) => media.map((medium) => ({ medium, ready: true }));
const wrote = (nr: number, via: 'email' | 'progress_page') => ({
  ...{ nr, via },
  direction: 'in' as const,
});

describe('the ways that are chosen for a message beforehand', () => {
  it('are all that go by themselves, first the one by which the complainant wrote last', () => {
    const offers = offered('wechat', 'sms', 'email', 'phone');
    const messages = [wrote(1, 'progress_page'), wrote(3, 'progress_page'), wrote(2, 'email')];
    expect(usualWays(offers, messages, 'web')).toEqual(['email', 'wechat', 'sms']);
    expect(usualWays(offers, [], 'email')).toEqual(['email', 'wechat', 'sms']);
    expect(usualWays(offers, [], 'hotline')).toEqual(['wechat', 'sms', 'email']);
  });

  it('are a call or a letter only where nothing goes by itself, and never what the hospital has no account for', () => {
    expect(usualWays(offered('phone', 'letter'), [], 'web')).toEqual(['phone']);
    expect(usualWays([{ medium: 'sms', ready: false }, ...offered('email')], [], 'web')).toEqual([
      'email',
    ]);
    expect(usualWays([], [], 'web')).toEqual([]);
  });

  it('are chosen one after the other, and any of them can be the first', () => {
    expect(toggled(['sms'], 'email')).toEqual(['sms', 'email']);
    expect(toggled(['sms', 'email'], 'sms')).toEqual(['email']);
    expect(first(['sms', 'email'], 'email')).toEqual(['email', 'sms']);
  });
});

it.each([
  ['address.missing', 'sendWhyNoAddress'],
  ['isv.MOBILE_NUMBER_ILLEGAL', 'sendWhyWrongAddress'],
  ['FailedOperation.PhoneNumberInBlacklist', 'sendWhyWrongAddress'],
  ['EENVELOPE 550', 'sendWhyWrongAddress'],
  ['errcode 43004', 'sendWhyNotFollowing'],
  ['isv.AMOUNT_NOT_ENOUGH', 'sendWhyNoMoney'],
  ['ECONNREFUSED', 'sendWhyAway'],
  ['timeout', 'sendWhyAway'],
  ['http 502', 'sendWhyAway'],
  ['SignatureDoesNotMatch', 'sendWhyAccount'],
  ['token 40013', 'sendWhyAccount'],
  ['isv.BUSINESS_LIMIT_CONTROL', 'sendWhyTooMany'],
  ['receipt user_block', 'sendWhyRefusedByPerson'],
  ['receipt UNDELIV', 'sendWhyNotDelivered'],
  ['phone.not_reached', 'sendWhyNotReached'],
  ['something.new', 'sendWhyOther'],
])('the code %s is said in plain words', (code, text) => {
  expect(whyNot(code)).toBe(text);
});
