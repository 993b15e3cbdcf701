import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';

/** A minute begins with its first request. One statement, so that of many requests at once no more get in than one after the other. */
const COUNT = `insert into key_minute as m (tenant_id, adapter_id, since, count) values ($1, $2, instant(), 1)
  on conflict (tenant_id, adapter_id) do update set
    since = case when m.since <= instant() - interval '1 minute' then instant() else m.since end,
    count = case when m.since <= instant() - interval '1 minute' then 1 else least(m.count + 1, $3 + 1) end
  returning count, since`;

/** Requests with an API key, counted by all processes together. */
@Injectable()
export class KeyMinutes {
  /** The minute with one request more; a count above `perMinute` is refused. */
  async count(
    tx: Transaction,
    adapterId: string,
    perMinute: number,
  ): Promise<{ readonly count: number; readonly since: Date }> {
    const [minute] = await tx.query<{ readonly count: number; readonly since: Date }>(COUNT, [
      ...[tx.tenantId, adapterId, perMinute],
    ]);
    if (!minute) throw new Error('a request was not counted');
    return minute;
  }
}
