import { cursorOf, InstantPlaceSchema, ProblemError } from '@tingsu/contracts';
import type { Transaction, UnitOfWork } from '@tingsu/database';
import { decodeEvent } from './event-codec.js';
import type { Inbox } from './inbox.js';
import { entryOf } from './inbox-store.js';
import type { ParkedDetail, ParkedMessage, ParkedPage, ReplayResult } from './parked-view.js';

/** Who decides about a parked message. */
export interface Operator {
  readonly tenantId: string;
  readonly personId: string | null;
}

interface Row {
  readonly id: string;
  readonly tenant_id: string | null;
  readonly body: Buffer;
  readonly headers: Record<string, unknown>;
  readonly event_id: string | null;
  readonly state: string;
}

const FIELDS = `id, queue, event_id as "eventId", type, aggregate_type as "aggregateType", aggregate_id as "aggregateId",
  aggregate_version as "aggregateVersion", reason, detail, service_version as "serviceVersion", octet_length(body) as bytes, state,
  parked_at as "parkedAt", settled_at as "settledAt", settled_by as "settledBy", settled_reason as "settledReason"`;
/** An operator sees the messages of the own group, and those that do not tell which group they are of. */
const VISIBLE = `(tenant_id = $1::uuid or tenant_id is null)`;
const PAGE_SIZE = 50;
const PLACES = cursorOf(InstantPlaceSchema);
type StoredMessage = Omit<ParkedMessage, 'parkedAt' | 'settledAt'> & {
  readonly parkedAt: Date;
  readonly settledAt: Date | null;
};

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
        `select ${FIELDS} from parked_message where ${VISIBLE} and state = $2 and ($3::timestamptz is null or (parked_at, id) < ($3, $4::uuid))
         order by parked_at desc, id desc limit ${PAGE_SIZE + 1}`,
        [operator.tenantId, page.state ?? 'open', before, id],
      ),
    );
    return PLACES.page(rows.map(messageOf), PAGE_SIZE, ({ parkedAt, id }) => [parkedAt, id]);
  }

  async get(operator: Operator, id: string): Promise<ParkedDetail> {
    const [row] = await this.unitOfWork.system((tx) =>
      tx.query<StoredMessage & Pick<Row, 'body' | 'headers'>>(
        `select ${FIELDS}, body, headers from parked_message where ${VISIBLE} and id = $2::uuid`,
        [operator.tenantId, id],
      ),
    );
    if (!row) throw notFound();
    const text = row.body.toString('utf8');
    const { headers } = row;
    return { ...messageOf(row), body: Buffer.from(text).equals(row.body) ? text : null, headers };
  }

  /** Sends a message, corrected or as it is, through the inbox once more. Doing so twice is harmless. */
  async replay(operator: Operator, id: string, body?: string): Promise<ReplayResult> {
    const row = await this.unitOfWork.system((tx) => openRow(tx, operator, id));
    const text = body ?? row.body.toString('utf8');
    const decoded = decodeEvent(text);
    if (!decoded.ok)
      throw new ProblemError(
        'request.invalid',
        `It would be parked again (${decoded.reason}): ${decoded.detail}`,
      );
    const { event } = decoded;
    if (event.tenantid !== operator.tenantId)
      throw new ProblemError('request.invalid', 'The event belongs to another group.');
    const before = await this.stateOf(event.tenantid, event.id);
    await this.inbox.keep(event.tenantid, [entryOf(event, text)]);
    await this.settle(operator, id, 'replayed', null);
    await this.inbox.drain(event);
    if (before !== null && before !== 'waiting') return { outcome: 'repeated' };
    return { outcome: await this.outcomeOf(event.tenantid, event.id) };
  }

  /** Gives a message up for good. Later events of its aggregate, which waited for it, are applied without it. */
  async discard(operator: Operator, id: string, reason: string): Promise<void> {
    const row = await this.unitOfWork.system((tx) => openRow(tx, operator, id));
    const decoded = decodeEvent(row.body);
    const envelope = decoded.ok ? decoded.event : decoded.envelope;
    if (!envelope) return this.settle(operator, id, 'discarded', reason);
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
    await this.settle(operator, id, 'discarded', reason);
    await this.inbox.drain(skip);
  }

  private async settle(
    operator: Operator,
    id: string,
    state: 'replayed' | 'discarded',
    reason: string | null,
  ): Promise<void> {
    await this.unitOfWork.system((tx) =>
      tx.query(
        `update parked_message set state = $3, settled_at = $4, settled_by = $5::uuid, settled_reason = $6
         where ${VISIBLE} and id = $2::uuid and state = 'open'`,
        [operator.tenantId, id, state, tx.now, operator.personId, reason],
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

async function openRow(tx: Transaction, operator: Operator, id: string): Promise<Row> {
  const [row] = await tx.query<Row>(
    `select id, tenant_id, body, headers, event_id, state from parked_message where ${VISIBLE} and id = $2::uuid`,
    [operator.tenantId, id],
  );
  if (!row) throw notFound();
  if (row.state !== 'open')
    throw new ProblemError(
      'request.invalid',
      `Somebody decided about this message already: it was ${row.state}.`,
    );
  return row;
}

function notFound(): ProblemError {
  return new ProblemError('request.not_found', 'There is no such parked message.');
}

function messageOf({
  id,
  queue,
  eventId,
  type,
  aggregateType,
  aggregateId,
  aggregateVersion,
  ...row
}: StoredMessage): ParkedMessage {
  const { reason, detail, serviceVersion, bytes, state, settledBy, settledReason } = row;
  return {
    ...{ id, queue, eventId, type, aggregateType, aggregateId, aggregateVersion },
    ...{ reason, detail, serviceVersion, bytes, state, settledBy, settledReason },
    parkedAt: row.parkedAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}
