import { Inject, Injectable } from '@nestjs/common';
import { busyProblem } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { UploadRepository } from './upload.repository.js';

/** Files that wait for a complaint are kept for a day: of one group no more than so many, or one sender fills the disk of all (S-16). */
@Injectable()
export class UploadQuota {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly uploads: UploadRepository,
    @Inject(CONFIG) private readonly config: IntakeConfig,
  ) {}

  /** Throws `service.busy` when the group has no room for another file. */
  async check(tenantId: string): Promise<void> {
    const waiting = await this.unitOfWork.run(tenantId, (tx) => this.uploads.waitingBytes(tx));
    if (waiting > this.config.UPLOADS_WAITING_MB * 1024 * 1024) throw busyProblem();
  }
}
