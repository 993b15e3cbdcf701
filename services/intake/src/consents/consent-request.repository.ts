import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { ConsentRequests } from './consent-request.entity.js';

const Question = ConsentRequests.pick('requestId', 'complaintId', 'expiresAt', 'agrees');
export type ConsentQuestion = RowOf<typeof Question>;
const Texted = ConsentRequests.pick('phone', 'expiresAt', 'agrees');

/** What a text to a patient needs. */
interface PatientText {
  /** Null when it is not to go any more. */
  readonly phone: string | null;
  readonly token: string;
}

const TOKEN_BYTES = 18;
const cellOf = (requestId: string) => ({
  ...{ table: 'consent_request', column: 'phone', rowId: requestId },
});

@Injectable()
export class ConsentRequestRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  /** The same question always has the same token, so that a repeated request is answered without keeping it. */
  async tokenOf(tx: Transaction, requestId: string): Promise<string> {
    const keys = await this.dataKeys.forTenant(tx);
    const drawn = keys.fingerprint('consent-token', requestId);
    return drawn.subarray(0, TOKEN_BYTES).toString('base64url');
  }

  /** Asks anew: what was asked before and not answered is over. */
  async ask(
    tx: Transaction,
    {
      phone,
      ...question
    }: {
      readonly requestId: string;
      readonly complaintId: string;
      readonly phone: string | null;
      readonly expiresAt: Date;
    },
  ): Promise<void> {
    await tx.query(
      `update consent_request set expires_at = least(expires_at, $3), phone = null
       where tenant_id = $1 and complaint_id = $2 and agrees is null`,
      [tx.tenantId, question.complaintId, tx.now],
    );
    const keys = await this.dataKeys.forTenant(tx);
    const { requestId } = question;
    await ConsentRequests.add(tx, [
      {
        ...{ ...question, tenantId: tenantOf(tx), askedAt: tx.now, agrees: null, answeredAt: null },
        tokenMark: keys.fingerprint('consent', await this.tokenOf(tx, requestId)),
        phone: keys.sealOptional(cellOf(requestId), phone),
      },
    ]);
  }

  /** The newest question about a complaint, locked. */
  async last(tx: Transaction, complaintId: string): Promise<ConsentQuestion | null> {
    const [found = null] = await Question.select(
      tx,
      'where tenant_id = $1 and complaint_id = $2 order by request_id desc limit 1 for update',
      [tx.tenantId, complaintId],
    );
    return found;
  }

  async one(tx: Transaction, requestId: string): Promise<ConsentQuestion | null> {
    const [found = null] = await Question.select(tx, 'where tenant_id = $1 and request_id = $2', [
      tx.tenantId,
      requestId,
    ]);
    return found;
  }

  /** The question that a link asks, locked. */
  async behind(tx: Transaction, token: string): Promise<ConsentQuestion | null> {
    const keys = await this.dataKeys.forTenant(tx);
    const [found = null] = await Question.select(
      tx,
      'where tenant_id = $1 and token_mark = $2 for update',
      [tx.tenantId, keys.fingerprint('consent', token)],
    );
    return found;
  }

  async answer(tx: Transaction, requestId: string, agrees: boolean): Promise<void> {
    await tx.query(
      `update consent_request set agrees = $3, answered_at = $4, phone = null
       where tenant_id = $1 and request_id = $2`,
      [tx.tenantId, requestId, agrees, tx.now],
    );
  }

  /** Null for every message that is no question to a patient. */
  async textOf(tx: Transaction, messageId: string): Promise<PatientText | null> {
    const [row] = await Texted.select(tx, 'where tenant_id = $1 and request_id = $2', [
      tx.tenantId,
      messageId,
    ]);
    if (!row) return null;
    const open = row.agrees === null && row.expiresAt.getTime() > tx.now.getTime();
    const keys = await this.dataKeys.forTenant(tx);
    return {
      phone: open ? keys.openOptional(cellOf(messageId), row.phone) : null,
      token: await this.tokenOf(tx, messageId),
    };
  }
}
