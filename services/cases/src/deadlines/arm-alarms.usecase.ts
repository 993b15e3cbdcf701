import { Inject, Injectable } from '@nestjs/common';
import type { AlarmClock } from '@tingsu/alarms';
import { UnitOfWork } from '@tingsu/database';
import { disarmOthers, markArmed, unarmedSeconds } from './clocks.repository.js';

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
    let total = 0;
    let after = 0;
    for (;;) {
      const { seconds, at } = await this.unarmed(after);
      const last = seconds.at(-1);
      if (last === undefined) return total;
      // The database's time: a machine whose clock is wrong must not make alarms ring at the wrong moment.
      await alarms.arm(seconds, at);
      await this.unitOfWork.system((tx) => markArmed(tx, epoch, seconds));
      total += seconds.length;
      // A second may have more rows than one round reads: what is left of it comes with the next call.
      after = last;
    }
  }

  /** A new life of the alarm store: everything that was armed in an older one is armed again. */
  private async noticeLoss(epoch: string): Promise<void> {
    this.rounds = (this.rounds + 1) % RECHECK_ROUNDS;
    if (epoch === this.epoch && this.rounds !== 0) return;
    await this.unitOfWork.system((tx) => disarmOthers(tx, epoch));
    this.epoch = epoch;
  }

  private unarmed(
    after: number,
  ): Promise<{ readonly seconds: readonly number[]; readonly at: Date }> {
    const wanted = { hours: HORIZON_HOURS, after, limit: ROWS_A_ROUND };
    return this.unitOfWork.system(async (tx) => ({
      seconds: await unarmedSeconds(tx, wanted),
      at: tx.now,
    }));
  }
}
