import type { OrderRequest } from '@tingsu/contracts';
import { Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { InstantInput } from '../casepage/instant-input';
import { ProblemView } from '../kit/problem-view';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { useAnswerOf } from './use-requests';

/** Write down what the authority said. More time moves the limit; an order that is taken back owes no answer. */
export const RequestAnswerDialog = ({
  authority,
  orderNo,
  request: { kind, reason, until: asked },
  onClose,
}: {
  readonly authority: string;
  readonly orderNo: string;
  readonly request: OrderRequest;
  onClose(): void;
}) => {
  const { t } = useWords();
  const id = useId();
  const [granted, setGranted] = useState<boolean | null>(null);
  const [until, setUntil] = useState(asked);
  const [note, setNote] = useState('');
  const answering = useAnswerOf(authority, onClose);
  const moves = granted === true && kind === 'more_time';
  return (
    <Modal
      open
      title={t('orderAnswerOfTitle', { no: orderNo })}
      okText={t('orderSave')}
      cancelText={t('cancel')}
      okButtonProps={{
        disabled: granted === null || (moves && until === null),
        loading: answering.isPending,
      }}
      onOk={() =>
        granted !== null &&
        answering.mutate({
          ...{ orderNo, granted },
          ...(moves && until !== null ? { until } : {}),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        })
      }
      onCancel={onClose}
    >
      {answering.error && <ProblemView error={answering.error} />}
      <p>
        {t(`orderRequest_${kind}`)}: {shown(reason)}
      </p>
      <Radio.Group
        aria-label={t('orderAnswerOf')}
        value={granted}
        onChange={(event) => setGranted(event.target.value as boolean)}
        options={[
          { value: true, label: t('orderGranted') },
          { value: false, label: t('orderRefused') },
        ]}
      />
      {moves && (
        <p>
          {t('orderUntil')}{' '}
          <InstantInput label={t('orderUntil')} value={until} onChange={setUntil} />
        </p>
      )}
      <p>
        <label htmlFor={`${id}-note`}>{t('orderAnswerNote')}</label>
        <Input.TextArea
          id={`${id}-note`}
          maxLength={1_000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </p>
    </Modal>
  );
};
