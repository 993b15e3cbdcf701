import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { gauge, logger } from '@tingsu/runtime';
import { verifyCase } from '../ledger/verify-log.repository.js';
import { SAMPLE_CASES, WITHOUT_CLOCK } from './statements.js';

const SAMPLE = 20;
interface Found {
  readonly tenant_id: string;
  readonly case_id: string;
}
const withoutClock = gauge(
  'tingsu_open_cases_without_clock',
  'Open cases that no clock holds anybody to',
);
const faulty = gauge('tingsu_case_record_faults', 'Faults found in the sampled records of cases');

/** Looks for what should not be: open cases without a clock, and records that do not agree with themselves. */
@Injectable()
export class ReconcileClocks {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  async execute(): Promise<{ readonly withoutClock: number; readonly faults: number }> {
    const found = await this.unitOfWork.system(async (tx) => ({
      withoutClock: await tx.query<Found>(WITHOUT_CLOCK),
      sample: await tx.query<Found>(SAMPLE_CASES, [SAMPLE]),
    }));
    withoutClock.set(found.withoutClock.length);
    for (const { case_id } of found.withoutClock.slice(0, 20))
      logger.error({ caseId: case_id }, 'open case without a running clock');
    const faults = await this.verify(found.sample);
    faulty.set(faults);
    return { withoutClock: found.withoutClock.length, faults };
  }

  private async verify(sample: readonly Found[]): Promise<number> {
    let count = 0;
    for (const { tenant_id, case_id } of sample) {
      const faults = await this.unitOfWork.run(tenant_id, (tx) => verifyCase(tx, case_id));
      faults.forEach(({ code, version }) =>
        logger.error({ caseId: case_id, code, version }, 'the record of a case is not sound'),
      );
      count += faults.length;
    }
    return count;
  }
}
