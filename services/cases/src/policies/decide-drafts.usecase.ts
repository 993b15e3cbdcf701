import { Injectable } from '@nestjs/common';
import { ProblemError, type Draft, type DraftDetail, type Identity } from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { addCalendarVersions } from '../calendars/calendar-versions.repository.js';
import { inOrder, withYear } from '../calendars/calendar-year.js';
import { rowsIn } from './binding-rows.js';
import { addBindingSet } from './binding-sets.repository.js';
import { checked } from './checked-draft.repository.js';
import { calendarYearIn, type DraftState } from './draft.js';
import {
  addLog,
  lockDraft,
  markInForce,
  readDraft,
  updateDraft,
  writersOf,
} from './drafts.repository.js';
import { requireOnPolicies } from './policy-access.js';
import { addVersion, lockPolicies, putInForce, todayOf } from './publication.repository.js';
import { failRuns } from '../what-if/what-if.repository.js';
import { lastActivation } from './reference.repository.js';

/** What becomes of a draft: submitted, approved by a second person and published, sent back, or discarded. */
@Injectable()
export class DecideDrafts {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  submit(who: Identity, draftId: string, revision: number): Promise<DraftDetail> {
    const person = requireOnPolicies(who, 'edit');
    return this.change(who, draftId, revision, ['editing'], async (tx, draft) => {
      const fit = await checked(tx, draft);
      refuseProblems(fit, who);
      await updateDraft(tx, { ...fit, state: 'submitted', rejection: null });
      await addLog(tx, draft, 'submitted', person);
    });
  }

  /** Publishes it: from its effective date on it binds every case that is opened then. */
  approve(who: Identity, draftId: string, revision: number): Promise<DraftDetail> {
    const approver = requireOnPolicies(who, 'decide');
    return this.change(who, draftId, revision, ['submitted'], async (tx, draft) => {
      await refuseWriter(tx, draft, approver);
      await lockPolicies(tx);
      const fit = await checked(tx, draft);
      refuseProblems(fit, who);
      await updateDraft(tx, { ...fit, state: 'scheduled', approver });
      await addLog(tx, draft, 'approved', approver);
      await publish(tx, fit, approver);
    });
  }

  reject(who: Identity, draftId: string, revision: number, reason: string): Promise<DraftDetail> {
    const person = requireOnPolicies(who, 'decide');
    return this.change(who, draftId, revision, ['submitted'], async (tx, draft) => {
      await refuseWriter(tx, draft, person);
      await updateDraft(tx, { ...draft, state: 'editing', rejection: reason });
      await addLog(tx, draft, 'rejected', person, reason);
    });
  }

  /** The draft and what was being tried out with it; the record that it was there stays. */
  discard(who: Identity, draftId: string): Promise<DraftDetail> {
    const person = requireOnPolicies(who, 'edit');
    return this.change(who, draftId, null, ['editing', 'submitted'], async (tx, draft) => {
      await updateDraft(tx, { ...draft, state: 'discarded' });
      await addLog(tx, draft, 'discarded', person);
      await failRuns(tx, { draftId });
    });
  }

  private change(
    who: Identity,
    draftId: string,
    revision: number | null,
    states: readonly Draft['state'][],
    act: (tx: Transaction, draft: DraftState) => Promise<void>,
  ): Promise<DraftDetail> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const draft = await lockDraft(tx, draftId, revision);
      if (!states.includes(draft.state))
        throw new ProblemError(
          'draft.state_refused',
          `This is not possible while the draft is ${draft.state}. Open it again.`,
        );
      await act(tx, draft);
      return readDraft(tx, draftId);
    });
  }
}

async function publish(tx: Transaction, draft: DraftState, approver: string): Promise<void> {
  const actor = { type: 'person' as const, id: approver, role: null };
  const { kind, content, author, draftId } = draft;
  if (kind === 'policy') {
    await addVersion(tx, { document: content, author, approver });
    await putInForce(tx, {}, actor);
    return;
  }
  if (kind === 'bindings') {
    const rows = rowsIn(content);
    if (!rows) throw new Error('A draft of bindings passed its check in the wrong shape');
    await addBindingSet(tx, { rows, draftId, author, approver });
    await putInForce(tx, {}, actor);
    await markInForce(tx, [], await todayOf(tx));
    return;
  }
  await putInForce(tx, { calendars: await publishYear(tx, draft, approver) }, actor);
  await updateDraft(tx, { ...draft, state: 'in_force', approver });
  await addLog(tx, draft, 'published', approver);
}

async function publishYear(tx: Transaction, draft: DraftState, approver: string) {
  const year = calendarYearIn(draft.content);
  const current = (await lastActivation(tx))?.calendars ?? [];
  if (!year) throw new Error('A calendar draft passed its check in the wrong shape');
  const calendars = withYear(current, year).map((one) =>
    one.id === draft.subject
      ? inOrder({ ...one, ...(year.source === '' ? {} : { source: year.source }) })
      : one,
  );
  const data = calendars.find(({ id }) => id === draft.subject);
  if (data)
    await addCalendarVersions(tx, [{ data, year: year.year, author: draft.author, approver }]);
  return calendars;
}

function refuseProblems({ problems }: DraftState, { locale }: Identity): void {
  if (problems.length === 0) return;
  throw new ProblemError(
    'draft.has_problems',
    'Correct the listed places of the draft and submit it again.',
    {
      errors: problems.map(({ path, code, message }) => ({
        path,
        code,
        message: locale === 'en' ? message.en : message.zh,
      })),
    },
  );
}

/** The author of any part of it cannot be its second person. */
async function refuseWriter(tx: Transaction, draft: DraftState, person: string): Promise<void> {
  const writers = [draft.author, ...(await writersOf(tx, draft.draftId))];
  if (writers.includes(person))
    throw new ProblemError(
      'draft.own_approval',
      'You wrote a part of this draft. Ask a leader or another administrator to decide.',
    );
}
