import type { IssueCounts, IssueFigures } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { get } from '../api/http.client';
import '../i18n/issue-figures';
import type { TextKey } from '../i18n/texts';
import { Loading } from '../kit/loading';
import { usePolicies } from '../kit/policies';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import type { Filters } from '../worklist/list-filters';
import { percent } from './overview';

const CUTS = ['byCategory', 'byTopic', 'byCause'] as const;
type Cut = (typeof CUTS)[number];
const CUT_TEXTS = {
  byCategory: 'issueFiguresByCategory',
  byTopic: 'issueFiguresByTopic',
  byCause: 'issueFiguresByCause',
} as const satisfies Record<Cut, TextKey>;

const COLUMNS = {
  issues: 'issueFiguresCount',
  upheld: 'issueFiguresUpheld',
  partlyUpheld: 'issueFiguresPartly',
  notUpheld: 'issueFiguresNot',
  open: 'issueFiguresOpen',
} as const satisfies Record<Exclude<keyof IssueCounts, 'rate'>, TextKey>;
const COLUMN_NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

const Row = ({ name, counts }: { readonly name: string; readonly counts: IssueCounts }) => (
  <tr>
    <th scope="row">{name}</th>
    {COLUMN_NAMES.map((column) => (
      <td key={column}>{counts[column]}</td>
    ))}
    <td>{percent(counts.rate) ?? '–'}</td>
  </tr>
);

const CauseTable = ({ figures }: { readonly figures: IssueFigures }) => {
  const { t } = useWords();
  const { causeName } = usePolicies();
  if (figures.byCause.length === 0) return <p>{t('issueFiguresNoCause')}</p>;
  return (
    <div className="table-frame">
      <table className="figures" data-testid="cause-figures">
        <thead>
          <tr>
            <th scope="col">{t('issueFiguresByCause')}</th>
            <th scope="col">{t('issueFiguresCount')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.byCause.map(({ cause, issues }) => (
            <tr key={cause}>
              <th scope="row">{causeName(cause)}</th>
              <td>{issues}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

interface TableProps {
  readonly figures: IssueFigures;
  readonly cut: Exclude<Cut, 'byCause'>;
}
const IssueTable = ({ figures, cut }: TableProps) => {
  const { t, label } = useWords();
  const { categoryName } = usePolicies();
  const name = (key: string): string =>
    cut === 'byCategory' ? categoryName(key) : label('topic', key);
  return (
    <div className="table-frame">
      <table className="figures" data-testid="issue-figures">
        <thead>
          <tr>
            <th scope="col">{t(CUT_TEXTS[cut])}</th>
            {COLUMN_NAMES.map((column) => (
              <th key={column} scope="col">
                {t(COLUMNS[column])}
              </th>
            ))}
            <th scope="col">{t('issueFiguresRate')}</th>
          </tr>
        </thead>
        <tbody>
          {cut === 'byCategory' && <Row name={t('issueFiguresAll')} counts={figures.all} />}
          {figures[cut].map(({ key, counts }) => (
            <Row key={key ?? ''} name={key === null ? t('notSet') : name(key)} counts={counts} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** The matters of the complaints, each counted for itself, and how many of them were found right. */
export const IssuePanel = ({ common }: { readonly common: Filters }) => {
  const { t } = useWords();
  const [cut, setCut] = useState<Cut>('byCategory');
  const { campus, receivedFrom: from } = common;
  const query = useQuery({
    queryKey: ['issue-figures', campus ?? null, from ?? null],
    queryFn: () => get<IssueFigures>('/analytics/issues', { campus, from }),
    placeholderData: (previous) => previous,
  });
  return (
    <section className="card panel wide" aria-labelledby="issue-figures">
      <div className="card-head">
        <h2 id="issue-figures">{t('issueFiguresTitle')}</h2>
        <Segmented<Cut>
          size="small"
          aria-label={t('foundBy')}
          value={cut}
          onChange={setCut}
          options={CUTS.map((value) => ({ value, label: t(CUT_TEXTS[value]) }))}
        />
      </div>
      <p className="soft">{t('issueFiguresDefinition')}</p>
      {query.isPending && <Loading rows={3} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.data &&
        (query.data.all.issues === 0 ? (
          <p>{t('issueFiguresNone')}</p>
        ) : cut === 'byCause' ? (
          <CauseTable figures={query.data} />
        ) : (
          <IssueTable figures={query.data} cut={cut} />
        ))}
    </section>
  );
};
