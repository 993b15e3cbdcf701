import '../i18n/factors';
import type { FactorNeeded, PasskeyQuestion } from '@tingsu/contracts';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { FactorProblem } from '../account/factor-problem';
import { knowsPasskeys, signWithPasskey } from '../account/passkey.client';
import { post } from '../api/http.client';
import { useGiveFactor, useSignIn } from '../kit/session';
import { switchLanguage } from '../i18n/setup';
import { useWords } from '../kit/words';
import { SecondStep } from './second-step';

interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** Sign-in stands in for whatever page was asked for, so that signing in leads right back to it. */
export const SignInPage = ({ again }: { readonly again: boolean }) => {
  const { t, language } = useWords();
  const [needed, setNeeded] = useState<FactorNeeded | null>(null);
  const [error, setError] = useState<unknown>(null);
  const back = (found: unknown) => {
    setNeeded(null);
    setError(found);
  };
  return (
    <main className="sign-in" id="main">
      <div className="sign-in-card">
        <p className="sign-in-brand">
          <img src="/icon.svg" alt="" width={40} height={40} /> {t('product')}
        </p>
        {needed ? (
          <SecondStep needed={needed} onBack={back} />
        ) : (
          <FirstStep again={again} error={error} onError={setError} onNeeded={setNeeded} />
        )}
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

interface FirstStepProps {
  readonly again: boolean;
  readonly error: unknown;
  onError(error: unknown): void;
  onNeeded(needed: FactorNeeded): void;
}

const FirstStep = ({ again, error, onError, onNeeded }: FirstStepProps) => {
  const { t } = useWords();
  const signIn = useSignIn();
  const give = useGiveFactor();
  const [busy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<FactorNeeded | null>): Promise<void> => {
    setBusy(true);
    onError(null);
    try {
      const needed = await work();
      if (needed) onNeeded(needed);
    } catch (found) {
      onError(found);
      setBusy(false);
    }
  };
  const byPasskey = async (): Promise<null> => {
    const { challenge, passkey } = await post<PasskeyQuestion>('/session/passkey');
    await give({ challenge, passkey: await signWithPasskey(passkey) });
    return null;
  };
  const needed = [{ required: true, message: t('signInMissing') }];
  return (
    <>
      <h1>{t('signInTitle')}</h1>
      {again && !error && <p role="status">{t('signInAgain')}</p>}
      <FactorProblem error={error} />
      <Form<Credentials>
        layout="vertical"
        requiredMark={false}
        onFinish={({ login, password }) => void attempt(() => signIn(login.trim(), password))}
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
      {knowsPasskeys() && (
        <Button
          size="large"
          block
          className="sign-in-other"
          disabled={busy}
          onClick={() => void attempt(byPasskey)}
        >
          {t('passkeySignIn')}
        </Button>
      )}
    </>
  );
};
