import '../i18n/people';
import './people.css';
import type { Account } from '@tingsu/contracts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useHasGroupRole, useWords } from '../kit/words';
import { GrantsCard } from './grants-card';
import { PersonForm } from './person-form';
import { SigningInCard } from './signing-in-card';
import { useAccount } from './use-people';
import { useRoleWords } from './use-role-words';

const PersonCard = ({ account }: { readonly account: Account }) => {
  const { t, list } = useWords();
  const directory = useDirectory();
  const [changing, setChanging] = useState(false);
  const { login, email, locale, worksIn, deputy } = account;
  const facts = [
    [t('personLogin'), login],
    [t('personEmail'), email ?? t('none')],
    [t('personLanguage'), t(locale === 'en' ? 'personLanguage_en' : 'personLanguage_zh')],
    [t('personWorksIn'), list(worksIn.map((code) => directory.department(code))) || t('none')],
    [t('personDeputy'), deputy === null ? t('none') : directory.person(deputy)],
  ] as const;
  return (
    <section className="card" aria-labelledby="person-title">
      <div className="card-head">
        <h2 id="person-title">{account.name}</h2>
        <Button onClick={() => setChanging(true)}>{t('personChange')}</Button>
      </div>
      <dl className="person-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {changing && <PersonForm account={account} onClose={() => setChanging(false)} />}
    </section>
  );
};

const AnswersCard = ({ account }: { readonly account: Account }) => {
  const { t, list } = useWords();
  const directory = useDirectory();
  const roles = useRoleWords();
  const { alone, deputyOf, actsFor, duties } = account.answersFor;
  const names = (ids: readonly string[]): string => list(ids.map((id) => directory.person(id)));
  const lines = [
    ...alone.map((grant) => t('personAlone', { role: roles.named(grant) })),
    ...(deputyOf.length > 0 ? [t('personDeputyOf', { names: names(deputyOf) })] : []),
    ...(actsFor.length > 0 ? [t('personActsFor', { names: names(actsFor) })] : []),
    ...(duties > 0 ? [t('personDuties', { count: duties })] : []),
  ];
  return (
    <section className="card" aria-labelledby="answers-title">
      <h2 id="answers-title">{t('personAnswers')}</h2>
      {lines.length === 0 ? (
        <p className="soft">{t('personAnswersNone')}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** One account: who it is, how he signs in, what he may do, and what rests on the person alone. */
export const PersonPage = () => {
  const { t } = useWords();
  const { login = '' } = useParams();
  const [search] = useSearchParams();
  const may = useHasGroupRole('tenant_admin');
  const { data: account, error, isPending, refetch } = useAccount(login, may);
  usePageTitle(account?.name ?? t('peopleTitle'));
  if (!may) return <Alert type="info" showIcon title={t('peopleDenied')} />;
  return (
    <div className="page narrow">
      <p>
        <Link to="/people">{t('personBack')}</Link>
      </p>
      <h1 className="spaced">{account?.name ?? login}</h1>
      {isPending && <Loading rows={6} />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {account && (
        <>
          {search.has('made') && !account.hasSignedIn && (
            <Alert type="success" showIcon title={t('personMade')} className="spaced" />
          )}
          <PersonCard account={account} />
          <SigningInCard account={account} />
          <GrantsCard account={account} />
          <AnswersCard account={account} />
          <p>
            <Link to={`/administration-log?subject=${encodeURIComponent(account.login)}`}>
              {t('personLog')}
            </Link>
          </p>
        </>
      )}
    </div>
  );
};
