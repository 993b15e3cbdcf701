import '../i18n/channels';
import './channels.css';
import { Alert } from 'antd';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { InletCard } from './inlet-card';
import { useInlets } from './use-inlets';

/** Every way by which complaints come in, and how it fares. */
export const ChannelsPage = () => {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useInlets();
  usePageTitle(t('channelsTitle'));
  return (
    <div className="page">
      <h1 className="spaced">{t('channelsTitle')}</h1>
      <p className="soft">{t('channelsIntro')}</p>
      {isPending && <Loading rows={6} />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {data?.more && <Alert type="info" showIcon title={t('channelsMore')} />}
      <div className="inlets">
        {data?.items.map((inlet) => (
          <InletCard key={inlet.id} inlet={inlet} />
        ))}
      </div>
    </div>
  );
};
