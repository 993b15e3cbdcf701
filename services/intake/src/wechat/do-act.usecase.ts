import { Injectable } from '@nestjs/common';
import { type Actor, ProblemError, SubmissionSchema } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { parseOrProblem } from '@tingsu/http';
import { DataKeys } from '@tingsu/privacy';
import { AdapterRepository } from '../channels/adapter.repository.js';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import { RegisterComplaint } from '../complaints/register-complaint.usecase.js';
import { checkMaySend, kindSent } from '../messages/may-send.js';
import { WriteMessage } from '../messages/write-message.usecase.js';
import { CaseCopyRepository } from '../progress/case-copy.repository.js';
import type { Reference } from '../reference/reference-data.js';
import { PHRASES } from './phrases.js';
import { codeIn, limitLines, submissionOf } from './submission.js';
import { type Act, begun, speakingOf, type Talk, type World } from './talk.js';
import { type ClaimedCall, WechatCallRepository } from './wechat-call.repository.js';
import { WechatTalkRepository } from './wechat-talk.repository.js';

interface Context {
  readonly call: ClaimedCall;
  readonly openId: string;
  readonly appId: string;
  readonly talk: Talk;
  readonly world: World;
  readonly reference: Reference;
}
interface Done {
  readonly talk: Talk;
  readonly words: string;
}
type Added = Extract<Act, { as: 'message' }>;

const COMPLAINANT: Actor = { type: 'complainant', id: null, role: null };

/** Sends the complaint that was made in a conversation, or adds to one what was said of it. */
@Injectable()
export class DoAct {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calls: WechatCallRepository,
    private readonly talks: WechatTalkRepository,
    private readonly adapters: AdapterRepository,
    private readonly register: RegisterComplaint,
    private readonly complaints: ComplaintRepository,
    private readonly copies: CaseCopyRepository,
    private readonly dataKeys: DataKeys,
    private readonly writer: WriteMessage,
  ) {}

  async execute(act: Act, context: Context): Promise<void> {
    const sent = act.as === 'register' ? await this.registered(act.draft, context) : null;
    await this.unitOfWork.run(context.call.tenantId, async (tx) => {
      const { call, openId } = context;
      const { talk, words } = sent ?? (await this.added(tx, act as Added, context));
      await this.talks.keep(tx, call.personMark, talk, call.receivedAt);
      await this.calls.answer(tx, call, { openId, words });
    });
  }

  /** Under a key of its own, so that one which was sent before a crash is answered with the same receipt. */
  private async registered(
    draft: Extract<Act, { as: 'register' }>['draft'],
    { call, openId, appId, talk, world, reference }: Context,
  ): Promise<Done> {
    const { tenantId, callId, receivedAt: arrivedAt } = call;
    const { language } = talk;
    try {
      const written = submissionOf(draft, openId, language);
      const receipt = await this.register.execute({
        ...{ tenantId, arrivedAt, receiptShown: true, key: `wechat:${callId}` },
        sender: await this.adapters.ofWechat(tenantId, appId),
        submission: parseOrProblem(SubmissionSchema, written, 'message'),
      });
      const limits = limitLines(receipt, language, reference.timeZone);
      return {
        talk: speakingOf(talk, receipt.complaintNo),
        words: PHRASES[language].registered(codeIn(receipt), limits, world.progress),
      };
    } catch (error) {
      // What will pass is tried again; what the rules refuse is not, and stays to be sent otherwise.
      if (!(error instanceof ProblemError) || error.status >= 500) throw error;
      return { talk, words: PHRASES[language].trouble(world.form) };
    }
  }

  private async added(
    tx: Transaction,
    act: Added,
    { call, talk, reference }: Context,
  ): Promise<Done> {
    const head = await this.complaints.head(tx, act.complaintNo);
    if (!head) throw new Error('a complaint vanished while it was spoken of');
    const say = PHRASES[talk.language];
    const copy = await this.copies.ofComplaint(tx, head.id);
    if (copy?.state === 'archived') return { talk: begun(talk, act.pieces), words: say.fileClosed };
    checkMaySend('message', copy);
    const keys = await this.dataKeys.forTenant(tx);
    for (const [nr, { words, file }] of act.pieces.entries())
      await this.writer.execute(tx, {
        complaint: head,
        author: COMPLAINANT,
        dangers: words === null ? [] : reference.dangers(head, words),
        message: {
          ...{ direction: 'in', via: 'wechat', personId: null, notice: null, satisfied: null },
          ...{ kind: kindSent(copy), words: words ?? '', subject: null, at: call.receivedAt },
          files: file === null ? [] : [file],
          key: keys.fingerprint('message-key', `wechat ${call.callId} ${nr}`),
        },
      });
    return { talk: speakingOf(talk, act.complaintNo), words: say.passedOn(act.complaintNo) };
  }
}
