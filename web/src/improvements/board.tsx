import type { ImprovementFigures } from '@tingsu/contracts';
import { Button, Empty, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { PagedTable } from '../kit/paged-table';
import { ProblemView } from '../kit/problem-view';
import { useReachesInHouse, useWords } from '../kit/words';
import { ActionForm } from './action-form';
import { ActionState, useLastDay, useWho } from './action-words';
import { scopeFrom, standFrom } from './loop-scope';
import { ScopeNote } from './scope-note';
import { useScope } from './use-loops';
import { useActions, useFigures, type ActionList } from './use-improvements';

const LISTS = {
  open: 'actionsOpen',
  overdue: 'actionsOverdue',
  check: 'actionsCheck',
  ended: 'actionsEnded',
  improved: 'loopStand_improved',
  closed: 'loopStand_closed',
} as const satisfies Record<ActionList, string>;
const ORDER: readonly ActionList[] = ['open', 'overdue', 'check', 'ended'];
const TIME = {
  open: 'actionDue',
  overdue: 'actionDue',
  check: 'actionCheckDue',
  ended: 'actionEndedAt',
  improved: 'actionEndedAt',
  closed: 'actionEndedAt',
} as const;

const Actions = ({ list }: { readonly list: ActionList }) => {
  const { t, short } = useWords();
  const who = useWho();
  const lastDay = useLastDay();
  const query = useActions(list, useScope());
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const timeOf: Readonly<Record<ActionList, 'dueAt' | 'checkDueAt' | 'endedAt'>> = {
    open: 'dueAt',
    overdue: 'dueAt',
    check: 'checkDueAt',
    ...{ ended: 'endedAt', improved: 'endedAt', closed: 'endedAt' },
  };
  return (
    <PagedTable
      name={t('learnActions')}
      query={query}
      items={items}
      empty={t('actionsEmpty')}
      columns={[t('actionTitle'), t('actionWho'), t(TIME[list]), t('actionStateColumn')]}
      row={(action) => {
        const at = action[timeOf[list]];
        return (
          <tr key={action.actionId} data-action={action.actionId} data-state={action.state}>
            <td>
              <Link to={`/improvements/actions/${action.actionId}`}>{action.title}</Link>
            </td>
            <td>{who(action)}</td>
            <td>
              {at && (
                <time dateTime={at}>{timeOf[list] === 'endedAt' ? short(at) : lastDay(at)}</time>
              )}
            </td>
            <td>
              <ActionState action={action} />
            </td>
          </tr>
        );
      }}
    />
  );
};

type Row = ImprovementFigures['rows'][number];
const COUNTS = ['open', 'overdue', 'check', 'improved', 'notImproved'] as const;

/** Of what was checked, how much helped. */
const rateOf = ({ improved, notImproved }: Row): string =>
  improved + notImproved === 0
    ? '–'
    : `${Math.round((improved / (improved + notImproved)) * 100)}%`;

const Figures = () => {
  const { t } = useWords();
  const directory = useDirectory();
  const query = useFigures();
  if (query.isPending) return <Loading rows={3} />;
  if (query.error) return <ProblemView error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.rows.length === 0) return <Empty description={t('figuresNone')} />;
  const columns = [
    t('figuresDepartment'),
    t('actionsOpen'),
    t('actionsOverdue'),
    t('actionsCheck'),
    t('actionState_improved'),
    t('actionState_not_improved'),
    t('figuresRate'),
  ];
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={t('figuresTitle')}>
      <table className="figures" data-testid="improvement-figures">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {query.data.rows.map((row) => (
            <tr key={row.department} data-department={row.department}>
              <th scope="row">{directory.department(row.department)}</th>
              {COUNTS.map((count) => (
                <td key={count}>{row[count]}</td>
              ))}
              <td>{rateOf(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** What is to do so that it does not happen again, and how each department stands. */
export const Board = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  const opens = useReachesInHouse('improvement.open');
  const [search, setSearch] = useSearchParams();
  const list: ActionList = standFrom(search) ?? (search.get('list') === 'ended' ? 'ended' : 'open');
  const [opening, setOpening] = useState(false);
  return (
    <>
      <p className="soft">{t('actionsIntro')}</p>
      <div className="row">
        <Segmented<ActionList>
          aria-label={t('actionsWhich')}
          value={list}
          onChange={(next) => setSearch({ ...scopeFrom(search), list: next })}
          options={[...ORDER, ...(ORDER.includes(list) ? [] : [list])].map((value) => ({
            value,
            label: t(LISTS[value]),
          }))}
        />
        {opens && (
          <Button type="primary" onClick={() => setOpening(true)}>
            {t('actionNew')}
          </Button>
        )}
      </div>
      <ScopeNote all="/improvements" />
      <Actions list={list} />
      <section aria-labelledby="figures-title">
        <h2 id="figures-title">{t('figuresTitle')}</h2>
        <Figures />
      </section>
      {opening && (
        <ActionForm
          begin={{ origin: { kind: 'own', id: null } }}
          onClose={() => setOpening(false)}
          onOpened={({ actionId }) => void navigate(`/improvements/actions/${actionId}`)}
        />
      )}
    </>
  );
};
