import type { Account, AccountGrant } from '@tingsu/contracts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { GrantForm } from './grant-form';
import { useTakeGrant } from './use-people';
import { useRoleWords } from './use-role-words';

/** The roles of a person with their reach and end. */
export const GrantsCard = ({ account }: { readonly account: Account }) => {
  const { t, label, long } = useWords();
  const { modal } = App.useApp();
  const roles = useRoleWords();
  const taking = useTakeGrant(account.login);
  const [giving, setGiving] = useState(false);
  const askToTake = (grant: AccountGrant): void =>
    void modal.confirm({
      title: t('grantTakeNamed', { role: roles.named(grant) }),
      content: t('grantTakeAsk'),
      okText: t('grantTake'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => taking.mutate(grant.grantId),
    });
  return (
    <section className="card" aria-labelledby="grants-title">
      <div className="card-head">
        <h2 id="grants-title">{t('personRoles')}</h2>
        <Button onClick={() => setGiving(true)}>{t('grantGive')}</Button>
      </div>
      {taking.error && <ProblemView error={taking.error} />}
      {account.grants.length === 0 && <p className="soft">{t('personNoRoles')}</p>}
      <ul className="grants">
        {account.grants.map((grant) => (
          <li key={grant.grantId}>
            <span>
              <strong>{label('role', grant.role)}</strong>
              <small>
                {roles.reach(grant)} ·{' '}
                {grant.endsAt === null
                  ? t('grantNoEnd')
                  : t('grantEnds', { at: long(grant.endsAt) })}
              </small>
            </span>
            <Button
              danger
              size="small"
              aria-label={t('grantTakeNamed', { role: roles.named(grant) })}
              onClick={() => askToTake(grant)}
            >
              {t('grantTake')}
            </Button>
          </li>
        ))}
      </ul>
      {giving && (
        <GrantForm login={account.login} name={account.name} onClose={() => setGiving(false)} />
      )}
    </section>
  );
};
