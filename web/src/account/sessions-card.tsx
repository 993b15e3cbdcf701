import type { OwnAccount } from '@tingsu/contracts';
import { Button } from 'antd';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useEndSessions } from './use-own-account';

/** Where the person is signed in, and the way out of each place. */
export const SessionsCard = ({ sessions }: Pick<OwnAccount, 'sessions'>) => {
  const { t, long } = useWords();
  const { mutate, isPending, error, variables } = useEndSessions();
  return (
    <section className="card" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t('sessionsTitle')}</h2>
      {error && <ProblemView error={error} />}
      <ul className="account-list">
        {sessions.map(({ sessionId, since, lastUsedAt, address, browser, current }) => (
          <li key={sessionId}>
            <div>
              <strong>{browser ?? t('sessionUnknown')}</strong>
              {current && <> · {t('sessionHere')}</>}
              <div className="soft">
                {t('sessionTimes', { since: long(since), used: long(lastUsedAt) })}
                {address !== null && ` · ${address}`}
              </div>
            </div>
            {!current && (
              <Button
                size="small"
                aria-label={t('endSessionOf', { browser: browser ?? t('sessionUnknown') })}
                loading={isPending && variables === sessionId}
                onClick={() => mutate(sessionId)}
              >
                {t('endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button loading={isPending && variables === null} onClick={() => mutate(null)}>
          {t('endOtherSessions')}
        </Button>
      )}
    </section>
  );
};
