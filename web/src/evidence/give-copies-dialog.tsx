import { COPY_FORMS, type CaseDetail, type GiveCopies } from '@tingsu/contracts';
import { App, Checkbox, Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useComplaint } from '../casepage/use-complaint';
import { Loading } from '../kit/loading';
import { newKey } from '../kit/new-key';
import { shown } from '../kit/plain-text';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { HandingReason, RecipientFields } from './recipient-fields';
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
          <RecipientFields />
          <Form.Item name="form" label={t('copiesForm')} required>
            <Radio.Group
              options={COPY_FORMS.map((value) => ({ value, label: label('copyForm', value) }))}
            />
          </Form.Item>
          <HandingReason />
        </Form>
      )}
    </Modal>
  );
};
