import { Inject, Injectable } from '@nestjs/common';
import { type MediaUse, SENT_MEDIA, type SentMedium } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';

interface UseRow {
  readonly medium: SentMedium;
  readonly kept: boolean;
  readonly sentToday: number;
  readonly costFenThisMonth: number;
  readonly lastArrivedAt: Date | null;
  readonly failedAt: Date | null;
  readonly failedFor: string | null;
  readonly waiting: number;
  readonly waitsFor: string | null;
}

/** By the indexes `sending_by_day`, `sending_ended` and `sending_due`, whose conditions are repeated here. */
const USE = `select m.medium, a.medium is not null as kept, f.settled_at as "failedAt", f.last_error as "failedFor", w.last_error as "waitsFor",
    (select count(*)::int from sending s where s.tenant_id = $1 and s.medium = m.medium and s.provider is not null
       and s.tried_at >= date_trunc('day', instant() at time zone $2) at time zone $2) as "sentToday",
    (select coalesce(sum(s.cost_fen), 0)::float8 from sending s where s.tenant_id = $1 and s.medium = m.medium and s.provider is not null
       and s.tried_at >= date_trunc('month', instant() at time zone $2) at time zone $2) as "costFenThisMonth",
    (select max(s.settled_at) from sending s where s.tenant_id = $1 and s.medium = m.medium and s.state = 'arrived') as "lastArrivedAt",
    (select count(*)::int from sending s where s.tenant_id = $1 and s.medium = m.medium and s.state = 'pending'
       and s.next_attempt_at is not null and s.last_error not in ('quiet_hours', 'address.enough_today', 'acknowledgement.enough')) as waiting
  from unnest($3::text[]) with ordinality as m (medium, place)
  left join media_account a on a.tenant_id = $1 and a.medium = m.medium
  left join lateral (
    select s.settled_at, s.last_error from sending s where s.tenant_id = $1 and s.medium = m.medium
      and s.state = 'failed' and s.last_error not in ('address.missing', 'media.not_configured')
    order by s.settled_at desc limit 1
  ) f on true
  left join lateral (
    select s.last_error from sending s where s.tenant_id = $1 and s.medium = m.medium and s.state = 'pending'
      and s.next_attempt_at is not null and s.last_error not in ('quiet_hours', 'address.enough_today', 'acknowledgement.enough') order by s.next_attempt_at limit 1
  ) w on true
  order by m.place`;

/** How each medium has fared, from what was sent by it. */
@Injectable()
export class AccountUseRepository {
  constructor(@Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'SMTP_URL'>) {}

  async of(tx: Transaction, timeZone: string): Promise<MediaUse[]> {
    const rows = await tx.query<UseRow>(USE, [tx.tenantId, timeZone, SENT_MEDIA]);
    return rows.map((row) => ({
      ...{ medium: row.medium, sentToday: row.sentToday, costFenThisMonth: row.costFenThisMonth },
      // Mail needs no account, but a mail server.
      ready: row.medium === 'email' ? this.config.SMTP_URL !== undefined : row.kept,
      lastArrivedAt: row.lastArrivedAt?.toISOString() ?? null,
      lastFailed:
        row.failedAt && row.failedFor !== null
          ? { at: row.failedAt.toISOString(), error: row.failedFor }
          : null,
      waiting: row.waitsFor === null ? null : { count: row.waiting, error: row.waitsFor },
    }));
  }
}
