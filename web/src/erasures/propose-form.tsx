import { ERASURE_GROUNDS, type ErasureGround } from '@tingsu/contracts';
import { App, Button, Form, Input, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import { Loading } from '../kit/loading';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { Preview } from './preview';
import { useErasurePreview, useProposing } from './use-erasures';

const SHORTEST_REASON = 5;

/** Number, ground and reason; what would go is shown before anything can be proposed. */
export const ProposeForm = ({ onClose }: { onClose(): void }) => {
  const { t, label } = useWords();
  const { message } = App.useApp();
  const [erasureId] = useState(newKey);
  const [typed, setTyped] = useState('');
  const [caseNo, setCaseNo] = useState<string | null>(null);
  const [ground, setGround] = useState<ErasureGround>('consent_withdrawn');
  const [reason, setReason] = useState('');
  const preview = useErasurePreview(caseNo, ground);
  const proposing = useProposing(erasureId, () => {
    void message.success(t('erasureProposed'));
    onClose();
  });
  const ready = preview.data?.obstacles.length === 0 && reason.trim().length >= SHORTEST_REASON;
  const look = () => setCaseNo(typed.trim().toUpperCase().replace(/^TS-/, 'C-') || null);
  return (
    <Modal
      open
      title={t('erasurePropose')}
      okText={t('erasurePropose')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, loading: proposing.isPending, disabled: !ready }}
      onOk={() => preview.data && proposing.mutate({ caseNo: preview.data.caseNo, ground, reason })}
      onCancel={onClose}
    >
      {proposing.error && <ProblemView error={proposing.error} />}
      <Form layout="vertical" component="div">
        <Form.Item label={t('erasureCaseNo')}>
          <Space.Compact block>
            <Input
              aria-label={t('erasureCaseNo')}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
              onPressEnter={look}
            />
            <Button disabled={!typed.trim()} onClick={look}>
              {t('erasureLook')}
            </Button>
          </Space.Compact>
        </Form.Item>
        <Form.Item label={t('erasureGround')}>
          <Select<ErasureGround>
            aria-label={t('erasureGround')}
            value={ground}
            options={ERASURE_GROUNDS.map((value) => ({
              value,
              label: label('erasureGround', value),
            }))}
            onChange={setGround}
          />
        </Form.Item>
        <Form.Item label={t('erasureReason')} extra={t('erasureReasonHelp')}>
          <Input.TextArea
            aria-label={t('erasureReason')}
            value={reason}
            maxLength={1_000}
            autoSize={{ minRows: 2 }}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
      </Form>
      {preview.isFetching && <Loading rows={2} />}
      {preview.error && <ProblemView error={preview.error} />}
      {preview.data && <Preview preview={preview.data} />}
    </Modal>
  );
};
