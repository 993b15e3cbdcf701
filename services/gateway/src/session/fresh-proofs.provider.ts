import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource } from '@tingsu/database';
import { CONFIG } from '@tingsu/service';
import type { FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config.js';
import { isOpenWithoutFactor, mustHaveFactor } from '../factors/required-factor.js';
import { proofMissing } from './fresh-proof.js';
import { proofFor } from './proof-table.js';
import type { Session } from './sessions.provider.js';

/** Says whether a session has proved enough for a request. */
@Injectable()
export class FreshProofs {
  constructor(
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
    @Inject(CONFIG)
    private readonly config: Pick<GatewayConfig, 'STEP_UP_MINUTES' | 'SECOND_FACTOR_ROLES'>,
  ) {}

  /** Whether a role of the person needs a factor that the person has not: then only adding one is open. */
  mustAddFactor({ grants, hasFactor }: Pick<Session, 'grants' | 'hasFactor'>): boolean {
    return !hasFactor && mustHaveFactor(grants, this.config.SECOND_FACTOR_ROLES);
  }

  /** Throws `session.factor_missing`, `session.step_up` or `session.prove_factor`. */
  require(session: Session, { method, url }: Pick<FastifyRequest, 'method' | 'url'>): void {
    if (this.mustAddFactor(session) && !isOpenWithoutFactor(url))
      throw new ProblemError(
        'session.factor_missing',
        'Add a second factor to your account first.',
      );
    const level = proofFor(method, url);
    const missing =
      level && proofMissing(session, level, this.config.STEP_UP_MINUTES, this.time.now());
    if (missing) throw new ProblemError(missing, 'Prove who you are, then send it again.');
  }
}
