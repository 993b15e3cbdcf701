import { cursorOf, InstantPlaceSchema, ProblemError } from '@tingsu/contracts';
import type { RowOf, Transaction, UnitOfWork } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { createHash } from 'node:crypto';
import { correctionFault } from './correction.js';
import { type CheckedEvent, decodeEvent } from './event-codec.js';
import type { Inbox } from './inbox.js';
import { entryOf } from './inbox-store.js';
import { ParkedRows } from './messaging.entity.js';
import type { ParkedDetail, ParkedMessage, ParkedPage, ReplayResult } from './parked-view.js';

/** Who looks at parked messages and decides about them. */
export interface Operator {
  /** The group whose messages are seen; null for none. */
  readonly tenantId: string | null;
  /** Sees the messages that do not say which group they are of: they may hold the words of any. */
  readonly platform: boolean;
  readonly personId: string | null;
}

const Open = ParkedRows.pick('id', 'body', 'state');
const Listed = ParkedRows.omit('tenantId', 'body', 'headers');
const FIELDS = `${Listed.as()}, octet_length(body) as bytes`;
/** No one sees the messages of another group. */
const VISIBLE = `(tenant_id = $1::uuid or (tenant_id is null and $2))`;
const PAGE_SIZE = 50;
const PLACES = cursorOf(InstantPlaceSchema);
type StoredMessage = RowOf<typeof Listed> & { readonly bytes: number };

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
    const [before, id] = PLACES.read(page.cursor) ?? [null, null];
    const rows = await this.unitOfWork.system((tx) =>
      tx.query<StoredMessage>(
        `select ${FIELDS} from parked_message where ${VISIBLE} and state = $3 and ($4::timestamptz is null or (parked_at, id) < ($4, $5::uuid))
         order by parked_at desc, id desc limit ${PAGE_SIZE + 1}`,
        [operator.tenantId, operator.platform, page.state ?? 'open', before, id],
      ),
    );
    return PLACES.page(rows.map(messageOf), PAGE_SIZE, ({ parkedAt, id }) => [parkedAt, id]);
  }

  async get(operator: Operator, id: string): Promise<ParkedDetail> {
    const [row] = await this.unitOfWork.system((tx) =>
      tx.query<StoredMessage & Pick<RowOf<typeof ParkedRows>, 'body' | 'headers'>>(
        `select ${FIELDS}, body, headers from parked_message where ${VISIBLE} and id = $3::uuid`,
        [operator.tenantId, operator.platform, id],
      ),
    );
    if (!row) throw notFound();
    const { body, headers, ...message } = row;
    const text = body.toString('utf8');
    return { ...messageOf(message), body: Buffer.from(text).equals(body) ? text : null, headers };
  }

  /**
   * Sends a message through the inbox once more, as it is or with its data corrected (S-14). Doing so twice is harmless. The row keeps
   * who did it and the SHA-256 of what was parked and of what was applied.
   */
  async replay(operator: Operator, id: string, body?: string): Promise<ReplayResult> {
    const row = await this.unitOfWork.system((tx) => openRow(tx, operator, id));
    const text = body ?? row.body.toString('utf8');
    const event = readable(text);
    if (body !== undefined) checkCorrection(row.body, event);
    const before = await this.stateOf(event.tenantid, event.id);
    await this.inbox.keep(event.tenantid, [entryOf(event, text)]);
    const hashes = { bodySha256: sha256(row.body), replayedSha256: sha256(text) };
    await this.settle(operator, id, { state: 'replayed', reason: null, ...hashes });
    const { personId } = operator;
    logger.warn({ parkedId: id, eventId: event.id, personId, ...hashes }, 'replayed a message');
    await this.inbox.drain(event);
    if (before !== null && before !== 'waiting') return { outcome: 'repeated' };
    return { outcome: await this.outcomeOf(event.tenantid, event.id) };
  }

  /** Gives a message up for good. Later events of its aggregate, which waited for it, are applied without it. */
  async discard(operator: Operator, id: string, reason: string): Promise<void> {
    const row = await this.unitOfWork.system((tx) => openRow(tx, operator, id));
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
      body: null,
    };
    await this.inbox.keep(tenantid, [skip]);
    await this.settle(operator, id, settled);
    await this.inbox.drain(skip);
  }

  private async settle(
    operator: Operator,
    id: string,
    how: {
      readonly state: 'replayed' | 'discarded';
      readonly reason: string | null;
      readonly bodySha256: string;
      readonly replayedSha256?: string;
    },
  ): Promise<void> {
    const { tenantId, platform, personId } = operator;
    await this.unitOfWork.system((tx) =>
      tx.query(
        `update parked_message set state = $4, settled_at = $5, settled_by = $6::uuid, settled_reason = $7, body_sha256 = $8,
           replayed_sha256 = $9
         where ${VISIBLE} and id = $3::uuid and state = 'open'`,
        [
          ...[tenantId, platform, id, how.state, tx.now, personId, how.reason],
          ...[how.bodySha256, how.replayedSha256 ?? null],
        ],
      ),
    );
  }

  private async outcomeOf(tenantId: string, eventId: string): Promise<ReplayResult['outcome']> {
    const state = await this.stateOf(tenantId, eventId);
    if (state === 'waiting') return 'waiting';
    if (state !== null) return 'applied';
    const [again] = await this.unitOfWork.system((tx) =>
      tx.query(`select id from parked_message where event_id = $1::uuid and state = 'open'`, [
        eventId,
      ]),
    );
    return again ? 'parked' : 'repeated';
  }

  private async stateOf(tenantId: string, eventId: string): Promise<string | null> {
    const [row] = await this.unitOfWork.run(tenantId, (tx) =>
      tx.query<{ state: string }>(`select state from inbox where event_id = $1::uuid`, [eventId]),
    );
    return row?.state ?? null;
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

async function openRow(
  tx: Transaction,
  { tenantId, platform }: Operator,
  id: string,
): Promise<RowOf<typeof Open>> {
  const [row] = await Open.select(tx, `where ${VISIBLE} and id = $3::uuid`, [
    tenantId,
    platform,
    id,
  ]);
  if (!row) throw notFound();
  if (row.state !== 'open')
    throw new ProblemError(
      'request.invalid',
      `This message has been decided about already: it was ${row.state}.`,
    );
  return row;
}

function notFound(): ProblemError {
  return new ProblemError('request.not_found', 'There is no such parked message.');
}

function messageOf(row: StoredMessage): ParkedMessage {
  const { parkedAt, settledAt } = row;
  return {
    ...row,
    parkedAt: parkedAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  };
}
