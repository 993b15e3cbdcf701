import { Injectable } from '@nestjs/common';
import {
  ProblemError,
  type Identity,
  type WhatIf,
  type WhatIfRequestSchema,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { checked } from '../policies/checked-draft.repository.js';
import { lockDraft } from '../policies/drafts.repository.js';
import { requireOnPolicies } from '../policies/policy-access.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { CASES_BETWEEN } from './cases-between.js';
import { NOTHING } from './outcome.js';
import { SAMPLES } from '../policies/samples.js';
import { readRun } from './what-if.repository.js';

type Request = z.infer<typeof WhatIfRequestSchema>;

/** Notes that a draft is to be tried out; a loop does it in the background. */
@Injectable()
export class StartWhatIf {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
  ) {}

  /** Asked again for the same while it runs, this answers with the run that is under way. */
  execute(who: Identity, { draftId, against }: Request): Promise<WhatIf> {
    const person = requireOnPolicies(who, 'decide');
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const draft = await lockDraft(tx, draftId, null);
      if (draft.state === 'discarded')
        throw new ProblemError('draft.state_refused', 'The draft was discarded.');
      if (draft.state === 'editing' && (await checked(tx, draft)).problems.length > 0)
        throw new ProblemError(
          'draft.has_problems',
          'Solve the problems of the draft first: nothing can be computed with them.',
        );
      const same = await underWay(tx, draftId, draft.revision, against);
      if (same) return readRun(tx, same);
      const runId = uuid();
      const total = await this.count(tx, against);
      await tx.query(
        `insert into what_if_run (tenant_id, run_id, draft_id, revision, content, against, state, done, total, changed, tallies, started_by, started_at)
         values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, 'waiting', 0, $7, 0, $8::jsonb, $9, $10)`,
        [tx.tenantId, runId, draftId, draft.revision, JSON.stringify(draft.content), JSON.stringify(against), total, JSON.stringify(NOTHING), person, tx.now],
      ); // prettier-ignore
      return readRun(tx, runId);
    });
  }

  private async count(tx: Transaction, against: Request['against']): Promise<number> {
    if (against.kind === 'samples') return SAMPLES.length;
    const { timeZone } = (await this.reference.load(tx)).directory;
    const [row] = await tx.query<{ total: number }>(
      `select count(*)::int as total from complaint_case where ${CASES_BETWEEN}`,
      [against.receivedFrom, against.receivedTo, timeZone],
    );
    return row?.total ?? 0;
  }
}

async function underWay(
  tx: Transaction,
  draftId: string,
  revision: number,
  against: Request['against'],
): Promise<string | null> {
  const [row] = await tx.query<{ run_id: string }>(
    `select run_id from what_if_run where draft_id = $1 and revision = $2 and against = $3::jsonb and state in ('waiting', 'running') limit 1`,
    [draftId, revision, JSON.stringify(against)],
  );
  return row?.run_id ?? null;
}
