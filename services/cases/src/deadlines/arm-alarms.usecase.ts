import { Inject, Injectable } from '@nestjs/common';
import type { AlarmClock } from '@tingsu/alarms';
import { UnitOfWork } from '@tingsu/database';
import { DISARM_OTHERS, MARK_ARMED, UNARMED } from './statements.js';

/** What lies further ahead waits in PostgreSQL: Redis loses less and needs less. */
const HORIZON_HOURS = 48;
const SECONDS_A_ROUND = 1_000;
const RECHECK_ROUNDS = 60;

/** Sets an alarm for every second in which something falls due soon. Safe to run in many instances at once. */
@Injectable()
export class ArmAlarms {
  private epoch: string | null = null;
  private rounds = 0;

  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** Returns the number of seconds armed. Throws `AlarmUnavailable` while the alarms are away. */
  async execute(alarms: AlarmClock, now: Date): Promise<number> {
    await this.noticeLoss(await alarms.epoch());
    const epoch = this.epoch ?? '';
    for (let total = 0; ;) {
      const seconds = await this.unarmed();
      if (seconds.length === 0) return total;
      await alarms.arm(seconds, now);
      const marked = await this.unitOfWork.system((tx) =>
        tx.query<{ n: number }>(`with m as (${MARK_ARMED} returning 1) select count(*)::int as n from m`, [seconds, epoch]),
      );
      total += seconds.length;
      // Rows that others hold are left for the next round.
      if (seconds.length < SECONDS_A_ROUND || !marked[0]?.n) return total;
    }
  }

  /** A new life of the alarm store: everything that was armed in an older one is armed again. */
  private async noticeLoss(epoch: string): Promise<void> {
    this.rounds = (this.rounds + 1) % RECHECK_ROUNDS;
    if (epoch === this.epoch && this.rounds !== 0) return;
    await this.unitOfWork.system((tx) => tx.query(DISARM_OTHERS, [epoch]));
    this.epoch = epoch;
  }

  private async unarmed(): Promise<number[]> {
    const rows = await this.unitOfWork.system((tx) => tx.query<{ second: string }>(UNARMED, [HORIZON_HOURS, SECONDS_A_ROUND]));
    return rows.map(({ second }) => Number(second));
  }
}
