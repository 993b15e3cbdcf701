import type { RecoveryCodes } from '@tingsu/contracts';
import { Form, Input, Modal } from 'antd';
import { useEffect, useRef } from 'react';
import { Loading } from '../kit/loading';
import { useWords } from '../kit/words';
import { FactorProblem } from './factor-problem';
import { SecretCode } from './secret-code';
import { useBeginCodeApp, useConfirmCodeApp } from './use-factors';

interface Props {
  onClose(): void;
  onDone(codes: RecoveryCodes): void;
}

/** Sets up an app that shows codes: scan, type the first code. */
export const AddCodeApp = ({ onClose, onDone }: Props) => {
  const { t } = useWords();
  const [form] = Form.useForm<{ readonly code: string }>();
  const { mutate: begin, data: app, error: beginError } = useBeginCodeApp();
  const confirm = useConfirmCodeApp(onDone);
  const begun = useRef(false);
  useEffect(() => {
    // Each beginning makes another secret.
    if (begun.current) return;
    begun.current = true;
    begin();
  }, [begin]);
  return (
    <Modal
      open
      title={t('codeAppAdd')}
      okText={t('codeAppConfirm')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: confirm.isPending, disabled: !app }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <FactorProblem error={confirm.error ?? beginError} />
      {!app && !beginError && <Loading rows={4} />}
      {app && (
        <>
          <p>{t('codeAppScan')}</p>
          <SecretCode uri={app.uri} name={t('codeAppQr')} />
          <p>
            {t('codeAppSecret')}：<code className="factor-secret">{inFours(app.secret)}</code>
          </p>
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            onFinish={({ code }) => confirm.mutate(code)}
          >
            <Form.Item
              name="code"
              label={t('codeAppFirst')}
              rules={[{ required: true, min: 6, message: t('fieldRequired') }]}
            >
              <Input
                autoFocus
                autoComplete="one-time-code"
                inputMode="numeric"
                maxLength={7}
                className="factor-code"
              />
            </Form.Item>
          </Form>
        </>
      )}
    </Modal>
  );
};

const inFours = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ');
