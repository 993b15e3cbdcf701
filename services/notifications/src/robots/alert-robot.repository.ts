import { Injectable } from '@nestjs/common';
import type { SaveAlertRobot } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { KeptRobots } from './alert-robot.entity.js';
import type { Robot } from './robot.js';

const Shown = KeptRobots.omit('tenantId', 'address', 'changedBy', 'changedAt');
export type ShownRobot = RowOf<typeof Shown>;

const STORE = `${KeptRobots.insert()} on conflict (tenant_id, robot_id) do update set ${KeptRobots.omit('tenantId', 'robotId').excluded}`;

/** Robots that administrators set up. Address and secret are written, and read only by what calls the platform. */
@Injectable()
export class AlertRobotRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  list(tx: Transaction): Promise<ShownRobot[]> {
    return Shown.select(tx, 'where tenant_id = $1 order by name', [tenantOf(tx)]);
  }

  async nameIsTaken(tx: Transaction, name: string, but: string | null): Promise<boolean> {
    const rows = await KeptRobots.pick('robotId').select(
      tx,
      'where tenant_id = $1 and name = $2 and robot_id is distinct from $3',
      [tenantOf(tx), name, but],
    );
    return rows.length > 0;
  }

  /** Those that speak now. */
  async active(tx: Transaction): Promise<Robot[]> {
    const rows = await KeptRobots.select(tx, 'where tenant_id = $1 and active', [tenantOf(tx)]);
    return Promise.all(rows.map((row) => this.opened(tx, row)));
  }

  async find(tx: Transaction, robotId: string): Promise<(Robot & { active: boolean }) | null> {
    const [row] = await KeptRobots.select(tx, 'where tenant_id = $1 and robot_id = $2', [
      tenantOf(tx),
      robotId,
    ]);
    return row ? { ...(await this.opened(tx, row)), active: row.active } : null;
  }

  /** What is left as it was is given as it is kept. Returns the id of the robot. */
  async store(
    tx: Transaction,
    before: Robot | null,
    { address: given, secret: typed, ...settings }: SaveAlertRobot,
    changedBy: string,
  ): Promise<string> {
    const robotId = before?.key ?? uuid();
    const keys = await this.dataKeys.forTenant(tx);
    const address = given ?? before?.address ?? '';
    const secret = typed ?? before?.secret ?? '';
    await tx.query(STORE, [
      KeptRobots.json([
        {
          ...{ ...settings, tenantId: tenantOf(tx), robotId, changedBy, changedAt: tx.now },
          host: new URL(address).host,
          address: keys.seal(cellOf(robotId, 'address'), address),
          secret: secret === '' ? null : keys.seal(cellOf(robotId, 'secret'), secret),
        },
      ]),
    ]);
    return robotId;
  }

  async remove(tx: Transaction, robotId: string): Promise<void> {
    const of = [tenantOf(tx), robotId];
    await tx.query('delete from alert_robot where tenant_id = $1 and robot_id = $2', of);
    await tx.query('delete from robot_alert where tenant_id = $1 and robot = $2', of);
    await tx.query('delete from robot_pace where tenant_id = $1 and robot = $2', of);
  }

  private async opened(tx: Transaction, row: RowOf<typeof KeptRobots>): Promise<Robot> {
    const { robotId, name, platform, campus, department, language } = row;
    const keys = await this.dataKeys.forTenant(tx);
    return {
      ...{ tenant: tenantOf(tx), key: robotId, name, platform, language },
      address: keys.open(cellOf(robotId, 'address'), row.address),
      ...(row.secret ? { secret: keys.open(cellOf(robotId, 'secret'), row.secret) } : {}),
      ...(campus === null ? {} : { campus }),
      ...(department === null ? {} : { department }),
    };
  }
}

const cellOf = (rowId: string, column: 'address' | 'secret') => ({
  ...{ table: 'alert_robot', column, rowId },
});
