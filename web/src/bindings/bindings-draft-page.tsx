import type { BindingRow, DraftDetail, PolicyProblemView } from '@tingsu/contracts';
import { Alert, Button } from 'antd';
import { Link, useParams } from 'react-router';
import { inLanguage } from '../i18n/language';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { Head } from '../kit/table-head';
import { useHasGroupRole, useWords } from '../kit/words';
import { ConflictNote } from '../policies/conflict-note';
import { DecisionPanel } from '../policies/decision-panel';
import { focusOn, SaveLine } from '../policies/editor';
import { asDocument, objectsOf, type JsonObject } from '../policies/json';
import '../policies/policies.css';
import { useDraftDetail, useEditing, type Editing } from '../policies/use-draft';
import { useDocumentView } from '../policies/use-policies';
import { VersionState } from '../policies/version-state';
import './bindings.css';
import { Effect } from './effect';
import { ApprovedRow, NewRow, type RowProps } from './row-form';
import { keyOf, newRow, removedFrom, rowsIn } from './rows';
import { RowsTable } from './rows-table';
import { useBindable, useBindings } from './use-bindings';
import { useWhereWords } from './where-words';

const asJson = (row: BindingRow): JsonObject => ({ ...row });

/** Adds and changes rows of the draft. */
const useRows = ({ content, change }: Editing) => {
  const count = objectsOf(content.rows).length;
  return {
    add: (row: BindingRow): void => {
      change(['rows', count], asJson(row));
      requestAnimationFrame(() => focusOn(`/rows/${count}/campus`));
    },
    update: (index: number, fields: Partial<BindingRow>): void => {
      const row = objectsOf(content.rows)[index];
      if (row) change(['rows', index], { ...row, ...fields });
    },
    remove: (index: number): void => change(['rows', index], undefined),
  };
};

interface ProblemsProps {
  readonly problems: readonly PolicyProblemView[];
  onAdd(row: BindingRow): void;
}

/** What concerns no row: gaps, each with a button that fills it, and a draft that is out of date. */
const Problems = ({ problems, onAdd }: ProblemsProps) => {
  const { t, language } = useWords();
  const words = useWhereWords();
  const { data: now } = useBindings();
  if (problems.length === 0)
    return <Alert type="success" showIcon title={t('problemsNone')} className="no-problems" />;
  const general = problems.filter(({ path }) => !path.startsWith('/rows/'));
  const colon = language === 'en' ? ': ' : '：';
  return (
    <div className="summary" role="alert" data-testid="problem-summary">
      <strong>{t('problemsSome', { count: problems.length })}</strong>
      <ul>
        {general.map(({ code, place, message }, index) => (
          <li key={index} data-code={code}>
            {place && `${t('whereGapAt', { place: words.place(place), date: place.from })}${colon}`}
            {inLanguage(message, language)}{' '}
            {place && (
              <Button
                size="small"
                onClick={() =>
                  onAdd(
                    newRow(
                      placeOf(place),
                      place.from > (now?.today ?? '') ? place.from : (now?.today ?? place.from),
                    ),
                  )
                }
              >
                {t('whereAddHere')}
              </Button>
            )}
          </li>
        ))}
        {problems.length > general.length && (
          <li>
            <button type="button" className="plain" onClick={() => focusOn(firstOf(problems))}>
              {t('whereCheck')}
              {colon}
              {[...new Set(problems.flatMap(({ path }) => path.split('/')[2] ?? []))]
                .toSorted((one, other) => Number(one) - Number(other))
                .map((index) => t('whereRowNo', { number: Number(index) + 1 }))
                .join(language === 'en' ? ', ' : '、')}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
};

/** The row or field of the first problem that has one; a policy of a list is found at the list. */
const firstOf = (problems: readonly PolicyProblemView[]): string => {
  const { path = '' } = problems.find((one) => one.path.startsWith('/rows/')) ?? {};
  const [, rows, index, field] = path.split('/');
  return `/${rows}/${index}/${field ?? 'campus'}`;
};

const placeOf = ({
  campus,
  department,
  caseKind,
  channel,
}: NonNullable<PolicyProblemView['place']>): Partial<BindingRow> => {
  const [row] = rowsIn({ rows: [{ campus, department, caseKind, channel }] });
  return row ? { campus, department, caseKind: row.caseKind, channel: row.channel } : {};
};

const Rows = ({ editing, approved, today }: EditProps) => {
  const { t } = useWords();
  const words = useWhereWords();
  const rows = rowsIn(editing.content);
  const { add, update, remove } = useRows(editing);
  const known = new Set(approved.map(keyOf));
  const replace = (row: BindingRow): void => {
    const { index: _index, ...place } = { index: 0, ...row };
    add({ ...place, policies: [], from: today });
  };
  return (
    <>
      <div
        className="table-frame rules-frame"
        role="region"
        aria-label={t('whereTitle')}
        tabIndex={0}
      >
        <table className="rules binding-form">
          <Head
            columns={[
              'whereCampus',
              'whereDepartment',
              'whereKind',
              'whereChannel',
              'whereFrom',
              'wherePolicies',
              'whereCheck',
              'whereActions',
            ]}
          />
          <tbody>
            {rows.map((row) => {
              const props: RowProps = {
                ...{ row, rows, words },
                problems: editing.problems,
                onChange: (fields) => update(row.index, fields),
                onRemove: () => remove(row.index),
              };
              return known.has(keyOf(row)) ? (
                <ApprovedRow key={row.index} {...props} onReplace={() => replace(row)} />
              ) : (
                <NewRow key={row.index} {...props} />
              );
            })}
          </tbody>
        </table>
      </div>
      <p>
        <Button onClick={() => add(newRow({}, today))}>{t('whereAdd')}</Button>
      </p>
      <Removed rows={removedFrom(approved, rows)} onRestore={add} />
    </>
  );
};

const Removed = ({
  rows,
  onRestore,
}: {
  readonly rows: readonly BindingRow[];
  onRestore?(row: BindingRow): void;
}) => {
  const { t } = useWords();
  const words = useWhereWords();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="title-removed">
      <h3 id="title-removed">{t('whereRemoved')}</h3>
      <ul data-testid="removed-rows">
        {rows.map((row) => (
          <li key={keyOf(row)}>
            <del>
              {t('whereGapAt', { place: words.place(row), date: row.from })}{' '}
              {row.policies.map(words.policy).join(' + ')}
            </del>{' '}
            {onRestore && (
              <Button size="small" onClick={() => onRestore(row)}>
                {t('whereRestoreRow')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

const DraftHead = ({
  draft,
  children,
}: {
  readonly draft: DraftDetail;
  readonly children?: React.ReactNode;
}) => {
  const { t } = useWords();
  const title = t('draftTitle', { title: t('whereTitle') });
  usePageTitle(title);
  return (
    <>
      <p className="back">
        <Link to="/policies/where">← {t('whereBack')}</Link>
      </p>
      <h1>{title}</h1>
      <p className="soft">
        {t('whereSet', { number: draft.version })} ·{' '}
        {t('whereSetFrom', { number: draft.basedOn ?? '0' })} · {t('columnEffective')}:{' '}
        {draft.effectiveFrom}
      </p>
      <div className="draft-bar">
        <VersionState state={draft.state} />
        {children}
      </div>
    </>
  );
};

interface EditProps {
  readonly editing: Editing;
  readonly approved: readonly BindingRow[];
  readonly today: string;
}

const EditingView = ({
  draft,
  approved,
  today,
}: Omit<EditProps, 'editing'> & { readonly draft: DraftDetail }) => {
  const { t } = useWords();
  const editing = useEditing(draft);
  const { names } = useDocumentView(editing.content);
  const { add } = useRows(editing);
  return (
    <>
      <DraftHead draft={draft}>
        <SaveLine editing={editing} t={t} />
      </DraftHead>
      {editing.error !== null && (
        <ProblemView error={editing.error} onRetry={() => void editing.save()} />
      )}
      {editing.conflict && <ConflictNote editing={editing} names={names} />}
      <Problems problems={editing.problems} onAdd={add} />
      <Rows editing={editing} approved={approved} today={today} />
      <Effect draft={draft} />
      <DecisionPanel draft={draft} beforeSubmit={editing.save} />
    </>
  );
};

const ReadingView = ({
  draft,
  approved,
  today,
}: Omit<EditProps, 'editing'> & { readonly draft: DraftDetail }) => {
  const { t } = useWords();
  const rows = rowsIn(asDocument(draft.content));
  const isOpen = draft.state === 'editing' || draft.state === 'submitted';
  return (
    <>
      <DraftHead draft={draft} />
      <DecisionPanel draft={draft} />
      <RowsTable rows={rows} today={today} title={t('whereTitle')} />
      {isOpen && <Removed rows={removedFrom(approved, rows)} />}
      {isOpen && <Effect draft={draft} />}
    </>
  );
};

/** A draft of where policies apply: rows to edit for administrators, to read for everyone else. */
export const BindingsDraftPage = () => {
  const { draftId = '' } = useParams();
  const edits = useHasGroupRole('tenant_admin');
  const draft = useDraftDetail(draftId);
  const bindings = useBindings();
  const isWaiting = useBindable().isPending || bindings.isPending;
  const error = draft.error ?? bindings.error;
  const retry = (): void => {
    void draft.refetch();
    void bindings.refetch();
  };
  return (
    <div className="page policies">
      {(draft.isPending || isWaiting) && <Loading rows={8} />}
      {error && <ProblemView error={error} onRetry={retry} />}
      {draft.data && bindings.data && !isWaiting && (
        <View key={draftId} draft={draft.data} now={bindings.data} edits={edits} />
      )}
    </div>
  );
};

const View = ({
  draft,
  now,
  edits,
}: {
  readonly draft: DraftDetail;
  readonly now: NonNullable<ReturnType<typeof useBindings>['data']>;
  readonly edits: boolean;
}) =>
  draft.state === 'editing' && edits ? (
    <EditingView draft={draft} approved={now.rows} today={now.today} />
  ) : (
    <ReadingView draft={draft} approved={now.rows} today={now.today} />
  );
