import '../i18n/accounts';
import '../i18n/sending';
import './accounts.css';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { MediumCard } from './medium-card';
import { useMediaAccounts } from './use-media-accounts';

/** The accounts by which messages go out to complainants, for administrators of the whole group. */
export const AccountsPage = () => {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useMediaAccounts();
  usePageTitle(t('accountsTitle'));
  return (
    <div className="page accounts">
      <h1 className="spaced">{t('accountsTitle')}</h1>
      <p className="soft">{t('accountsIntro')}</p>
      {isPending && <Loading rows={6} />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {data?.use.map((use) => (
        <MediumCard
          key={use.medium}
          use={use}
          account={data.items.find(({ medium }) => medium === use.medium) ?? null}
        />
      ))}
    </div>
  );
};
