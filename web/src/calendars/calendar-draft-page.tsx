import type { CalendarYear, DraftDetail } from '@tingsu/contracts';
import { Checkbox, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { Link, useParams } from 'react-router';
import { inLanguage } from '../i18n/language';
import { ConflictNote } from '../policies/conflict-note';
import { DecisionPanel } from '../policies/decision-panel';
import { SaveLine } from '../policies/editor';
import { getAt, objectsOf, textOf, type JsonObject } from '../policies/json';
import '../policies/policies.css';
import { useDraftDetail, useEditing, type Editing } from '../policies/use-draft';
import { useDocumentView } from '../policies/use-policies';
import { VersionState } from '../policies/version-state';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useHasRole, useWords } from '../kit/words';
import { useCalendarName, useScopeWords } from './calendars-page';
import './calendars.css';
import { DayDialog } from './day-dialog';
import { ImportDays } from './import-days';
import { NamedDays } from './named-days';
import { useCalendarYear } from './use-calendars';
import { cellsOfView, countsOf, plainCells, withDay, withDraft } from './year-days';
import { Legend, YearGrid } from './year-grid';

type Day = CalendarYear['days'][number];

/** The content of a draft, read with care: what is wrong in it is told by the check, not by a broken page. */
const yearIn = (content: JsonObject) => ({
  calendarId: textOf(content.calendarId),
  parent: textOf(content.parent) || null,
  year: Number(content.year),
  alwaysOpen: content.alwaysOpen === true,
  status: content.status === 'provisional' ? ('provisional' as const) : ('published' as const),
  source: textOf(content.source),
  days: objectsOf(content.days).map((day): Day => ({
    date: textOf(day.date),
    kind: day.kind === 'work' ? 'work' : 'off',
    name: textOf(day.name),
    ...(textOf(day.nameEn) ? { nameEn: textOf(day.nameEn) } : {}),
  })),
});

/** Days as they would count, over the layer that the calendar refines. */
const useDraftCells = (content: JsonObject) => {
  const draft = yearIn(content);
  const under = useCalendarYear(draft.parent, draft.year);
  const cells = withDraft(under.data ? cellsOfView(under.data) : plainCells(draft.year), draft);
  return { draft, cells };
};

const Problems = ({
  draft,
  content,
}: {
  readonly draft: DraftDetail;
  readonly content: JsonObject;
}) => {
  const { t, language } = useWords();
  if (draft.problems.length === 0) return null;
  const where = (path: string): string => {
    const [, list, index] = path.split('/');
    return list === 'days' ? textOf(getAt(content, ['days', Number(index), 'date'])) : '';
  };
  return (
    <div className="summary" role="alert" data-testid="problem-summary">
      <strong>{t('problemsOfYear', { count: draft.problems.length })}</strong>
      <ul>
        {draft.problems.map((problem, index) => (
          <li key={index}>
            {where(problem.path)} {inLanguage(problem.message, language)}
          </li>
        ))}
      </ul>
    </div>
  );
};

const YearFields = ({ editing }: { readonly editing: Editing }) => {
  const { t } = useWords();
  const id = useId();
  const draft = yearIn(editing.content);
  return (
    <section className="card">
      <div className="form-grid">
        <div className="form-field">
          <label htmlFor={`${id}-status`}>{t('yearStatus')}</label>
          <Select
            id={`${id}-status`}
            aria-label={t('yearStatus')}
            value={draft.status}
            options={[
              { value: 'published', label: t('yearPublished') },
              { value: 'provisional', label: t('yearProvisional') },
            ]}
            onChange={(status) => editing.change(['status'], status)}
          />
        </div>
        <div className="form-field">
          <label htmlFor={`${id}-source`}>{t('sourceField')}</label>
          <Input
            id={`${id}-source`}
            value={draft.source}
            maxLength={300}
            onChange={(event) => editing.change(['source'], event.target.value)}
          />
        </div>
        <div className="form-field">
          <Checkbox
            checked={draft.alwaysOpen}
            onChange={(event) => editing.change(['alwaysOpen'], event.target.checked)}
          >
            {t('alwaysOpen')}
          </Checkbox>
        </div>
      </div>
    </section>
  );
};

const Year = ({
  content,
  onPick,
}: {
  readonly content: JsonObject;
  onPick?(date: string): void;
}) => {
  const { t } = useWords();
  const { draft, cells } = useDraftCells(content);
  return (
    <>
      <p data-testid="year-counts">{t('yearCounts', countsOf(cells))}</p>
      <Legend />
      <YearGrid
        year={draft.year}
        cells={cells}
        label={t('yearTitle', { id: draft.calendarId, year: draft.year })}
        marked={new Set(draft.days.map(({ date }) => date))}
        onPick={onPick}
      />
      <NamedDays cells={cells} />
    </>
  );
};

const EditingView = ({ draft }: { readonly draft: DraftDetail }) => {
  const { t } = useWords();
  const editing = useEditing(draft);
  const { names } = useDocumentView(editing.content);
  const [picked, setPicked] = useState<string | null>(null);
  const { days } = yearIn(editing.content);
  const { cells } = useDraftCells(editing.content);
  const set = (day: Omit<Day, 'date'> | null): void => {
    if (picked)
      editing.change(
        ['days'],
        withDay(days, picked, day).map((one) => ({ ...one })),
      );
    setPicked(null);
  };
  const cell = cells.find(({ date }) => date === picked);
  return (
    <>
      <div className="draft-bar">
        <VersionState state={draft.state} />
        <SaveLine editing={editing} t={t} />
        <span className="grow" />
        <Link to={`/policies/drafts/${draft.draftId}/what-if`}>{t('whatIfTitle')}</Link>
      </div>
      {editing.error !== null && (
        <ProblemView error={editing.error} onRetry={() => void editing.save()} />
      )}
      {editing.conflict && <ConflictNote editing={editing} names={names} />}
      <Problems draft={draft} content={editing.content} />
      <YearFields editing={editing} />
      <Year content={editing.content} onPick={setPicked} />
      <ImportDays draftId={draft.draftId} editing={editing} />
      <DecisionPanel draft={draft} beforeSubmit={editing.save} />
      {picked && (
        <DayDialog
          key={picked}
          date={picked}
          day={days.find(({ date }) => date === picked) ?? null}
          working={cell ? ['work', 'makeUp'].includes(cell.kind) : true}
          onSet={set}
          onClose={() => setPicked(null)}
        />
      )}
    </>
  );
};

const Head = ({ draft }: { readonly draft: DraftDetail }) => {
  const { t } = useWords();
  const calendarName = useCalendarName();
  const scope = useScopeWords();
  const title = t('draftCalendarTitle', {
    id: calendarName(draft.subject),
    year: draft.version,
  });
  usePageTitle(title);
  const found = draft.content.scope as Parameters<typeof scope>[0] | undefined;
  return (
    <>
      <p className="back">
        <Link to="/calendars">← {t('backToCalendars')}</Link>
      </p>
      <h1>{title}</h1>
      <p className="soft">
        {found && scope(found)}
        {textOf(draft.content.parent) &&
          ` · ${t('calendarParent', { id: textOf(draft.content.parent) })}`}
      </p>
    </>
  );
};

/** A draft of one year of one calendar. */
export const CalendarDraftPage = () => {
  const { draftId = '' } = useParams();
  const edits = useHasRole('tenant_admin');
  const found = useDraftDetail(draftId);
  const draft = found.data;
  return (
    <div className="page policies">
      {found.isPending && <Loading rows={12} />}
      {found.error && !draft && (
        <ProblemView error={found.error} onRetry={() => void found.refetch()} />
      )}
      {draft && <Head draft={draft} />}
      {draft && draft.state === 'editing' && edits && <EditingView key={draftId} draft={draft} />}
      {draft && !(draft.state === 'editing' && edits) && (
        <>
          <VersionState state={draft.state} />
          <DecisionPanel draft={draft} />
          <Year content={draft.content as JsonObject} />
        </>
      )}
    </div>
  );
};
