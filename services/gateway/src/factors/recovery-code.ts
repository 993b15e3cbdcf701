/** Without letters that look like digits. */
export const RECOVERY_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
export const RECOVERY_CODES = 10;
const GROUPS = 4;
const GROUP = 4;
export const RECOVERY_LENGTH = GROUPS * GROUP;

/** `abcd-efgh-jkmn-pqrs` */
export const inGroups = (letters: string): string =>
  (letters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');

/** A code as it was typed, by its first group, by which it is found, and the rest; null for what is none. */
export function recoveryCodeIn(
  typed: string,
): { readonly firstGroup: string; readonly rest: string } | null {
  const letters = typed.toLowerCase().replace(/[\s-]/g, '');
  return letters.length === RECOVERY_LENGTH && /^[a-z2-9]+$/.test(letters)
    ? { firstGroup: letters.slice(0, GROUP), rest: letters.slice(GROUP) }
    : null;
}
