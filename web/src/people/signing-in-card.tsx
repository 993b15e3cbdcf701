import '../i18n/own-account';
import '../i18n/partners';
import type { Account } from '@tingsu/contracts';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useMakePasswordLink } from '../account/use-own-account';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { SecretDialog } from '../partners/secret-dialog';
import { useCloseAccount, useOpenAccount, useSignOutEverywhere, useUnlock } from './use-people';

const CloseDialog = ({ account, onClose }: { account: Account; onClose(): void }) => {
  const { t } = useWords();
  const id = useId();
  const [reason, setReason] = useState('');
  const closing = useCloseAccount(account.login);
  return (
    <Modal
      open
      title={t('personCloseTitle', { name: account.name })}
      okText={t('personClose')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, disabled: !reason.trim(), loading: closing.isPending }}
      onOk={() => closing.mutate(reason, { onSuccess: onClose })}
      onCancel={onClose}
    >
      {closing.error && <ProblemView error={closing.error} />}
      <p>{t('personCloseAsk')}</p>
      <label htmlFor={id}>{t('personCloseReason')}</label>
      <Input
        id={id}
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </Modal>
  );
};

const LinkButton = ({ login }: { readonly login: string }) => {
  const { t, long } = useWords();
  const { mutate, data, reset, isPending, error } = useMakePasswordLink();
  return (
    <>
      <Button loading={isPending} onClick={() => mutate(login)}>
        {t('personLink')}
      </Button>
      {error && <ProblemView error={error} />}
      {data && (
        <SecretDialog
          title={t('passwordLinkOf', { login, until: long(data.expiresAt) })}
          secret={`${window.location.origin}/staff/choose-password#${data.token}`}
          onClose={reset}
        />
      )}
    </>
  );
};

/** Whether and how a person signs in, and what an administrator does about it. */
export const SigningInCard = ({ account }: { readonly account: Account }) => {
  const { t, long } = useWords();
  const { message, modal } = App.useApp();
  const [closing, setClosing] = useState(false);
  const unlock = useUnlock(account.login);
  const signOut = useSignOutEverywhere(account.login);
  const open = useOpenAccount(account.login);
  const error = unlock.error ?? signOut.error ?? open.error;
  const { closed, sessions, name } = account;
  const askToSignOut = (): void =>
    void modal.confirm({
      title: t('personSignOut'),
      content: t('personSignOutAsk', { name }),
      okText: t('personSignOut'),
      cancelText: t('cancel'),
      onOk: () =>
        signOut.mutate(undefined, { onSuccess: () => void message.success(t('personSignedOut')) }),
    });
  return (
    <section className="card" aria-labelledby="signing-in-title">
      <h2 id="signing-in-title">{t('personAccount')}</h2>
      {error && <ProblemView error={error} />}
      {closed && (
        <Alert
          type="warning"
          showIcon
          title={t('personClosedSince', { at: long(closed.at), reason: closed.reason })}
        />
      )}
      {!closed && (
        <p>
          {t(account.hasSignedIn ? 'personHasSignedIn' : 'personNeverIn')}
          {sessions > 0 && ` · ${t('personSessions', { count: sessions })}`}
        </p>
      )}
      {account.locked && <Alert type="warning" showIcon title={t('personLocked')} />}
      <div className="row person-actions">
        {account.locked && (
          <Button
            loading={unlock.isPending}
            onClick={() =>
              unlock.mutate(undefined, {
                onSuccess: () => void message.success(t('personUnlocked')),
              })
            }
          >
            {t('personUnlock')}
          </Button>
        )}
        {!closed && <LinkButton login={account.login} />}
        {sessions > 0 && <Button onClick={askToSignOut}>{t('personSignOut')}</Button>}
        {account.active ? (
          <Button danger onClick={() => setClosing(true)}>
            {t('personClose')}
          </Button>
        ) : (
          <Button loading={open.isPending} onClick={() => open.mutate(undefined)}>
            {t('personOpen')}
          </Button>
        )}
      </div>
      {closing && <CloseDialog account={account} onClose={() => setClosing(false)} />}
    </section>
  );
};
