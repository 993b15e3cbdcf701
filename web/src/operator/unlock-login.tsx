import { useMutation } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { post } from '../api/http.client';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';

/** Lets a person sign in at once after wrong passwords slowed the login down. */
export const UnlockLogin = () => {
  const { t } = useWords();
  const { message } = App.useApp();
  const id = useId();
  const [login, setLogin] = useState('');
  const name = login.trim();
  const unlock = useMutation({
    mutationFn: () => post(`/accounts/${encodeURIComponent(name)}/unlock`, {}),
    onSuccess: () => {
      void message.success(t('unlocked', { login: name }));
      setLogin('');
    },
  });
  return (
    <section className="card" aria-labelledby="unlock-title">
      <h2 id="unlock-title">{t('unlockTitle')}</h2>
      <p className="soft">{t('unlockIntro')}</p>
      {unlock.error && <ProblemView error={unlock.error} />}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (name) unlock.mutate();
        }}
      >
        <label htmlFor={id}>{t('unlockLogin')}</label>
        <Input
          id={id}
          value={login}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setLogin(event.target.value)}
        />
        <Button htmlType="submit" disabled={!name} loading={unlock.isPending}>
          {t('unlock')}
        </Button>
      </form>
    </section>
  );
};
