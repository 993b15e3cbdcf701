import { COPY_RECIPIENTS, type CaseDetail, type HandOutDossier } from '@tingsu/contracts';
import { App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import '../i18n/copies';
import '../i18n/dossier';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useHandOut } from './use-hand-out';

type Typed = Pick<HandOutDossier, 'to' | 'name' | 'reason'>;
interface Props {
  readonly detail: CaseDetail;
  onClose(): void;
}

/** A copy of the whole case for somebody outside: what they may read, and a list of what is left out. Fetched from the record afterwards. */
export const HandOutDialog = ({ detail, onClose }: Props) => {
  const { t, label, language } = useWords();
  const { message } = App.useApp();
  const handOut = useHandOut(detail);
  const [form] = Form.useForm<Typed>();
  // The same copy twice is one record, so a lost answer is asked for again.
  const [copyId] = useState(newKey);
  const required = { required: true, message: t('fieldRequired') };
  const send = async (typed: Typed): Promise<void> => {
    await handOut.mutateAsync({ ...typed, copyId, language });
    void message.success(t('copiesGiven'));
    onClose();
  };
  return (
    <Modal
      open
      title={t('handOutTitle')}
      okText={t('copiesSend')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: handOut.isPending }}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="soft">{t('handOutHint')}</p>
      {handOut.error && <ProblemView error={handOut.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        onFinish={(typed) => void send(typed).catch(() => undefined)}
      >
        <Form.Item name="to" label={t('copiesTo')} rules={[required]}>
          <Select
            aria-label={t('copiesTo')}
            options={COPY_RECIPIENTS.map((value) => ({
              value,
              label: label('copyRecipient', value),
            }))}
          />
        </Form.Item>
        <Form.Item name="name" label={t('copiesName')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('copiesWhy')}
          rules={[{ ...required, whitespace: true, min: 4, message: t('copiesWhyLonger') }]}
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
};
