import { ORDER_REQUESTS, type OrderRequestKind, type OrderStanding } from '@tingsu/contracts';
import { Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { InstantInput } from '../casepage/instant-input';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { serverNow } from '../time/server-time';
import { useAsk } from './use-requests';

const MOST = 1_000;

/** Ask the authority to take an order back, or for more time; each within the time that it sets. */
export const AskDialog = ({
  authority,
  order: { orderNo, dueAt, giveBackBy },
  onClose,
}: {
  readonly authority: string;
  readonly order: OrderStanding;
  onClose(): void;
}) => {
  const { t, short } = useWords();
  const id = useId();
  const isOver = (at: string | null): boolean => at !== null && Date.parse(at) < serverNow();
  const over = { give_back: isOver(giveBackBy), more_time: isOver(dueAt) };
  const [kind, setKind] = useState<OrderRequestKind>(over.give_back ? 'more_time' : 'give_back');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string | null>(null);
  const asking = useAsk(authority, onClose);
  const later =
    until !== null && Date.parse(until) > Date.parse(dueAt ?? new Date(0).toISOString());
  const ready = reason.trim() !== '' && !over[kind] && (kind === 'give_back' || later);
  return (
    <Modal
      open
      title={t('orderAskTitle', { no: orderNo })}
      okText={t('orderAskSend')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !ready, loading: asking.isPending }}
      onOk={() =>
        asking.mutate({
          ...{ orderNo, kind, reason: reason.trim() },
          ...(kind === 'more_time' && until !== null ? { until } : {}),
        })
      }
      onCancel={onClose}
    >
      {asking.error && <ProblemView error={asking.error} />}
      <Radio.Group
        aria-label={t('orderAsk')}
        value={kind}
        onChange={(event) => setKind(event.target.value as OrderRequestKind)}
        options={ORDER_REQUESTS.map((value) => ({
          ...{ value, label: t(`orderRequest_${value}`), disabled: over[value] },
        }))}
      />
      <p className="soft">
        {kind === 'give_back' && giveBackBy && t('orderGiveBackBy', { at: short(giveBackBy) })}
        {kind === 'more_time' && dueAt && t('orderDueNow', { at: short(dueAt) })}
        {over[kind] && t('orderAskOver')}
      </p>
      {kind === 'more_time' && (
        <p>
          {t('orderUntil')}{' '}
          <InstantInput label={t('orderUntil')} value={until} onChange={setUntil} />
        </p>
      )}
      <p>
        <label htmlFor={`${id}-reason`}>{t('orderReason')}</label>
        <Input.TextArea
          id={`${id}-reason`}
          maxLength={MOST}
          autoSize={{ minRows: 3, maxRows: 8 }}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </p>
      <p className="soft">{t('orderAskHelp')}</p>
    </Modal>
  );
};
