import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { Day, Line } from './field';
import { PackFigures } from './pack-figures';
import { useMakingPack, usePack } from './use-pack';

interface Making {
  readonly recordId: string;
  readonly campus: string;
  /** The period of the pack that is there already. */
  readonly before: { readonly from: string; readonly to: string } | null;
}

const MakePack = ({ recordId, campus, before }: Making) => {
  const { t } = useWords();
  const [typed, setTyped] = useState({
    ...{ from: before?.from ?? '', to: before?.to ?? '', cases: '' },
  });
  const making = useMakingPack(recordId);
  const caseNos = typed.cases.split(/[\s,，、;；]+/u).filter((one) => one !== '');
  return (
    <section className="card no-print" aria-labelledby="pack-make">
      <h2 id="pack-make">{t(before ? 'packMakeAgain' : 'packMake')}</h2>
      <p className="soft">{t('packMakeHelp')}</p>
      {making.error && <ProblemView error={making.error} />}
      <Day
        name={t('packFrom')}
        value={typed.from}
        onChange={(from) => setTyped({ ...typed, from })}
      />
      <Day name={t('packTo')} value={typed.to} onChange={(to) => setTyped({ ...typed, to })} />
      <Line
        name={t('packChosen')}
        help={t('packChosenHelp')}
        max={600}
        value={typed.cases}
        onChange={(cases) => setTyped({ ...typed, cases })}
      />
      <Button
        type="primary"
        disabled={!typed.from || !typed.to}
        loading={making.isPending}
        onClick={() => making.mutate({ campus, from: typed.from, to: typed.to, caseNos })}
      >
        {t('packPutTogether')}
      </Button>
    </section>
  );
};

/** What an analysis meeting has before it: made for a period, printed, and kept as it was when the meeting was held. */
export const PackPage = () => {
  const { t, short } = useWords();
  const directory = useDirectory();
  const { recordId = '' } = useParams();
  const [search] = useSearchParams();
  const query = usePack(recordId);
  const pack = query.data ?? null;
  const campus = pack?.campus ?? search.get('campus') ?? '';
  usePageTitle(pack?.title ?? t('packTitle'));
  return (
    <>
      <p className="no-print">
        <Link to="/improvements/records">← {t('learnRecords')}</Link>
      </p>
      {query.isPending && <Loading rows={6} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {pack && (
        <article className="card" data-testid="meeting-pack">
          <div className="page-head">
            <h2>{pack.title}</h2>
            <Button className="no-print" onClick={() => window.print()}>
              {t('packPrint')}
            </Button>
          </div>
          <p>
            {t('packPeriod', { campus: directory.campus(campus), from: pack.from, to: pack.to })}
          </p>
          <p className="soft">
            {t(pack.frozen ? 'packFrozen' : 'packMadeBy', {
              who: directory.person(pack.madeBy),
              at: short(pack.madeAt),
            })}
          </p>
          <PackFigures pack={pack} />
        </article>
      )}
      {query.isSuccess && !pack?.frozen && (
        <MakePack key={pack?.madeAt} recordId={recordId} campus={campus} before={pack} />
      )}
    </>
  );
};
