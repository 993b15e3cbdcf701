import '../i18n/own-account';
import '../i18n/partners';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useMakePasswordLink } from '../account/use-own-account';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { SecretDialog } from '../partners/secret-dialog';

/** Makes the link by which a new colleague, or one who forgot, chooses a password. */
export const MakePasswordLink = () => {
  const { t, long } = useWords();
  const id = useId();
  const [login, setLogin] = useState('');
  const { mutate, data, reset, isPending, error } = useMakePasswordLink();
  const name = login.trim();
  const close = (): void => {
    reset();
    setLogin('');
  };
  return (
    <section className="card" aria-labelledby="password-link-title">
      <h2 id="password-link-title">{t('passwordLinkTitle')}</h2>
      <p className="soft">{t('passwordLinkIntro')}</p>
      {error && <ProblemView error={error} />}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (name) mutate(name);
        }}
      >
        <label htmlFor={id}>{t('passwordLinkFor')}</label>
        <Input
          id={id}
          value={login}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setLogin(event.target.value)}
        />
        <Button htmlType="submit" disabled={!name} loading={isPending}>
          {t('passwordLinkMake')}
        </Button>
      </form>
      {data && (
        <SecretDialog
          title={t('passwordLinkOf', { login: name, until: long(data.expiresAt) })}
          secret={`${window.location.origin}/staff/choose-password#${data.token}`}
          onClose={close}
        />
      )}
    </section>
  );
};
