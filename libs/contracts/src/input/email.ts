import { tidyText, type Reading } from './text.js';

/** Longest address that mail can carry, in characters (RFC 5321, 4.5.3.1.3, without the angle brackets). */
export const MAX_EMAIL_CHARACTERS = 254;

const LOCAL_PART = /^(?!\.|.*\.\.|.*\.$)[^\s@"(),:;<>[\]\\]{1,64}$/u;
const NOT_IN_A_DOMAIN = /[\s/?#@:\\[\]%!]/u;

/** The domain as the DNS knows it: 例子.中国 is xn--fsqu00a.xn--fiqs8s. Null for what cannot be one. */
const asciiDomain = (written: string): string | null => {
  if (written === '' || NOT_IN_A_DOMAIN.test(written)) return null;
  try {
    const { hostname } = new URL(`http://${written}`);
    return /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?!\d+$)[a-z0-9-]{2,}$/.test(hostname)
      ? hostname
      : null;
  } catch {
    return null;
  }
};

/** An e-mail address that mail can be sent to: the part before @ as it was typed, the domain in its ASCII form. */
export const readEmail = (written: string): Reading<string> => {
  const plain = tidyText(written).normalize('NFKC');
  if (plain === '') return { problem: 'blank' };
  const at = plain.lastIndexOf('@');
  if (at < 1 || plain.indexOf('@') !== at) return { problem: 'email_at' };
  const local = plain.slice(0, at);
  if (!LOCAL_PART.test(local)) return { problem: 'email_characters' };
  const domain = asciiDomain(plain.slice(at + 1));
  if (domain === null) return { problem: 'email_domain' };
  const value = `${local}@${domain}`;
  return value.length > MAX_EMAIL_CHARACTERS ? { problem: 'too_long' } : { value, doubt: null };
};
