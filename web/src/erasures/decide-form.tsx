import type { Erasure } from '@tingsu/contracts';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { Preview } from './preview';
import { useDeciding, useErasurePreview } from './use-erasures';

const SHORTEST_REASON = 5;

/** The second person sees the same as the first, and approves or refuses. */
export const DecideForm = ({
  erasure,
  onClose,
}: {
  readonly erasure: Erasure;
  onClose(): void;
}) => {
  const { t, label } = useWords();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const preview = useErasurePreview(erasure.caseNo, erasure.ground);
  const deciding = useDeciding(erasure.erasureId, () => {
    void message.success(t('erasureDecided'));
    onClose();
  });
  return (
    <Modal
      open
      title={t('erasureDecide')}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('cancel')}
        </Button>,
        <Button
          key="refuse"
          disabled={reason.trim().length < SHORTEST_REASON}
          loading={deciding.isPending}
          onClick={() => deciding.mutate({ approve: false, reason })}
        >
          {t('erasureRefuse')}
        </Button>,
        <Button
          key="approve"
          danger
          type="primary"
          disabled={preview.data?.obstacles.length !== 0}
          loading={deciding.isPending}
          onClick={() => deciding.mutate({ approve: true })}
        >
          {t('erasureApprove')}
        </Button>,
      ]}
    >
      {deciding.error && <ProblemView error={deciding.error} />}
      <p>
        {erasure.caseNo} · {label('erasureGround', erasure.ground)}
      </p>
      <p dir="auto">{erasure.reason}</p>
      <p className="soft">{t('erasureForGood')}</p>
      {preview.isPending && <Loading rows={2} />}
      {preview.error && <ProblemView error={preview.error} />}
      {preview.data && <Preview preview={preview.data} />}
      <Form layout="vertical" component="div">
        <Form.Item label={t('erasureRefusal')}>
          <Input.TextArea
            aria-label={t('erasureRefusal')}
            value={reason}
            maxLength={1_000}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
};
