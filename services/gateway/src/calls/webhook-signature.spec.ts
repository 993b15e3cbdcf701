import { describe, expect, it } from '@jest/globals';
import { isSignedWith, isTimely, secretIn } from './webhook-signature.provider.js';

/** Made with openssl: `printf '%s' 'call-1.1795831200.{"callId":"c-1"}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:… -binary | base64`. */
const SECRET = secretIn('whsec_YS1zZWNyZXQtb2YtdGhlLXRlbGVwaG9uZS1zeXN0ZW0h');
const SIGNATURE = 'v1,8ldQ0a6Z49Qzw5s4dw/DEa4PTmXKaPuSJyH1R5VnmiI=';
const BODY = Buffer.from('{"callId":"c-1"}');
const signed = { id: 'call-1', timestamp: '1795831200', signature: SIGNATURE };

describe('the signature of a webhook', () => {
  it('is that over id, time and body with the secret, alone or among others', () => {
    expect(SECRET.toString()).toBe('a-secret-of-the-telephone-system!');
    expect(isSignedWith(SECRET, signed, BODY)).toBe(true);
    const among = { ...signed, signature: `v1,AAAA v1a,AAAA ${SIGNATURE}` };
    expect(isSignedWith(SECRET, among, BODY)).toBe(true);
  });

  it.each([
    ['another body', {}, '{"callId":"c-2"}'],
    ['another id', { id: 'call-2' }, '{"callId":"c-1"}'],
    ['another time', { timestamp: '1795831201' }, '{"callId":"c-1"}'],
    ['another version', { signature: SIGNATURE.replace('v1', 'v2') }, '{"callId":"c-1"}'],
    ['no code', { signature: 'v1,' }, '{"callId":"c-1"}'],
    ['nothing', { signature: '' }, '{"callId":"c-1"}'],
  ])('does not hold for %s', (_, change, body) => {
    expect(isSignedWith(SECRET, { ...signed, ...change }, Buffer.from(body))).toBe(false);
  });

  it('holds for five minutes before and after', () => {
    const at = (seconds: number) => isTimely(signed, new Date((1_795_831_200 + seconds) * 1_000));
    expect([-301, -300, 0, 300, 301].map(at)).toEqual([false, true, true, true, false]);
    expect(isTimely({ ...signed, timestamp: 'now' }, new Date())).toBe(false);
  });
});
