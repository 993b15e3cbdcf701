import { Injectable } from '@nestjs/common';
import { type Identity, ProblemError, type RefusedDetail } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { AccessLogRepository } from '../access/access-log.repository.js';
import { AdapterMessages } from '../channels/adapter-messages.usecase.js';
import { AdapterRepository } from '../channels/adapter.repository.js';
import { MAIL_MESSAGE, SetAsideMails } from '../mailbox/set-aside-mails.usecase.js';
import { SetAsideCalls, WECHAT_MESSAGE } from '../wechat/set-aside-calls.usecase.js';
import { type OpenRefusal, RefusedSubmissionRepository } from './refused-submission.repository.js';

/** Staff of the complaint centre for the whole group: a message that cannot be read has no campus. */
const CENTRE_ROLES: readonly string[] = ['centre_officer', 'centre_head'];

/** What the complaint centre does about messages of adapters that were refused. */
@Injectable()
export class SettleRefused {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refused: RefusedSubmissionRepository,
    private readonly adapters: AdapterRepository,
    private readonly messages: AdapterMessages,
    private readonly mails: SetAsideMails,
    private readonly calls: SetAsideCalls,
    private readonly accessLog: AccessLogRepository,
  ) {}

  list(who: Identity, state: 'open' | 'taken' | 'dismissed', cursor: string | undefined) {
    requireCentre(who);
    return this.unitOfWork.run(who.tenantId, (tx) => this.refused.list(tx, state, cursor));
  }

  /** Opens the words, and leaves a row in the access log. */
  read(who: Identity, id: string): Promise<RefusedDetail> {
    const personId = requireCentre(who);
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const refusal = await this.refused.get(tx, id);
      const message = await this.openLogged(tx, personId, id);
      return { ...refusal, body: message && (await this.shown(tx, message)) };
    });
  }

  /** Takes the message again, corrected or as it is, in the name of its adapter and under its own key. */
  async retry(
    who: Identity,
    id: string,
    corrected: string | undefined,
  ): Promise<{ readonly complaintNo: string | null }> {
    const personId = requireCentre(who);
    const message = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.openLogged(tx, personId, id),
    );
    if (!message) throw decided();
    const complaintNo = await this.taken(who.tenantId, message, corrected);
    await this.unitOfWork.run(who.tenantId, (tx) =>
      this.refused.settle(tx, id, personId, { state: 'taken', complaintNo }),
    );
    return { complaintNo };
  }

  /** A mail and a message of WeChat are kept by us already; everything else is taken in the name of its adapter. */
  private async taken(
    tenantId: string,
    message: OpenRefusal,
    corrected: string | undefined,
  ): Promise<string | null> {
    if (message.messageType === MAIL_MESSAGE)
      return (await this.mails.take(tenantId, message.body.toString(), corrected)).complaintNo;
    if (message.messageType === WECHAT_MESSAGE) {
      await this.calls.again(tenantId, message.body.toString(), corrected);
      return null;
    }
    const adapter = await this.adapters.byId(tenantId, message.adapterId);
    const known = { adapter, key: keyOf(message), type: message.messageType };
    // Its sender corrected it meanwhile, or we ended before we could note that it was taken.
    const earlier = await this.messages.earlier(known);
    if (earlier !== null) return earlier;
    const body = corrected === undefined ? message.body : Buffer.from(corrected);
    // The deadlines run from when it reached us, not from when an officer had time to correct it.
    const taken = await this.messages.execute({ ...known, body, arrivedAt: message.refusedAt });
    return taken.complaintNo;
  }

  private async shown(tx: Transaction, { messageType, body }: OpenRefusal): Promise<string | null> {
    if (messageType === MAIL_MESSAGE) return this.mails.shown(tx, body.toString());
    if (messageType === WECHAT_MESSAGE) return this.calls.shown(tx, body.toString());
    return textOf(body);
  }

  dismiss(who: Identity, id: string, reason: string): Promise<void> {
    const personId = requireCentre(who);
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      await this.refused.get(tx, id);
      const message = await this.refused.open(tx, id);
      if (message?.messageType === MAIL_MESSAGE)
        await this.mails.discard(tx, message.body.toString());
      if (message?.messageType === WECHAT_MESSAGE)
        await this.calls.discard(tx, message.body.toString());
      const done = await this.refused.settle(tx, id, personId, { state: 'dismissed', reason });
      if (!done) throw decided();
    });
  }

  private async openLogged(
    tx: Transaction,
    personId: string,
    id: string,
  ): Promise<OpenRefusal | null> {
    const message = await this.refused.open(tx, id);
    if (message)
      await this.accessLog.record(tx, {
        personId,
        action: 'refused.read',
        complaintId: id,
        uploadId: null,
        outcome: 'allowed',
      });
    return message;
  }
}

/** Its own, so that the adapter may send it again too; unless the key is what was wrong with it. */
function keyOf({ id, messageId, code }: OpenRefusal): string {
  return messageId === null || code.startsWith('idempotency.') ? `refused:${id}` : messageId;
}

function requireCentre({ personId, grants }: Identity): string {
  const allowed = grants.some(({ role, campus }) => CENTRE_ROLES.includes(role) && campus === null);
  if (personId === null || !allowed)
    throw new ProblemError(
      'access.denied',
      'This needs the role centre_officer or centre_head for the whole group.',
    );
  return personId;
}

/** Text in UTF-8, or else in GB18030, which is what Chinese programs send by mistake; null for anything else. */
function textOf(body: Buffer): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(body);
    } catch {
      continue;
    }
  }
  return null;
}

const decided = (): ProblemError =>
  new ProblemError('request.invalid', 'This message has already been settled.');
