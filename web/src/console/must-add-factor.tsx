import '../i18n/factors';
import '../i18n/own-account';
import '../account/account.css';
import { Button } from 'antd';
import { FactorsCard } from '../account/factors-card';
import { useOwnAccount } from '../account/use-own-account';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useAskWhoIsSignedIn, useSignOut } from '../kit/session';
import { useWords } from '../kit/words';
import { AskForProof } from './ask-for-proof';

/** What someone sees first whose role needs a second factor: the way to add one, and nothing else. */
export const MustAddFactor = () => {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useOwnAccount();
  const askAgain = useAskWhoIsSignedIn();
  const signOut = useSignOut();
  usePageTitle(t('mustAddTitle'));
  return (
    <main className="page own-account" id="main">
      <AskForProof />
      <h1 className="spaced">{t('mustAddTitle')}</h1>
      <p>{t('mustAddIntro')}</p>
      {isPending && <Loading rows={4} />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {data && <FactorsCard factors={data.factors} onAdded={askAgain} />}
      <Button onClick={() => void signOut()}>{t('signOut')}</Button>
    </main>
  );
};
