import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { Complaints } from '../complaints/complaint.entity.js';
import { complaintCell } from '../complaints/complaint-cell.js';
import { openIdMark } from '../complaints/open-id-mark.js';
import { WechatTalks } from '../wechat/wechat.entity.js';

/** By which name WeChat knows who complained, for those who complained there. */
@Injectable()
export class OpenIds {
  constructor(private readonly dataKeys: DataKeys) {}

  async of(tx: Transaction, complaintId: string): Promise<string | null> {
    const [row] = await Complaints.pick('openId').select(tx, 'where tenant_id = $1 and id = $2', [
      tx.tenantId,
      complaintId,
    ]);
    if (!row?.openId) return null;
    const keys = await this.dataKeys.toOpen(tx, [complaintId]);
    if (keys.isErased(complaintId)) return null;
    return keys.open(complaintCell(complaintId, 'open_id'), row.openId);
  }

  /** Whether they wrote to the official account since. */
  async wroteSince(tx: Transaction, openId: string, since: Date): Promise<boolean> {
    const mark = openIdMark(await this.dataKeys.forTenant(tx), openId);
    const rows = await WechatTalks.pick('wroteAt').select(
      tx,
      'where tenant_id = $1 and person_mark = $2 and wrote_at > $3',
      [tx.tenantId, mark, since],
    );
    return rows.length > 0;
  }
}
