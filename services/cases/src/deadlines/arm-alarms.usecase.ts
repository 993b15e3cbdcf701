import { Inject, Injectable } from '@nestjs/common';
import type { AlarmClock } from '@tingsu/alarms';
import { UnitOfWork } from '@tingsu/database';
import { DISARM_OTHERS, MARK_ARMED, UNARMED } from './statements.js';

/** What lies further ahead waits in PostgreSQL: Redis loses less and needs less. */
const HORIZON_HOURS = 48;
const ROWS_A_ROUND = 10_000;
const RECHECK_ROUNDS = 60;

/** Sets an alarm for every second in which something falls due soon. Safe to run in many instances at once. */
@Injectable()
export class ArmAlarms {
  private epoch: string | null = null;
  private rounds = 0;

  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** Returns the number of seconds armed. Throws `AlarmUnavailable` while the alarms are away. */
  async execute(alarms: AlarmClock): Promise<number> {
    await this.noticeLoss(await alarms.epoch());
    const epoch = this.epoch ?? '';
    for (let total = 0, after = 0; ;) {
      const { seconds, at } = await this.unarmed(after);
      const [first, last] = [seconds[0], seconds.at(-1)];
      if (first === undefined || last === undefined) return total;
      // The database's time: a machine whose clock is wrong must not make alarms ring at the wrong moment.
      await alarms.arm(seconds, at);
      await this.unitOfWork.system((tx) => tx.query(MARK_ARMED, [seconds, epoch, first, last]));
      total += seconds.length;
      // A second may have more rows than one round reads: what is left of it comes with the next call.
      after = last;
    }
  }

  /** A new life of the alarm store: everything that was armed in an older one is armed again. */
  private async noticeLoss(epoch: string): Promise<void> {
    this.rounds = (this.rounds + 1) % RECHECK_ROUNDS;
    if (epoch === this.epoch && this.rounds !== 0) return;
    await this.unitOfWork.system((tx) => tx.query(DISARM_OTHERS, [epoch]));
    this.epoch = epoch;
  }

  private async unarmed(
    after: number,
  ): Promise<{ readonly seconds: readonly number[]; readonly at: Date }> {
    return this.unitOfWork.system(async (tx) => {
      const rows = await tx.query<{ second: string }>(UNARMED, [
        HORIZON_HOURS,
        after,
        ROWS_A_ROUND,
      ]);
      return { seconds: rows.map(({ second }) => Number(second)), at: tx.now };
    });
  }
}
