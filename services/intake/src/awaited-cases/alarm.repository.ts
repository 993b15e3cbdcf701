import { Injectable } from '@nestjs/common';
import { type RowOf, type Transaction, UnitOfWork } from '@tingsu/database';
import { Alarms } from './alarm.entity.js';

const State = Alarms.pick('version', 'raisedAt');
export type Alarm = RowOf<typeof State>;

const LOCK = `insert into alarm as a (tenant_id, kind, version) values ($1, $2, 0)
  on conflict (tenant_id, kind) do update set version = a.version
  returning ${State.as()}`;
const TURN = `update alarm set version = version + 1, raised_at = $3 where tenant_id = $1 and kind = $2`;

/** Which alarms are on. Several instances take turns at one, so each change has one event. */
@Injectable()
export class AlarmRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Tenants of which the alarm is on. */
  async raised(kind: string): Promise<readonly string[]> {
    const rows = await this.unitOfWork.system((tx) =>
      Alarms.pick('tenantId').select(tx, 'where kind = $1 and raised_at is not null', [kind]),
    );
    return rows.map(({ tenantId }) => tenantId);
  }

  async lock(tx: Transaction, kind: string): Promise<Alarm> {
    const [alarm] = await tx.query<Alarm>(LOCK, [tx.tenantId, kind]);
    if (!alarm) throw new Error('The alarm has no row');
    return alarm;
  }

  /** On since `raisedAt`, or off; moves its version on by one. */
  async turn(tx: Transaction, kind: string, raisedAt: Date | null): Promise<void> {
    await tx.query(TURN, [tx.tenantId, kind, raisedAt]);
  }
}
