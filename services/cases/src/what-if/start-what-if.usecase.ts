import { Injectable } from '@nestjs/common';
import {
  ProblemError,
  type Identity,
  type WhatIf,
  type WhatIfRequestSchema,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import type { z } from 'zod';
import { checked } from '../policies/checked-draft.repository.js';
import { lockDraft } from '../policies/drafts.repository.js';
import { requireOnPolicies } from '../policies/policy-access.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { SAMPLES } from '../policies/samples.js';
import { countCases, insertRun, readRun, runUnderWay } from './what-if.repository.js';

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
      if (draft.kind === 'bindings')
        throw new ProblemError(
          'draft.state_refused',
          'What this draft changes is shown on its own page. Only policies and calendars are tried out.',
        );
      if (draft.state === 'editing' && (await checked(tx, draft)).problems.length > 0)
        throw new ProblemError(
          'draft.has_problems',
          'Solve the problems of the draft first: nothing can be computed with them.',
        );
      const { revision, content } = draft;
      const same = await runUnderWay(tx, { draftId, revision, against });
      if (same) return readRun(tx, same);
      const total = await this.count(tx, against);
      const run = { draftId, revision, content, against, total, startedBy: person };
      return readRun(tx, await insertRun(tx, run));
    });
  }

  private async count(tx: Transaction, against: Request['against']): Promise<number> {
    if (against.kind === 'samples') return SAMPLES.length;
    const { timeZone } = (await this.reference.load(tx)).directory;
    return countCases(tx, against, timeZone);
  }
}
