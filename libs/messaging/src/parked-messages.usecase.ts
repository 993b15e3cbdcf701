import { cursorOf, InstantPlaceSchema, ProblemError } from '@tingsu/contracts';
import type { UnitOfWork } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { createHash } from 'node:crypto';
import { correctionFault } from './correction.js';
import { type CheckedEvent, decodeEvent } from './event-codec.js';
import type { Inbox } from './inbox.provider.js';
import { entryOf, stateOf } from './inbox.repository.js';
import {
  isParked,
  listParked,
  type ParkedRow,
  parkedRow,
  type ParkedDecision,
  settleParked,
} from './parked.repository.js';
import type {
  Operator,
  ParkedDetail,
  ParkedMessage,
  ParkedPage,
  ReplayResult,
} from './parked-view.js';

const PAGE_SIZE = 50;
const PLACES = cursorOf(InstantPlaceSchema);

const sha256 = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex');

/** The operator's list of messages that could not be applied, and what can be done about each. */
export class ParkedMessages {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inbox: Inbox,
  ) {}

  /** Newest first, 50 to a page. */
  async list(
    operator: Operator,
    page: { readonly state?: ParkedMessage['state']; readonly cursor?: string } = {},
  ): Promise<ParkedPage> {
    const before = PLACES.read(page.cursor);
    const rows = await this.unitOfWork.system((tx) =>
      listParked(tx, operator, { state: page.state ?? 'open', before, limit: PAGE_SIZE + 1 }),
    );
    return PLACES.page(rows.map(messageOf), PAGE_SIZE, ({ parkedAt, id }) => [parkedAt, id]);
  }

  /** What is unreadable may be a person's words: who looks at it is on record (S-17). */
  async get(operator: Operator, id: string): Promise<ParkedDetail> {
    const { body, headers, ...message } = await this.find(operator, id);
    const { tenantId, personId } = operator;
    logger.info({ parkedId: id, tenantId, personId }, 'read a parked message');
    const text = body.toString('utf8');
    return { ...messageOf(message), body: Buffer.from(text).equals(body) ? text : null, headers };
  }

  /**
   * Sends a message through the inbox once more, as it is or with its data corrected (S-14). Doing so twice is harmless. The row keeps
   * who did it and the SHA-256 of what was parked and of what was applied.
   */
  async replay(operator: Operator, id: string, body?: string): Promise<ReplayResult> {
    const row = await this.findOpen(operator, id);
    const text = body ?? row.body.toString('utf8');
    const event = readable(text);
    if (body !== undefined) checkCorrection(row.body, event);
    const before = await this.stateOf(event);
    await this.inbox.keep(event.tenantid, [entryOf(event, () => text)]);
    const hashes = { bodySha256: sha256(row.body), replayedSha256: sha256(text) };
    await this.settle(operator, id, { state: 'replayed', reason: null, ...hashes });
    const { personId } = operator;
    logger.warn({ parkedId: id, eventId: event.id, personId, ...hashes }, 'replayed a message');
    await this.inbox.drain(event);
    if (before === 'applied') return { outcome: 'repeated' };
    return { outcome: await this.outcomeOf(event) };
  }

  /** Gives a message up for good. Later events of its aggregate, which waited for it, are applied without it. */
  async discard(operator: Operator, id: string, reason: string): Promise<void> {
    const row = await this.findOpen(operator, id);
    const decoded = decodeEvent(row.body);
    const envelope = decoded.ok ? decoded.event : decoded.envelope;
    const settled = { state: 'discarded', reason, bodySha256: sha256(row.body) } as const;
    if (!envelope) return this.settle(operator, id, settled);
    const { id: eventId, type, tenantid, aggregatetype, aggregateid, aggregateversion } = envelope;
    const skip = {
      id: eventId,
      type,
      tenantid,
      aggregatetype,
      aggregateid,
      aggregateversion,
      event: null,
      text: null,
    };
    await this.inbox.keep(tenantid, [skip]);
    await this.settle(operator, id, settled);
    await this.inbox.drain(skip);
  }

  private async find(operator: Operator, id: string): Promise<ParkedRow> {
    const row = await this.unitOfWork.system((tx) => parkedRow(tx, operator, id));
    if (!row) throw new ProblemError('request.not_found', 'There is no such parked message.');
    return row;
  }

  private async findOpen(operator: Operator, id: string): Promise<ParkedRow> {
    const row = await this.find(operator, id);
    if (row.state === 'open') return row;
    throw new ProblemError(
      'request.invalid',
      `This message has been decided about already: it was ${row.state}.`,
    );
  }

  private async settle(operator: Operator, id: string, how: ParkedDecision): Promise<void> {
    await this.unitOfWork.system((tx) => settleParked(tx, operator, id, how));
  }

  private async outcomeOf(event: CheckedEvent): Promise<ReplayResult['outcome']> {
    const state = await this.stateOf(event);
    if (state === 'waiting') return 'waiting';
    if (state !== null) return 'applied';
    const again = await this.unitOfWork.system((tx) => isParked(tx, event.id));
    return again ? 'parked' : 'repeated';
  }

  private stateOf(event: CheckedEvent): Promise<'waiting' | 'applied' | null> {
    return this.unitOfWork.run(event.tenantid, (tx) => stateOf(tx, event));
  }
}

function readable(text: string): CheckedEvent {
  const decoded = decodeEvent(text);
  if (decoded.ok) return decoded.event;
  throw new ProblemError(
    'request.invalid',
    `It would be parked again (${decoded.reason}): ${decoded.detail}`,
  );
}

function checkCorrection(parked: Buffer, corrected: CheckedEvent): void {
  const decoded = decodeEvent(parked);
  const fault = correctionFault(decoded.ok ? decoded.event : decoded.envelope, corrected);
  if (fault) throw new ProblemError('request.invalid', fault.message, { errors: [fault] });
}

function messageOf(row: Omit<ParkedRow, 'body' | 'headers'>): ParkedMessage {
  const { parkedAt, settledAt } = row;
  return {
    ...row,
    parkedAt: parkedAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  };
}
