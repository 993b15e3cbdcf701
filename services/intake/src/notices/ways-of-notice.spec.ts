import { describe, expect, it } from '@jest/globals';
import { waysOfNotice } from './ways-of-notice.js';

describe('the ways of a notice', () => {
  it('follow the policy, with letters and calls after all that goes by itself', () => {
    expect(waysOfNotice(['letter', 'sms', 'wechat'])).toEqual(['sms', 'wechat', 'email', 'letter']);
  });

  it('begin with what the person wants; with a letter or a call only where the policy names it', () => {
    expect(waysOfNotice(['sms', 'phone'], 'email')).toEqual(['email', 'sms', 'wechat', 'phone']);
    expect(waysOfNotice(['sms', 'phone'], 'phone')).toEqual(['phone', 'sms', 'wechat', 'email']);
    expect(waysOfNotice(['sms'], 'letter')).toEqual(['sms', 'wechat', 'email']);
  });

  it('are as the person can be reached where the policy names none, or names no medium of messages', () => {
    expect(waysOfNotice([])).toEqual(['wechat', 'sms', 'email']);
    expect(waysOfNotice(['visit', 'phone'])).toEqual(['wechat', 'sms', 'email', 'phone']);
  });
});
