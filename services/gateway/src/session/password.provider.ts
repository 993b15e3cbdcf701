import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';

/** OWASP's argon2id setting: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Loaded with the first password. */
const argon2 = () => import('@node-rs/argon2');

export const hashPassword = async (password: string): Promise<string> =>
  (await argon2()).hash(password, COST);

@Injectable()
export class Passwords {
  /** Of a random password: checking an unknown login costs as much as checking a known one. */
  private decoy: Promise<string> | null = null;

  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    // Made at the first check of any login, so that the time it takes says nothing about the login.
    const decoy = await (this.decoy ??= hashPassword(randomBytes(32).toString('base64')));
    const right = await (await argon2()).verify(passwordHash ?? decoy, password);
    return right && passwordHash !== null;
  }
}
