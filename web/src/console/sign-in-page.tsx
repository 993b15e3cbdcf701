import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { ProblemView } from '../kit/problem-view';
import { useSignIn } from '../kit/session';
import { switchLanguage } from '../i18n/setup';
import { useWords } from '../kit/words';

interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** Sign-in stands in for whatever page was asked for, so that signing in leads right back to it. */
export const SignInPage = ({ again }: { readonly again: boolean }) => {
  const { t, language } = useWords();
  const signIn = useSignIn();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async ({ login, password }: Credentials): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await signIn(login.trim(), password);
    } catch (found) {
      setError(found);
      setBusy(false);
    }
  };
  const needed = [{ required: true, message: t('signInMissing') }];
  return (
    <main className="sign-in" id="main">
      <div className="sign-in-card">
        <p className="sign-in-brand">
          <img src="/icon.svg" alt="" width={40} height={40} /> {t('product')}
        </p>
        <h1>{t('signInTitle')}</h1>
        {again && !error && <p role="status">{t('signInAgain')}</p>}
        {error !== null && <ProblemView error={error} />}
        <Form<Credentials>
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => void submit(values)}
        >
          <Form.Item name="login" label={t('signInLogin')} rules={needed}>
            <Input autoComplete="username" autoFocus size="large" />
          </Form.Item>
          <Form.Item name="password" label={t('signInPassword')} rules={needed}>
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {t('signInSubmit')}
          </Button>
        </Form>
        <p className="sign-in-links">
          <a href="/">{t('toPortal')}</a>
          <Button
            type="link"
            lang={language === 'en' ? 'zh-CN' : 'en'}
            onClick={() => switchLanguage(language === 'en' ? 'zh-CN' : 'en')}
          >
            {t('language')}
          </Button>
        </p>
      </div>
    </main>
  );
};
