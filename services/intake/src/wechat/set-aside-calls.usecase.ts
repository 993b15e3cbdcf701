import { Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { AdapterRepository } from '../channels/adapter.repository.js';
import { InletUse } from '../channels/inlet-use.job.js';
import { MediaAccountRepository } from '../accounts/media-account.repository.js';
import type { NewRefusal } from '../refused/refused-submission.repository.js';
import { type ClaimedCall, WechatCallRepository } from './wechat-call.repository.js';

/** The type of a refused message that stands for one of WeChat; its body is the id of the call. */
export const WECHAT_MESSAGE = 'wechat';

/** Messages of WeChat that could not be taken, among those that the complaint centre looks at. */
@Injectable()
export class SetAsideCalls {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calls: WechatCallRepository,
    private readonly adapters: AdapterRepository,
    private readonly accounts: MediaAccountRepository,
    private readonly use: InletUse,
  ) {}

  /** As it waits for somebody to look. */
  async refusal({ tenantId, callId }: ClaimedCall): Promise<NewRefusal & { adapterId: string }> {
    const account = await this.unitOfWork.run(tenantId, (tx) => this.accounts.find(tx, 'wechat'));
    const appId = account?.settings.provider === 'wechat' ? account.settings.appId : '';
    const { id: adapterId } = await this.adapters.ofWechat(tenantId, appId);
    const code = 'internal';
    this.use.note({ tenantId, inlet: adapterId, channel: 'wechat', campus: '', refused: code });
    return {
      ...{ tenantId, adapterId, code, errors: [], keyHash: null, channel: 'wechat' },
      ...{ messageId: callId, messageType: WECHAT_MESSAGE, body: Buffer.from(callId) },
      detail: 'The message is kept, and a person will look at it.',
    };
  }

  /** What it says, as far as that is words. */
  async shown(tx: Transaction, callId: string): Promise<string | null> {
    const message = await this.calls.kept(tx, callId);
    if (!message) return null;
    const { said } = message;
    if (said.kind === 'text') return said.words;
    return said.kind === 'voice' && said.heard !== null ? said.heard : `[${said.kind}]`;
  }

  discard(tx: Transaction, callId: string): Promise<void> {
    return this.calls.discard(tx, callId);
  }

  /** Goes into the conversation once more, in the words that a person put in place of its own where there are some. */
  async again(tenantId: string, callId: string, corrected: string | undefined): Promise<void> {
    const back = await this.unitOfWork.run(tenantId, async (tx) => {
      const shown = await this.shown(tx, callId);
      const words = corrected === undefined || corrected === shown ? null : corrected;
      return this.calls.again(tx, callId, words);
    });
    if (!back) throw new ProblemError('request.not_found', 'There is no such message any more.');
  }
}
