import { Injectable } from '@nestjs/common';
import {
  ImportDaysSchema,
  ProblemError,
  SaveDraftSchema,
  type DraftDetail,
  type Identity,
  type NewDraft,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { importedDays } from '../calendars/calendar-import.js';
import { yearOf } from '../calendars/calendar-year.js';
import { calendarTitle, headOf, type DraftState } from './draft.js';
import { restored, rowsFrom } from './binding-rows.js';
import { lastBindingSet, readBindingSet } from './binding-sets.repository.js';
import { checked } from './checked-draft.repository.js';
import {
  addLog,
  insertDraft,
  lockDraft,
  readDraft,
  sameDraft,
  updateDraft,
} from './drafts.repository.js';
import { requireOnPolicies } from './policy-access.js';
import { todayOf } from './publication.repository.js';
import { readPublished } from './shelf.repository.js';
import { invalid, newPolicy, type Start } from './start-policy.repository.js';

/** Begins drafts and keeps what administrators write into them; every save is checked, none is refused for what the check finds. */
@Injectable()
export class WriteDrafts {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A second click on "new draft" finds the first one again, as long as nothing has been written into it. */
  create(who: Identity, wanted: NewDraft): Promise<DraftDetail> {
    const author = requireOnPolicies(who, 'edit');
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const start = await startOf(tx, wanted);
      const same = await sameDraft(tx, author, start);
      if (same) return readDraft(tx, same);
      const draft: DraftState = {
        ...start,
        draftId: uuid(),
        state: 'editing',
        revision: 1,
        author,
        approver: null,
        rejection: null,
        problems: [],
      };
      await insertDraft(tx, await checked(tx, draft));
      if (wanted.kind === 'bindings' && wanted.restore !== undefined)
        await addLog(tx, draft, 'restored', author, String(wanted.restore));
      else await addLog(tx, draft, 'created', author);
      return readDraft(tx, draft.draftId);
    });
  }

  save(
    who: Identity,
    draftId: string,
    { revision, content }: z.infer<typeof SaveDraftSchema>,
  ): Promise<DraftDetail> {
    return this.write(who, draftId, revision, 'saved', (draft) => ({
      ...draft,
      ...headOf(draft.kind, content, draft),
      content,
    }));
  }

  importDays(
    who: Identity,
    draftId: string,
    { revision, format, text }: z.infer<typeof ImportDaysSchema>,
  ): Promise<DraftDetail> {
    return this.write(who, draftId, revision, 'imported', (draft) => {
      if (draft.kind !== 'calendar')
        throw new ProblemError(
          'draft.state_refused',
          'Only the days of a calendar are imported. Edit a policy in its form.',
        );
      return { ...draft, content: { ...draft.content, days: importedDays(format, text) } };
    });
  }

  private write(
    who: Identity,
    draftId: string,
    revision: number,
    action: 'saved' | 'imported',
    change: (draft: DraftState) => DraftState,
  ): Promise<DraftDetail> {
    const writer = requireOnPolicies(who, 'edit');
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const draft = await lockDraft(tx, draftId, revision);
      if (draft.state !== 'editing')
        throw new ProblemError(
          'draft.state_refused',
          `The draft is ${draft.state}: only one that is being edited can be changed.`,
        );
      const after = { ...change(draft), revision: draft.revision + 1 };
      await updateDraft(tx, await checked(tx, after));
      await addLog(tx, after, action, writer);
      return readDraft(tx, draftId);
    });
  }
}

function startOf(tx: Transaction, wanted: NewDraft): Promise<Start> {
  switch (wanted.kind) {
    case 'policy':
      return newPolicy(tx, wanted);
    case 'calendar':
      return newYear(tx, wanted);
    case 'bindings':
      return newBindings(tx, wanted);
  }
}

/** What holds now, or what an older set said. */
async function newBindings(
  tx: Transaction,
  { restore }: Extract<NewDraft, { kind: 'bindings' }>,
): Promise<Start> {
  const today = await todayOf(tx);
  const last = await lastBindingSet(tx);
  const older = restore === undefined ? null : await readBindingSet(tx, restore);
  const rows = older ? restored(older.rows, last.rows, today) : rowsFrom(last.rows, today);
  return {
    kind: 'bindings',
    subject: 'bindings',
    title: { zh: '适用范围', en: 'Where policies apply' },
    version: String(last.number + 1),
    basedOn: String(last.number),
    effectiveFrom: today,
    content: { rows },
  };
}

async function newYear(
  tx: Transaction,
  wanted: Extract<NewDraft, { kind: 'calendar' }>,
): Promise<Start> {
  const { calendarId, year, parent, scope } = wanted;
  const { activation } = await readPublished(tx);
  const known = activation?.calendars.find(({ id }) => id === calendarId);
  if (!known && (scope === undefined || (scope.level !== 'country' && !parent)))
    throw invalid(
      'scope',
      `There is no calendar ${calendarId} yet: say where the new one holds, and which one it refines.`,
    );
  const calendar = known ?? {
    id: calendarId,
    years: [],
    days: [],
    parent: parent ?? null,
    ...(scope ? { scope } : {}),
  };
  const isThere = known?.years.some((one) => one.year === year) ?? false;
  return {
    kind: 'calendar',
    subject: calendarId,
    title: calendarTitle(calendarId, year),
    version: String(year),
    basedOn: isThere ? String(year) : null,
    effectiveFrom: `${year}-01-01`,
    content: { ...yearOf(calendar, year) },
  };
}
