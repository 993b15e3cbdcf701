import type { CaseDetail, HandOutDossier } from '@tingsu/contracts';
import { App, Form, Modal } from 'antd';
import { useState } from 'react';
import '../i18n/copies';
import '../i18n/dossier';
import { HandingReason, RecipientFields } from '../evidence/recipient-fields';
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
  const { t, language } = useWords();
  const { message } = App.useApp();
  const handOut = useHandOut(detail);
  const [form] = Form.useForm<Typed>();
  // The same copy twice is one record, so a lost answer is asked for again.
  const [copyId] = useState(newKey);
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
        <RecipientFields />
        <HandingReason />
      </Form>
    </Modal>
  );
};
