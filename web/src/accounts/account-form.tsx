import '../i18n/accounts';
import type { MediaAccount, SentMedium } from '@tingsu/contracts';
import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useEffect } from 'react';
import { asProblem } from '../api/problem';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import {
  accountOf,
  ASKED,
  fieldOfPath,
  PROVIDERS_OF,
  type TypedAccount,
  typedOf,
} from './account-values';
import { TemplateFields } from './template-fields';
import { useKeepAccount } from './use-media-accounts';

const NUMBERS = [
  { name: 'perSecond', text: 'accountPerSecond', min: 1, max: 1_000 },
  { name: 'perAddressADay', text: 'accountPerAddress', min: 1, max: 100 },
  { name: 'aDay', text: 'accountADay', min: 1, max: 10_000_000 },
  { name: 'receiptHours', text: 'accountReceiptHours', min: 1, max: 168 },
  { name: 'patienceMinutes', text: 'accountPatience', min: 1, max: 4_320 },
] as const;

const Limits = () => {
  const { t } = useWords();
  return (
    <>
      <Form.Item name="priceYuan" label={t('accountPrice')}>
        <InputNumber min={0} max={100} step={0.001} />
      </Form.Item>
      {NUMBERS.map(({ name, text, min, max }) => (
        <Form.Item
          key={name}
          name={name}
          label={t(text)}
          required={name !== 'aDay'}
          rules={name === 'aDay' ? [] : [{ required: true, message: t('fieldRequired') }]}
        >
          <InputNumber min={min} max={max} precision={0} />
        </Form.Item>
      ))}
      <Form.Item name="quietFrom" label={t('accountQuietFrom')}>
        <Input type="time" className="account-time" />
      </Form.Item>
      <Form.Item name="quietUntil" label={t('accountQuietUntil')}>
        <Input type="time" className="account-time" />
      </Form.Item>
    </>
  );
};

const Secret = ({ medium, kept }: { readonly medium: SentMedium; readonly kept: boolean }) => {
  const { t } = useWords();
  const help = t(kept ? 'accountSecretKept' : 'accountSecretNone');
  return (
    <>
      <Form.Item name="key" label={t('accountKey')} extra={help}>
        <Input.Password autoComplete="new-password" maxLength={200} visibilityToggle={false} />
      </Form.Item>
      {medium === 'wechat' && (
        <>
          <Form.Item name="callToken" label={t('accountCallToken')}>
            <Input.Password autoComplete="new-password" maxLength={32} visibilityToggle={false} />
          </Form.Item>
          <Form.Item name="aesKey" label={t('accountAesKey')} extra={t('accountAesHelp')}>
            <Input.Password autoComplete="new-password" maxLength={43} visibilityToggle={false} />
          </Form.Item>
          <Form.Item
            name="previousAesKey"
            label={t('accountPreviousAesKey')}
            extra={t('accountPreviousAesHelp')}
          >
            <Input.Password autoComplete="new-password" maxLength={43} visibilityToggle={false} />
          </Form.Item>
        </>
      )}
    </>
  );
};

interface Props {
  readonly medium: SentMedium;
  readonly account: MediaAccount | null;
  onClose(): void;
}

/** The account of a medium: what the provider asks for, its secret, and the limits of the hospital. */
export const AccountForm = ({ medium, account, onClose }: Props) => {
  const { t, label, reason } = useWords();
  const [form] = Form.useForm<TypedAccount>();
  const keeping = useKeepAccount(medium);
  const before = account?.settings ?? null;
  const start = typedOf(medium, before);
  const provider = Form.useWatch('provider', form) ?? start.provider;
  const required = [{ required: true, whitespace: true, message: t('fieldRequired') }];
  const problem = keeping.error && asProblem(keeping.error);
  useEffect(() => {
    if (!keeping.error) return;
    const fields = asProblem(keeping.error).errors.flatMap(({ path, code, message }) => {
      const name = fieldOfPath(path);
      return name === null
        ? []
        : [{ name: name as keyof TypedAccount, errors: [reason(code) ?? message] }];
    });
    form.setFields(fields);
  }, [keeping.error, form, reason]);
  const secretKept = account?.secretKept === true && before?.provider === provider;
  return (
    <Modal
      open
      title={t('accountOf', { medium: label('sendingMedium', medium) })}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: keeping.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={start}
        onFinish={(typed) => keeping.mutate(accountOf(typed, before), { onSuccess: onClose })}
      >
        {problem && <ProblemView error={problem} />}
        <Form.Item
          name="provider"
          label={t('accountProvider')}
          required
          hidden={PROVIDERS_OF[medium].length < 2}
        >
          <Select
            options={PROVIDERS_OF[medium].map((value) => ({
              value,
              label: t(`accountProvider_${value}`),
            }))}
          />
        </Form.Item>
        {ASKED[provider].map((name) => (
          <Form.Item key={name} name={name} label={t(`account_${name}`)} rules={required}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
        ))}
        {provider !== 'smtp' && (
          <>
            <Secret medium={medium} kept={secretKept} />
            <Form.Item name="templateId" label={t('accountTemplate')} rules={required}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item
              name="templateText"
              label={t('accountTemplateText')}
              extra={t('accountTemplateHelp')}
            >
              <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
            </Form.Item>
            <TemplateFields list="fields" />
            <Form.Item name="receiptId" label={t('accountReceipt')} extra={t('accountReceiptHelp')}>
              <Input maxLength={100} />
            </Form.Item>
            <TemplateFields list="receiptFields" />
          </>
        )}
        <Limits />
      </Form>
    </Modal>
  );
};
