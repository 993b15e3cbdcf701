import type { CallBackFigures, CalledBack } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { get } from '../api/http.client';
import '../i18n/call-backs-found';
import type { TextKey } from '../i18n/texts';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePoliciesInForce } from '../kit/policies';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { listPath, type Filters } from '../worklist/list-filters';
import { COLUMNS, CUTS, rowsBy, type CallBackRow, type Cut } from './call-back-rows';
import { planName } from './plan-name';

const CUT_TEXTS = {
  department: 'foundByDepartment',
  month: 'foundByMonth',
  plan: 'foundByPlan',
} as const satisfies Record<Cut, TextKey>;

const Figure = ({
  row: { filters, found },
  column,
  common,
}: {
  readonly row: CallBackRow;
  readonly column: CalledBack;
  readonly common: Filters;
}) => {
  const count = found[column];
  if (count === 0 || filters === null) return <>{count}</>;
  const path = listPath('all', { ...common, ...filters, calledBack: column });
  return <Link to={path}>{count}</Link>;
};

const FoundTable = ({
  figures,
  cut,
  common,
}: {
  readonly figures: CallBackFigures;
  readonly cut: Cut;
  readonly common: Filters;
}) => {
  const { t, label, language } = useWords();
  const directory = useDirectory();
  const policies = usePoliciesInForce().data;
  const named = {
    department: directory.department,
    month: (month: string) => month,
    plan: (planId: string) => planName(policies, planId, language),
  };
  const rows: readonly (CallBackRow & { readonly name: string })[] = [
    { key: 'all', name: t('foundAll'), found: figures.all, filters: {} },
    ...rowsBy(cut, figures).map((row) => ({
      ...row,
      name: row.key === null ? t('notSet') : named[cut](row.key),
    })),
  ];
  return (
    <div className="table-frame">
      <table className="figures" data-testid="call-backs-found">
        <thead>
          <tr>
            <th scope="col">{t(CUT_TEXTS[cut])}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {label('calledBack', column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${cut}-${row.key ?? ''}`}>
              <th scope="row">{row.name}</th>
              {COLUMNS.map((column) => (
                <td key={column}>
                  <Figure row={row} column={column} common={common} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** What the calls after closing found, by who leads, by month and by plan; each number opens its cases. */
export const CallBackPanel = ({ common }: { readonly common: Filters }) => {
  const { t } = useWords();
  const [cut, setCut] = useState<Cut>('department');
  const { campus, receivedFrom: from } = common;
  const query = useQuery({
    queryKey: ['call-backs-found', campus ?? null, from ?? null],
    queryFn: () => get<CallBackFigures>('/analytics/call-backs', { campus, from }),
    placeholderData: (previous) => previous,
  });
  return (
    <section className="card panel wide" aria-labelledby="call-backs-found">
      <div className="card-head">
        <h2 id="call-backs-found">{t('foundTitle')}</h2>
        <Segmented<Cut>
          size="small"
          aria-label={t('foundBy')}
          value={cut}
          onChange={setCut}
          options={CUTS.map((value) => ({ value, label: t(CUT_TEXTS[value]) }))}
        />
      </div>
      <p className="soft">{t('foundDefinition')}</p>
      {query.isPending && <Loading rows={3} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.data &&
        (query.data.byPlan.length === 0 ? (
          <p>{t('foundNone')}</p>
        ) : (
          <FoundTable figures={query.data} cut={cut} common={common} />
        ))}
    </section>
  );
};
