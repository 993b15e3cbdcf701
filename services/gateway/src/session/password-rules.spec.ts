import { describe, expect, it } from '@jest/globals';
import { commonPasswords } from './common-passwords.provider.js';
import { passwordFault } from './password-rules.js';

const owner = { login: 'hejingyi', name: '何静怡' };
const faultOf = async (password: string) => {
  const common = await commonPasswords();
  return passwordFault(password, owner, { length: 12, isCommon: (word) => common.has(word) });
};

describe('a new password', () => {
  it('has twelve characters, counted as a person counts them', async () => {
    expect(await faultOf('kq7 zebra tk')).toBeNull();
    expect(await faultOf('kq7 zebra t')).toBe('password_short');
    expect(await faultOf('😀'.repeat(6))).toBe('password_short');
    expect(await faultOf('门诊楼前的银杏叶又黄了呀')).toBeNull();
  });

  it('is not one that is guessed first, also with a year or a sign behind it', async () => {
    for (const known of ['123456789012', '1qaz2wsx3edc', 'Password1234'])
      expect([known, await faultOf(known)]).not.toEqual([known, null]);
    expect(await faultOf('administrator2026')).toBe('password_common');
  });

  it('does not repeat a few characters', async () => {
    expect(await faultOf('ababababababab')).toBe('password_repeats');
    expect(await faultOf('啊啊啊啊啊啊啊啊啊啊啊啊')).toBe('password_repeats');
  });

  it('is not mostly the login or the name', async () => {
    expect(await faultOf('HeJingyi-2026')).toBe('password_own');
    expect(await faultOf('何静怡何静怡2026何静怡')).toBe('password_own');
    expect(await faultOf('hejingyi walks to the river')).toBeNull();
  });
});
