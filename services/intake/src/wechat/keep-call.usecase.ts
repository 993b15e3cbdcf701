import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import type { WechatMessage } from './call.js';
import { TakeCallsJob } from './take-calls.job.js';
import { WechatCallRepository } from './wechat-call.repository.js';

/** Keeps what a person wrote. Only then does WeChat hear that we have it; what it asks for is done afterwards. */
@Injectable()
export class KeepCall {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calls: WechatCallRepository,
    private readonly job: TakeCallsJob,
  ) {}

  async execute(tenantId: string, message: WechatMessage): Promise<void> {
    await this.unitOfWork.run(tenantId, (tx) => this.calls.keep(tx, message));
    this.job.wake();
  }
}
