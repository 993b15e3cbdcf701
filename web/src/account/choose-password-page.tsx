import '../i18n/own-account';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { isBesideField, PasswordFields, type NewPassword } from './password-fields';
import { useSetPassword } from './use-own-account';

/** The secret of the link stands behind the # of the address: a browser sends it to no server. */
const tokenIn = (hash: string): string => hash.replace(/^#/, '');

/** Whoever has a link from an administrator chooses a password here. */
export const ChoosePasswordPage = () => {
  const { t } = useWords();
  const [form] = Form.useForm<NewPassword>();
  const [token] = useState(() => tokenIn(window.location.hash));
  const { mutate, isPending, isSuccess, error } = useSetPassword();
  return (
    <main className="sign-in" id="main">
      <div className="sign-in-card">
        <p className="sign-in-brand">
          <img src="/icon.svg" alt="" width={40} height={40} /> {t('product')}
        </p>
        <h1>{t('choosePasswordTitle')}</h1>
        {isSuccess ? (
          <>
            <p role="status">{t('choosePasswordDone')}</p>
            <a href="/staff/">{t('choosePasswordSignIn')}</a>
          </>
        ) : (
          <Form<NewPassword>
            form={form}
            layout="vertical"
            requiredMark={false}
            onFinish={({ password }) => mutate({ token, password })}
          >
            {error && !isBesideField(error) && <ProblemView error={error} />}
            <PasswordFields form={form} error={error} />
            <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
              {t('choosePasswordSubmit')}
            </Button>
          </Form>
        )}
      </div>
    </main>
  );
};
