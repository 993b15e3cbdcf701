import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

/** OWASP's argon2id setting: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

@Injectable()
export class Passwords {
  /** Of a random password: checking an unknown login costs as much as checking a known one. */
  private readonly decoy = hashPassword(randomBytes(32).toString('base64'));

  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const right = await verify(passwordHash ?? (await this.decoy), password);
    return right && passwordHash !== null;
  }
}
