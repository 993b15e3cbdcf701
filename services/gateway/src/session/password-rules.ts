/** Whose password it is to become. */
export interface PasswordOwner {
  readonly login: string;
  readonly name: string;
}

export interface PasswordRules {
  /** Fewest characters. */
  readonly length: number;
  /** Whether those who guess try this word, in small letters, among their first. */
  isCommon(word: string): boolean;
}

export type PasswordFault =
  'password_short' | 'password_common' | 'password_repeats' | 'password_own';

/** So many characters behind a common word make it no better. */
const TAIL = 4;
const SHORTEST_OWN_WORD = 3;

/**
 * Why a password cannot be chosen; null for a good one. It is long, not one that is guessed first and not the person's own name. Kinds
 * of characters are not asked for (OWASP ASVS 5.0, 6.2.1 to 6.2.12; NIST SP 800-63B, 3.1.1.2).
 */
export function passwordFault(
  password: string,
  { login, name }: PasswordOwner,
  { length, isCommon }: PasswordRules,
): PasswordFault | null {
  const word = password.normalize('NFKC').toLowerCase();
  if ([...word].length < length) return 'password_short';
  if (/^(.{1,4})\1+$/u.test(word)) return 'password_repeats';
  if (endings(word).some((one) => isCommon(one))) return 'password_common';
  if ([login, name].some((own) => isMostly(word, own.normalize('NFKC').toLowerCase())))
    return 'password_own';
  return null;
}

/** The word, and what it is without up to four digits and signs at its end. */
const endings = (word: string): readonly string[] => {
  const tail = /[\d\p{P}\p{S}]*$/u.exec(word)?.[0].length ?? 0;
  return Array.from({ length: Math.min(tail, TAIL) + 1 }, (_, cut) =>
    word.slice(0, word.length - cut),
  );
};

/** Whether little is left of a password without the person's own word. */
const isMostly = (password: string, own: string): boolean =>
  own.length >= SHORTEST_OWN_WORD && password.replaceAll(own, '').length <= password.length / 2;
