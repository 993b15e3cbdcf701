import { Inject, Injectable } from '@nestjs/common';
import { type Identity, mayInHouse, type PosterRequest, ProblemError } from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource } from '@tingsu/database';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { IntakeThreads } from '../threads/intake-threads.provider.js';
import { bytesOf } from '../threads/sent-bytes.js';
import { composePosters } from './compose-posters.js';
import type { PrintedPosters } from './print-posters.adapter.js';

/** Prints posters for who may hang them up on the campus. */
@Injectable()
export class PrintPosters {
  constructor(
    private readonly references: ReferenceRepository,
    private readonly threads: IntakeThreads,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
    @Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'PUBLIC_URL'>,
  ) {}

  async execute(who: Identity, request: PosterRequest): Promise<PrintedPosters> {
    if (!mayInHouse(who, 'poster.print', { campus: request.campus, department: null }))
      throw new ProblemError('access.denied', 'Posters are printed by the office of the campus.');
    const sheets = composePosters(request, {
      reference: await this.references.of(who.tenantId),
      publicUrl: this.config.PUBLIC_URL,
      at: this.time.now(),
    });
    const printed = await this.threads.run('printPosters', sheets);
    return { ...printed, pdf: bytesOf(printed.pdf) };
  }
}
