import { ERASURE_GROUNDS, type ErasureGround } from '@tingsu/contracts';
import { App, Button, Input, Modal, Select } from 'antd';
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
      <div className="row">
        <Input
          aria-label={t('erasureCaseNo')}
          placeholder={t('erasureCaseNo')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onPressEnter={look}
        />
        <Button disabled={!typed.trim()} onClick={look}>
          {t('erasureLook')}
        </Button>
      </div>
      <label className="spaced">
        {t('erasureGround')}
        <Select<ErasureGround>
          aria-label={t('erasureGround')}
          className="wide"
          value={ground}
          options={ERASURE_GROUNDS.map((value) => ({
            value,
            label: label('erasureGround', value),
          }))}
          onChange={setGround}
        />
      </label>
      <label className="spaced">
        {t('erasureReason')}
        <Input.TextArea
          aria-label={t('erasureReason')}
          value={reason}
          maxLength={1_000}
          autoSize={{ minRows: 2 }}
          onChange={({ target }) => setReason(target.value)}
        />
        <small className="soft">{t('erasureReasonHelp')}</small>
      </label>
      {preview.isFetching && <Loading rows={2} />}
      {preview.error && <ProblemView error={preview.error} />}
      {preview.data && <Preview preview={preview.data} />}
    </Modal>
  );
};
