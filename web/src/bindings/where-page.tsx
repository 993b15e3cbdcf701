import type { BindingSet } from '@tingsu/contracts';
import { Button, Empty, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useHasGroupRole, useWords } from '../kit/words';
import { Drafts, More } from '../policies/policies-page';
import '../policies/policies.css';
import './bindings.css';
import { keyOf, removedFrom } from './rows';
import { RowsTable } from './rows-table';
import { useBindable, useBindings, useBindingSets, useStartBindings } from './use-bindings';
import { useWhereWords } from './where-words';

const Now = () => {
  const { t } = useWords();
  const bindings = useBindings();
  // Policies are shown by their names, never by a code that a name takes the place of a moment later.
  const names = useBindable();
  return (
    <section aria-labelledby="title-now">
      <h2 id="title-now">{t('whereNow')}</h2>
      {(bindings.isPending || names.isPending) && <Loading rows={4} />}
      {bindings.error && (
        <ProblemView error={bindings.error} onRetry={() => void bindings.refetch()} />
      )}
      {bindings.data?.rows.length === 0 && <Empty description={t('whereEmpty')} />}
      {bindings.data && !names.isPending && bindings.data.rows.length > 0 && (
        <RowsTable rows={bindings.data.rows} today={bindings.data.today} title={t('whereNow')} />
      )}
    </section>
  );
};

const Who = ({ author, approver }: Pick<BindingSet, 'author' | 'approver'>) => {
  const { t } = useWords();
  const directory = useDirectory();
  if (!author) return <>{t('shipped')}</>;
  return (
    <>
      {t('author', { name: directory.person(author) })}
      {approver && ` · ${t('approver', { name: directory.person(approver) })}`}
    </>
  );
};

/** Rows that a set has and the one before it had not, and the other way round. */
const Changes = ({ set, before }: { readonly set: BindingSet; readonly before: BindingSet }) => {
  const { t } = useWords();
  const words = useWhereWords();
  const sides = [
    ['whereAdded', removedFrom(set.rows, before.rows)],
    ['whereTaken', removedFrom(before.rows, set.rows)],
  ] as const;
  if (sides.every(([, rows]) => rows.length === 0)) return <p>{t('whereSame')}</p>;
  return (
    <ul data-testid="set-changes">
      {sides.flatMap(([key, rows]) =>
        rows.map((row) => (
          <li key={`${key}-${keyOf(row)}`}>
            {t(key, {
              place: t('whereGapAt', { place: words.place(row), date: row.from }),
              policies: row.policies.map(words.policy).join(' + '),
            })}
          </li>
        )),
      )}
    </ul>
  );
};

interface SetProps {
  readonly set: BindingSet;
  /** The set before it; undefined when it is not on the page. */
  readonly before: BindingSet | undefined;
  readonly isCurrent: boolean;
  readonly today: string;
  readonly busy: boolean;
  /** Null for who may not. */
  readonly onRestore: ((number: number) => void) | null;
}

const ApprovedSet = ({ set, before, isCurrent, today, busy, onRestore }: SetProps) => {
  const { t, long } = useWords();
  const [open, setOpen] = useState(false);
  const { number, rows } = set;
  return (
    <li className="card binding-set" data-set={number}>
      <div className="row">
        <strong>{t('whereSet', { number })}</strong>
        {isCurrent && <Tag className="tone-green">{t('whereCurrent')}</Tag>}
        <span className="soft">
          <time dateTime={set.publishedAt}>{long(set.publishedAt)}</time> · <Who {...set} /> ·{' '}
          {t('whereRowCount', { count: rows.length })}
        </span>
        <span className="grow" />
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('whereShowRows', { number })}
        </Button>
        {onRestore && !isCurrent && (
          <Button size="small" loading={busy} onClick={() => onRestore(number)}>
            {t('whereRestore', { number })}
          </Button>
        )}
      </div>
      {open && before && <Changes set={set} before={before} />}
      {open && <RowsTable rows={rows} today={today} title={t('whereSet', { number })} />}
    </li>
  );
};

const History = () => {
  const { t } = useWords();
  const sets = useBindingSets();
  const { data: now } = useBindings();
  const edits = useHasGroupRole('tenant_admin');
  const start = useStartBindings();
  return (
    <section aria-labelledby="title-history">
      <h2 id="title-history">{t('whereHistory')}</h2>
      {sets.isPending && <Loading rows={3} />}
      {sets.error && <ProblemView error={sets.error} onRetry={() => void sets.refetch()} />}
      {start.error && <ProblemView error={start.error} />}
      {sets.isSuccess && sets.items.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('whereHistoryEmpty')} />
      )}
      <ul className="plain-list">
        {sets.items.map((set, index) => (
          <ApprovedSet
            key={set.number}
            set={set}
            before={sets.items[index + 1]}
            isCurrent={set.number === now?.number}
            today={now?.today ?? ''}
            busy={start.isPending && start.variables === set.number}
            onRestore={edits ? (number) => start.mutate(number) : null}
          />
        ))}
      </ul>
      <More list={sets} />
    </section>
  );
};

/** Which policies hold for which campus, department, kind of case and channel, from which day. */
export const WherePage = () => {
  const { t } = useWords();
  usePageTitle(t('whereTitle'));
  const edits = useHasGroupRole('tenant_admin');
  const mayDraft = useHasGroupRole('tenant_admin', 'leader', 'auditor');
  const start = useStartBindings();
  return (
    <div className="page policies where">
      <p className="back">
        <Link to="/policies">← {t('backToLibrary')}</Link>
      </p>
      <div className="page-head">
        <h1>{t('whereTitle')}</h1>
        {edits && (
          <Button type="primary" loading={start.isPending} onClick={() => start.mutate(null)}>
            {t('whereChange')}
          </Button>
        )}
      </div>
      <p className="soft">{t('whereIntro')}</p>
      {start.error && <ProblemView error={start.error} />}
      <Now />
      {mayDraft && <Drafts kind="bindings" />}
      <History />
    </div>
  );
};
