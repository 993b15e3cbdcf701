import '../i18n/factors';
import '../i18n/own-account';
import './account.css';
import { Button, Form, Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import type { ProofWanted } from '../api/proof.client';
import { Loading } from '../kit/loading';
import { useWords } from '../kit/words';
import { FactorProblem } from './factor-problem';
import { knowsPasskeys } from './passkey.client';
import { useProve } from './use-factors';
import { useOwnAccount } from './use-own-account';

interface Props {
  readonly wanted: ProofWanted;
  onDone(proved: boolean): void;
}

/** Asks the person who sits there for the password, a code or a passkey, above whatever the person was doing. */
export const ProofDialog = ({ wanted, onDone }: Props) => {
  const { t } = useWords();
  const [form] = Form.useForm<{ readonly typed: string }>();
  const { data, error: readError } = useOwnAccount();
  const { mutate, isPending, error } = useProve(() => onDone(true));
  const needsFactor = wanted === 'session.prove_factor';
  const [wish, setWish] = useState<'password' | 'code'>('password');
  const hasFactor =
    data !== undefined && (data.factors.codeApp !== null || data.factors.passkeys.length > 0);
  const by = needsFactor ? 'code' : wish;
  return (
    <Modal
      open
      title={t('proofTitle')}
      okText={t('proofSubmit')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: isPending, disabled: !data }}
      // Above the dialog from which the request came.
      zIndex={1_200}
      onOk={() => form.submit()}
      onCancel={() => onDone(false)}
    >
      <p>{t(needsFactor ? 'proofIntroFactor' : 'proofIntro')}</p>
      <FactorProblem error={error ?? readError} />
      {!data && !readError && <Loading rows={2} />}
      {data && (
        <>
          {hasFactor && !needsFactor && (
            <Segmented
              aria-label={t('proofBy')}
              value={by}
              options={[
                { value: 'password', label: t('proofByPassword') },
                { value: 'code', label: t('proofByCode') },
              ]}
              onChange={(next) => {
                setWish(next as typeof wish);
                form.resetFields();
              }}
            />
          )}
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            className="proof-form"
            onFinish={({ typed }) =>
              mutate(by === 'password' ? { password: typed } : { code: typed })
            }
          >
            <Form.Item
              name="typed"
              label={t(by === 'password' ? 'proofByPassword' : 'proofCode')}
              rules={[{ required: true, message: t('fieldRequired') }]}
            >
              {by === 'password' ? (
                <Input.Password autoFocus autoComplete="current-password" maxLength={200} />
              ) : (
                <Input autoFocus autoComplete="one-time-code" maxLength={40} />
              )}
            </Form.Item>
          </Form>
          {data.factors.passkeys.length > 0 && knowsPasskeys() && (
            <Button onClick={() => mutate('passkey')}>{t('passkeyUse')}</Button>
          )}
        </>
      )}
    </Modal>
  );
};
