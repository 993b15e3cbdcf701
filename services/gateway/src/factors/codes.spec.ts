import { describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { codeAppUri, newSecret, stepOf } from './code-app.adapter.js';
import { recoveryCodeIn } from './recovery-code.js';
import { newRecoveryCodes } from './recovery-codes.provider.js';
import { webOriginOf } from './web-origin.js';

describe('codes of an app', () => {
  /** RFC 6238, appendix B, of which an app shows the last six digits. */
  const SECRET = new Secret({ buffer: new Uint8Array(Buffer.from('12345678901234567890')).buffer })
    .base32;
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
  ])('after %d seconds is %s (RFC 6238)', (seconds, code, step) => {
    expect(stepOf(SECRET, code, new Date(seconds * 1_000))).toBe(step);
  });

  it('hold for one step to each side, and no further', () => {
    const secret = newSecret();
    const now = new Date('2026-11-20T10:00:00Z');
    const at = (steps: number) =>
      TOTP.generate({
        secret: Secret.fromBase32(secret),
        timestamp: now.getTime() + steps * 30_000,
      });
    const step = stepOf(secret, at(0), now) ?? 0;
    expect([stepOf(secret, at(-1), now), stepOf(secret, at(1), now)]).toEqual([step - 1, step + 1]);
    expect([stepOf(secret, at(-2), now), stepOf(secret, at(2), now)]).toEqual([null, null]);
    expect(stepOf(secret, `${at(0).slice(0, 3)} ${at(0).slice(3)}`, now)).toBe(step);
    expect(stepOf(secret, 'abcdef', now)).toBeNull();
  });

  it('come from an address that names the hospital and the login', () => {
    const uri = new URL(codeAppUri(newSecret(), { issuer: '示例集团', login: 'officer' }));
    expect(decodeURIComponent(uri.pathname)).toContain('示例集团:officer');
    expect(uri.searchParams.get('issuer')).toBe('示例集团');
  });
});

describe('recovery codes', () => {
  it('are ten, each with another beginning, and read as people type them', async () => {
    const { shown, kept } = await newRecoveryCodes();
    expect(new Set(kept.map(({ firstGroup }) => firstGroup)).size).toBe(10);
    const [code = ''] = shown;
    expect(code).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const typed = ` ${code.toUpperCase().replaceAll('-', ' ')} `;
    expect(recoveryCodeIn(typed)).toEqual(recoveryCodeIn(code));
    expect(recoveryCodeIn('123456')).toBeNull();
  });
});

describe('where the web app is', () => {
  const asked = { host: 'demo2.example:8443', protocol: 'https' };
  it('is the own host name of a group, else the address of the installation', () => {
    expect(webOriginOf(asked, ['demo2.example'], 'https://tingsu.example/')).toBe(
      'https://demo2.example:8443',
    );
    expect(webOriginOf(asked, [], 'https://tingsu.example/')).toBe('https://tingsu.example');
    expect(webOriginOf(asked, [], undefined)).toBe('https://demo2.example:8443');
  });
});
