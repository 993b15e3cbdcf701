import type { FactorNeeded } from '@tingsu/contracts';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { FactorProblem } from '../account/factor-problem';
import { knowsPasskeys, signWithPasskey } from '../account/passkey.client';
import { asProblem } from '../api/problem';
import { useGiveFactor } from '../kit/session';
import { useWords } from '../kit/words';

interface Props {
  readonly needed: FactorNeeded;
  /** Back to the password; with what went wrong, where something did. */
  onBack(error: unknown): void;
}

/** After the password: a code of the app, a recovery code, or a passkey. */
export const SecondStep = ({ needed, onBack }: Props) => {
  const { t } = useWords();
  const give = useGiveFactor();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { challenge, factors, passkey } = needed;
  const hasApp = factors.includes('code');
  const attempt = async (answer: () => Promise<Parameters<typeof give>[0]>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await give(await answer());
    } catch (found) {
      if (asProblem(found).code === 'session.challenge_gone') return onBack(found);
      setError(found);
      setBusy(false);
    }
  };
  return (
    <>
      <h1>{t('secondStepTitle')}</h1>
      <FactorProblem error={error} />
      {passkey && knowsPasskeys() && (
        <Button
          type="primary"
          size="large"
          block
          className="second-step-passkey"
          disabled={busy}
          onClick={() =>
            void attempt(async () => ({ challenge, passkey: await signWithPasskey(passkey) }))
          }
        >
          {t('passkeyUse')}
        </Button>
      )}
      <Form<{ readonly code: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ code }) => void attempt(() => Promise.resolve({ challenge, code }))}
      >
        <Form.Item
          name="code"
          label={t(hasApp ? 'secondStepCode' : 'secondStepOnlyRecovery')}
          extra={
            <>
              {hasApp && t('secondStepCodeHelp')} {t('secondStepRecoveryHelp')}
            </>
          }
          rules={[{ required: true, min: 6, message: t('fieldRequired') }]}
        >
          <Input autoFocus={!passkey} autoComplete="one-time-code" maxLength={40} size="large" />
        </Form.Item>
        <Button
          type={passkey ? 'default' : 'primary'}
          htmlType="submit"
          size="large"
          block
          loading={busy}
        >
          {t('secondStepSubmit')}
        </Button>
      </Form>
      <p className="sign-in-links">
        <Button type="link" onClick={() => onBack(null)}>
          {t('secondStepBack')}
        </Button>
      </p>
    </>
  );
};
