import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { counter, logger, Loop } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { CasesConfig } from '../config.js';
import { canonicalJson } from './canonical.js';
import {
  casesAwake,
  FIRST_CASE,
  lockAtRest,
  putToRest,
  tenantsWithCases,
} from './cases-at-rest.repository.js';
import { foldedCases } from './folded-case.repository.js';

const EVERY_MS = 6 * 3_600_000;
const PAGE = 500;

const atRest = counter(
  'tingsu_cases_put_to_rest_total',
  'Cases whose snapshot and clocks were dropped',
);
const differing = counter(
  'tingsu_cases_fold_differs_total',
  'Old cases that keep their snapshot, because their log says something else',
);

/** Drops snapshots and clocks of cases that ended long ago: their log says the same, and is folded when one is opened. */
@Injectable()
export class PutCasesToRest implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.execute(),
    (error) => logger.warn({ err: error }, 'old cases could not be put to rest; retrying'),
  );
  private stopping = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) private readonly config: Pick<CasesConfig, 'HOT_MONTHS'>,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.loop.stop();
  }

  /** Looks through all cases that have a snapshot. Returns how many were put to rest. */
  async execute(): Promise<number> {
    let done = 0;
    for (const tenantId of await this.unitOfWork.system(tenantsWithCases)) {
      let place: string | null = FIRST_CASE;
      while (place && !this.stopping) {
        const page = await this.page(tenantId, place);
        done += page.done;
        place = page.next;
      }
    }
    return done;
  }

  private page(
    tenantId: string,
    place: string,
  ): Promise<{ readonly done: number; readonly next: string | null }> {
    const { HOT_MONTHS: hotMonths } = this.config;
    return this.unitOfWork.run(tenantId, async (tx) => {
      const cases = await casesAwake(tx, hotMonths, place, PAGE);
      const ready = cases.filter((one) => one.atRest).map(({ caseId }) => caseId);
      const locked = ready.length === 0 ? [] : await lockAtRest(tx, ready, hotMonths);
      const folded = await foldedCases(
        tx,
        locked.map(({ caseId }) => caseId),
      );
      const [same, other] = [true, false].map((wanted) =>
        locked
          .filter(
            ({ caseId, snapshot }) =>
              (canonicalJson(folded.get(caseId) ?? null) === canonicalJson(snapshot)) === wanted,
          )
          .map(({ caseId }) => caseId),
      ) as [string[], string[]];
      if (same.length > 0) await putToRest(tx, same);
      tx.afterCommit(() => {
        atRest.inc(same.length);
        differing.inc(other.length);
        if (other.length > 0)
          logger.error(
            { cases: other },
            'cases keep their snapshot: their log says something else',
          );
      });
      return {
        done: same.length,
        next: cases.length < PAGE ? null : (cases.at(-1)?.caseId ?? null),
      };
    });
  }
}
