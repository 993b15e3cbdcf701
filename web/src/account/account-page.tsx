import '../i18n/own-account';
import './account.css';
import type { OwnAccount } from '@tingsu/contracts';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { ChangePassword } from './change-password';
import { FactorsCard } from './factors-card';
import { SessionsCard } from './sessions-card';
import { useOwnAccount } from './use-own-account';

const Events = ({ events }: Pick<OwnAccount, 'events'>) => {
  const { t, long } = useWords();
  return (
    <section className="card" aria-labelledby="events-title">
      <h2 id="events-title">{t('accountEventsTitle')}</h2>
      <p className="soft">{t('accountEventsIntro')}</p>
      <ul className="account-list">
        {events.map(({ at, event, address, by }, index) => (
          <li key={`${at} ${index}`}>
            <span>
              {by === null
                ? t(`account_${event}`)
                : t('accountEventBy', { event: t(`account_${event}`), by })}
            </span>
            <span className="soft">
              {long(at)} · {address}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The own account: password, sessions, and what happened to it lately. */
export const AccountPage = () => {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useOwnAccount();
  usePageTitle(t('ownAccountTitle'));
  return (
    <div className="page own-account">
      <h1 className="spaced">{t('ownAccountTitle')}</h1>
      {isPending && <Loading rows={6} />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <ChangePassword changedAt={data.passwordChangedAt} length={data.passwordLength} />
          <FactorsCard factors={data.factors} />
          <SessionsCard sessions={data.sessions} />
          <Events events={data.events} />
        </>
      )}
    </div>
  );
};
