import { Injectable } from '@nestjs/common';
import { ENDED_STATES, localDay } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import type { OwnComplaint, Talk } from './talk.js';
import { WechatTalks } from './wechat.entity.js';

/** Files that no complaint took are swept after a day: what was said is forgotten before. */
const KEPT_MS = 20 * 60 * 60_000;
/** As many as a person chooses from. */
const MOST_SHOWN = 9;
const COMPLAINTS = `select c.complaint_no as "complaintNo", c.received_at as "receivedAt",
    coalesce(k.state <> all($3), true) as open
  from complaint c left join case_copy k on k.tenant_id = c.tenant_id and k.complaint_id = c.id
  where c.tenant_id = $1 and c.open_id_mark = $2 and k.state is distinct from 'archived'
  order by c.registered_at desc limit $4`;

/** Where the conversations stand, and which complaints belong to whom. */
@Injectable()
export class WechatTalkRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  /** Null for who is new, or was away so long that it is forgotten. */
  async find(tx: Transaction, personMark: Buffer): Promise<Talk | null> {
    const [row] = await WechatTalks.pick('talk').select(
      tx,
      'where tenant_id = $1 and person_mark = $2 and until > $3',
      [tx.tenantId, personMark, tx.now],
    );
    const keys = await this.dataKeys.forTenant(tx);
    const text = row && keys.openOptional(cellOf(personMark), row.talk);
    return text ? (JSON.parse(text) as Talk) : null;
  }

  async keep(tx: Transaction, personMark: Buffer, talk: Talk, wroteAt: Date): Promise<void> {
    const keys = await this.dataKeys.forTenant(tx);
    const until = new Date(tx.now.getTime() + KEPT_MS);
    await WechatTalks.add(
      tx,
      [
        {
          ...{ tenantId: tenantOf(tx), personMark, wroteAt, until },
          talk: keys.seal(cellOf(personMark), JSON.stringify(talk)),
        },
      ],
      'on conflict (tenant_id, person_mark) do update set talk = excluded.talk, wrote_at = excluded.wrote_at, until = excluded.until',
    );
  }

  /** Of all groups. */
  async forget(tx: Transaction): Promise<void> {
    await tx.query(
      'update wechat_talk set talk = null where talk is not null and until <= instant()',
    );
  }

  /** Those that may still get something more, the newest first. */
  async complaintsOf(
    tx: Transaction,
    personMark: Buffer,
    timeZone: string,
  ): Promise<readonly OwnComplaint[]> {
    const rows = await tx.query<{ complaintNo: string; receivedAt: Date; open: boolean }>(
      COMPLAINTS,
      [tx.tenantId, personMark, ENDED_STATES, MOST_SHOWN],
    );
    return rows.map(({ complaintNo, receivedAt, open }) => ({
      ...{ complaintNo, open, on: localDay(receivedAt, timeZone) },
    }));
  }
}

const cellOf = (personMark: Buffer) => ({
  ...{ table: 'wechat_talk', column: 'talk', rowId: personMark.toString('hex') },
});
