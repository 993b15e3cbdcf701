import { Injectable } from '@nestjs/common';
import {
  ImportDaysSchema,
  NewDraftSchema,
  ProblemError,
  SaveDraftSchema,
  type DraftDetail,
  type Identity,
  type LocalizedText,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { importedDays } from '../calendars/calendar-import.js';
import { yearOf } from '../calendars/calendar-year.js';
import {
  calendarTitle,
  headOf,
  nextVersion,
  titleOf,
  type Content,
  type DraftState,
} from './draft.js';
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
import { documentOf, readPublished, resolved, type Published } from './shelf.repository.js';

type NewDraft = z.infer<typeof NewDraftSchema>;
type Start = Pick<
  DraftState,
  'kind' | 'subject' | 'title' | 'version' | 'basedOn' | 'effectiveFrom' | 'content'
>;

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

async function newPolicy(
  tx: Transaction,
  { policyId, basedOn }: Extract<NewDraft, { kind: 'policy' }>,
): Promise<Start> {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9._-]*$/.test(policyId))
    throw invalid('policyId', 'Use letters, digits, dots and hyphens only.');
  const published = await readPublished(tx);
  const wanted =
    basedOn === undefined ? policyId : basedOn.includes('@') ? basedOn : `${policyId}@${basedOn}`;
  const base = resolved(published, wanted);
  if (basedOn !== undefined && base === null)
    throw new ProblemError(
      'policy.unknown',
      `There is no version ${wanted} to copy from. Choose one of the library.`,
    );
  const effectiveFrom = await todayOf(tx);
  const document = base === null ? null : await documentOf(tx, base);
  const own = published.versions
    .filter((one) => one.policyId === policyId)
    .map(({ version }) => version);
  const version =
    own.length === 0 ? '1.0' : nextVersion(String(document?.['version'] ?? own[0]), own);
  const content = {
    ...(document ?? (await blank(tx, published))),
    id: policyId,
    version,
    effectiveFrom,
  };
  return {
    kind: 'policy',
    subject: policyId,
    title: titleOf(content, named(policyId)),
    version,
    basedOn: base,
    effectiveFrom,
    content,
  };
}

/** What every policy has; the check says what else it needs. */
async function blank(tx: Transaction, { activation, versions }: Published): Promise<Content> {
  const [first] = activation?.bindings.flatMap(({ policies }) => policies) ?? [];
  const model =
    first === undefined
      ? null
      : await documentOf(tx, resolved({ activation, versions }, first) ?? '@');
  const calendar = (model?.['calendar'] ?? {}) as Content;
  return {
    schemaVersion: 1,
    id: '',
    version: '',
    title: { zh: '新制度', en: 'New policy' },
    effectiveFrom: '',
    extends: [],
    timezone: model?.['timezone'] ?? 'UTC',
    caseKind: 'external',
    calendar: {
      base: calendar['base'] ?? activation?.calendars[0]?.id ?? '',
      dayCount: 'exclude-first',
      cutoff: '24:00',
    },
    clocks: [],
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

const named = (name: string): LocalizedText => ({ zh: name, en: name });

function invalid(path: string, message: string): ProblemError {
  return new ProblemError(
    'request.invalid',
    'Correct the listed fields of the body and send it again.',
    {
      errors: [{ path, code: 'invalid', message }],
    },
  );
}
