import { randomInt } from 'node:crypto';
import { hashPassword } from '../session/password.provider.js';
import {
  inGroups,
  RECOVERY_CODES,
  RECOVERY_LENGTH,
  RECOVERY_LETTERS,
  recoveryCodeIn,
} from './recovery-code.js';

export interface KeptRecoveryCode {
  readonly firstGroup: string;
  readonly codeHash: string;
}

/** Ten codes as they are shown, and as they are kept: 20 bits by which one is found, and 59 behind argon2id. */
export async function newRecoveryCodes(): Promise<{
  readonly shown: readonly string[];
  readonly kept: readonly KeptRecoveryCode[];
}> {
  const codes = new Map<string, string>();
  while (codes.size < RECOVERY_CODES) {
    const letters = Array.from(
      { length: RECOVERY_LENGTH },
      () => RECOVERY_LETTERS[randomInt(RECOVERY_LETTERS.length)],
    ).join('');
    codes.set(letters.slice(0, 4), letters);
  }
  const shown = [...codes.values()].map(inGroups);
  const kept: KeptRecoveryCode[] = [];
  for (const code of shown) {
    const parts = recoveryCodeIn(code);
    if (parts)
      kept.push({ firstGroup: parts.firstGroup, codeHash: await hashPassword(parts.rest) });
  }
  return { shown, kept };
}
