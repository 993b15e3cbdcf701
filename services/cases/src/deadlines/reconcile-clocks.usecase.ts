import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { gauge, logger } from '@tingsu/runtime';
import { verifyCase } from '../ledger/verify-log.repository.js';
import { type CaseKey, casesWithoutClock, sampleCases } from './clocks.repository.js';

const SAMPLE = 20;
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
      withoutClock: await casesWithoutClock(tx),
      sample: await sampleCases(tx, SAMPLE),
    }));
    withoutClock.set(found.withoutClock.length);
    for (const { caseId } of found.withoutClock.slice(0, 20))
      logger.error({ caseId }, 'open case without a running clock');
    const faults = await this.verify(found.sample);
    faulty.set(faults);
    return { withoutClock: found.withoutClock.length, faults };
  }

  private async verify(sample: readonly CaseKey[]): Promise<number> {
    let count = 0;
    for (const { tenantId, caseId } of sample) {
      const faults = await this.unitOfWork.run(tenantId, (tx) => verifyCase(tx, caseId));
      faults.forEach(({ code, version }) =>
        logger.error({ caseId, code, version }, 'the record of a case is not sound'),
      );
      count += faults.length;
    }
    return count;
  }
}
