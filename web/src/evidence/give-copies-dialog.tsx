import { COPY_FORMS, COPY_RECIPIENTS, type CaseDetail, type GiveCopies } from '@tingsu/contracts';
import { App, Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useComplaint } from '../casepage/use-complaint';
import { Loading } from '../kit/loading';
import { newKey } from '../kit/new-key';
import { shown } from '../kit/plain-text';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useGiveCopies } from './use-copies';
import { useEvidence } from './use-evidence';

type Typed = Omit<GiveCopies, 'copyId'>;
interface Props {
  readonly detail: CaseDetail;
  onClose(): void;
}

/** What leaves, to whom and why; the copies are fetched from the record afterwards. */
export const GiveCopiesDialog = ({ detail, onClose }: Props) => {
  const { t, label } = useWords();
  const { message } = App.useApp();
  const { complaintNo, version } = detail;
  const complaint = useComplaint(complaintNo);
  const evidence = useEvidence(complaintNo, version);
  const give = useGiveCopies(complaintNo);
  const [form] = Form.useForm<Typed>();
  // The same copies twice are one record, so a lost answer is asked for again.
  const [copyId] = useState(newKey);
  const files = [...(complaint.data?.attachments ?? []), ...(evidence.data?.files ?? [])];
  const required = { required: true, message: t('fieldRequired') };
  const send = async (typed: Typed): Promise<void> => {
    await give.mutateAsync({ ...typed, copyId });
    void message.success(t('copiesGiven'));
    onClose();
  };
  return (
    <Modal
      open
      title={t('copiesGive')}
      okText={t('copiesSend')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: give.isPending, disabled: files.length === 0 }}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="soft">{t('copiesHint')}</p>
      {give.error && <ProblemView error={give.error} />}
      {evidence.isPending && <Loading rows={3} />}
      {!evidence.isPending && files.length === 0 && <p>{t('copiesNoFiles')}</p>}
      {files.length > 0 && (
        <Form
          form={form}
          layout="vertical"
          requiredMark="optional"
          initialValues={{ form: 'clean' }}
          onFinish={(typed: Typed) => void send(typed).catch(() => undefined)}
        >
          <Form.Item name="files" label={t('copiesFiles')} rules={[required]}>
            <Checkbox.Group
              className="copy-choices"
              options={files.map(({ uploadId, fileName }) => ({
                value: uploadId,
                label: shown(fileName),
              }))}
            />
          </Form.Item>
          <Form.Item name="to" label={t('copiesTo')} rules={[required]}>
            <Select
              aria-label={t('copiesTo')}
              options={COPY_RECIPIENTS.map((value) => ({
                value,
                label: label('copyRecipient', value),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="name"
            label={t('copiesName')}
            rules={[{ ...required, whitespace: true }]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="form" label={t('copiesForm')} required>
            <Radio.Group
              options={COPY_FORMS.map((value) => ({ value, label: label('copyForm', value) }))}
            />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('copiesWhy')}
            rules={[{ ...required, whitespace: true, min: 4, message: t('copiesWhyLonger') }]}
          >
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
};
