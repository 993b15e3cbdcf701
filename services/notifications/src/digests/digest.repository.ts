import { Injectable } from '@nestjs/common';
import { keptAway } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import type { Outcome } from '../delivery/retry-plan.js';
import { Notices } from '../notices/notice.entity.js';
import { Digests } from './digest.entity.js';

const Claimed = Digests.pick('tenantId', 'digestId', 'recipientId', 'attempts');
/** A digest that this process alone may send until its lease ends. */
export type ClaimedDigest = RowOf<typeof Claimed>;
const Said = Notices.pick('noticeId', 'template', 'facts', 'informs');
export type SaidNotice = RowOf<typeof Said>;
const Settled = Notices.pick('noticeId', 'template', 'recipientId', 'caseId');
/** What became of the mail of a notice. */
export type SettledMail = RowOf<typeof Settled> & {
  readonly state: 'sent' | 'failed' | 'left_out';
};

/** What ended: `empty` when all of it was done or read before it went out. */
export type DigestOutcome = Outcome | { readonly result: 'empty' };

const New = Digests.omit('leaseUntil', 'lastError', 'finishedAt');
/** In the order of people, so that two writers never wait for each other. Who sends takes a row that no writer holds, and it is open no more. */
const OPEN = `${New.insert()} order by "recipientId" on conflict (tenant_id, recipient_id) where state = 'open'
  do update set due_at = least(digest.due_at, excluded.due_at) returning recipient_id as "recipientId", digest_id as "digestId"`;

/** What is due, and what its sender died over: it may have been sent, so the repeat carries the same Message-ID. */
const CLAIM = `with due as (
    select tenant_id, digest_id from digest
    where (state in ('open', 'waiting') and due_at <= instant()) or (state = 'sending' and lease_until <= instant())
    order by due_at limit $1 for update skip locked
  )
  update digest d set state = 'sending', attempts = d.attempts + 1, lease_until = instant() + make_interval(secs => $2)
  from due where d.tenant_id = due.tenant_id and d.digest_id = due.digest_id returning ${Claimed.as('d')}`;

const KEPT_AWAY = `exists (select from case_brief b where b.tenant_id = n.tenant_id and b.case_id = n.case_id and ${keptAway('b.access', '$3', '$4')})`;
/** Not what is done by now, nor what informed who read it meanwhile, nor a case that the person is kept away from. */
const TO_SAY = `select ${Said.as('n')} from delivery d
  join notice n on n.tenant_id = d.tenant_id and n.notice_id = d.notice_id and n.event_at = d.event_at
  where d.tenant_id = $1 and d.digest_id = $2 and d.state = 'gathered' and n.settled_at is null
    and (n.read_at is null or not n.informs) and not ${KEPT_AWAY}
  order by n.informs, n.created_at, n.notice_id`;

/** Only who still holds the lease writes down what came of it. */
const SETTLE = `update digest set state = $4, lease_until = null, last_error = $5, attempts = attempts - $7,
    due_at = case when $4 = 'waiting' then instant() + make_interval(secs => $6) else due_at end,
    finished_at = case when $4 <> 'waiting' then instant() end
  where tenant_id = $1 and digest_id = $2 and attempts = $3 and state = 'sending' returning digest_id`;
const SETTLE_MAILS = `update delivery d set state = case when $4::uuid[] is null or d.notice_id = any($4) then $3 else 'left_out' end,
    attempts = $5, last_error = $6, finished_at = instant()
  from notice n where d.tenant_id = $1 and d.digest_id = $2 and d.state = 'gathered'
    and n.tenant_id = d.tenant_id and n.notice_id = d.notice_id and n.event_at = d.event_at
  returning ${Settled.as('n')}, d.state`;
/** Long enough to see what became of it; the mails of its notices keep their outcome. */
const FORGET = `delete from digest where tenant_id = $1 and finished_at < instant() - interval '30 days'`;

/** Mails of several notices that could wait. */
@Injectable()
export class DigestRepository {
  /** The digest that these people's notices go into, which goes out no later than wanted here. */
  async open(
    tx: Transaction,
    dueAt: ReadonlyMap<string, Date>,
  ): Promise<ReadonlyMap<string, string>> {
    if (dueAt.size === 0) return new Map();
    const rows = [...dueAt].map(([recipientId, due]) => ({
      ...{ tenantId: tenantOf(tx), digestId: uuid(), recipientId, dueAt: due },
      ...{ state: 'open' as const, attempts: 0, createdAt: tx.now },
    }));
    const open = await tx.query<Pick<ClaimedDigest, 'recipientId' | 'digestId'>>(OPEN, [
      New.json(rows),
    ]);
    return new Map(open.map(({ recipientId, digestId }) => [recipientId, digestId]));
  }

  /** When what waits for a person goes out; null when nothing does. */
  async nextOf(tx: Transaction, recipientId: string): Promise<Date | null> {
    const [row] = await Digests.pick('dueAt').select(
      tx,
      `where tenant_id = $1 and recipient_id = $2 and state = 'open'`,
      [tenantOf(tx), recipientId],
    );
    return row?.dueAt ?? null;
  }

  async move(tx: Transaction, recipientId: string, dueAt: Date): Promise<void> {
    await tx.query(
      `update digest set due_at = $3 where tenant_id = $1 and recipient_id = $2 and state = 'open'`,
      [tenantOf(tx), recipientId, dueAt],
    );
  }

  /** Across tenants, by the worker role. Two processes never claim the same. */
  claim(tx: Transaction, limit: number, leaseSeconds: number): Promise<ClaimedDigest[]> {
    return tx.query<ClaimedDigest>(CLAIM, [limit, leaseSeconds]);
  }

  /** What is still to be said: what asks for something first, the oldest first. */
  toSay(
    tx: Transaction,
    digestId: string,
    { personId, workplaces }: { readonly personId: string; readonly workplaces: readonly string[] },
  ): Promise<SaidNotice[]> {
    return tx.query<SaidNotice>(TO_SAY, [tenantOf(tx), digestId, personId, workplaces]);
  }

  /** `said` null: of all that it holds. Nothing when it goes out again, or when another process has taken it over. */
  async settle(
    tx: Transaction,
    { digestId, attempts }: ClaimedDigest,
    outcome: DigestOutcome,
    said: readonly string[] | null,
  ): Promise<readonly SettledMail[]> {
    const { result } = outcome;
    const error = 'error' in outcome ? outcome.error : null;
    const [wait, back] =
      outcome.result === 'retry' ? [outcome.afterSeconds, outcome.counted ? 0 : 1] : [0, 0];
    const state = result === 'retry' ? 'waiting' : result;
    const mine = await tx.query(SETTLE, [
      ...[tenantOf(tx), digestId, attempts, state],
      ...[error, wait, back],
    ]);
    if (mine.length === 0 || result === 'retry') return [];
    await tx.query(FORGET, [tenantOf(tx)]);
    return tx.query<SettledMail>(SETTLE_MAILS, [
      ...[tenantOf(tx), digestId, result === 'failed' ? 'failed' : 'sent', said, attempts, error],
    ]);
  }
}
