import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { get, post } from '../api/http.client';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import type { ParkedOfService } from './parked';

interface Props {
  readonly parked: ParkedOfService;
  onClose(): void;
}

const pathOf = ({ service, id }: ParkedOfService): string => `/operator/${service}/parked/${id}`;

const useDecision = (
  send: () => Promise<unknown>,
  told: (answer: unknown) => string,
  onClose: () => void,
) => {
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      void message.success(told(answer));
      void client.invalidateQueries({ queryKey: ['parked'] });
      onClose();
    },
  });
};

/** Shows the message, lets it be corrected, and hands it to the service again. */
export const ReplayDialog = ({ parked, onClose }: Props) => {
  const { t, label } = useWords();
  const id = useId();
  const [edited, setEdited] = useState<string | null>(null);
  const detail = useQuery({
    queryKey: ['parked', parked.service, parked.id],
    queryFn: () => get<{ body: string | null }>(pathOf(parked)),
  });
  const body = edited ?? detail.data?.body ?? '';
  const corrected = edited !== null && edited !== detail.data?.body;
  const replay = useDecision(
    () => post(`${pathOf(parked)}/replay`, corrected ? { body: edited } : {}),
    (answer) =>
      t('parkedOutcome', {
        outcome: label('replayOutcome', (answer as { outcome?: string } | null)?.outcome ?? ''),
      }),
    onClose,
  );
  return (
    <Modal
      open
      width={720}
      title={t('parkedReplay')}
      okText={t('parkedReplay')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: replay.isPending }}
      onOk={() => replay.mutate()}
      onCancel={onClose}
    >
      {replay.error && <ProblemView error={replay.error} />}
      <p>{t('parkedReplayAsk')}</p>
      {detail.isPending && <Loading rows={3} />}
      {detail.error && <ProblemView error={detail.error} onRetry={() => void detail.refetch()} />}
      {detail.data?.body != null && (
        <>
          <label htmlFor={id}>{t('parkedBody')}</label>
          <Input.TextArea
            id={id}
            className="message-body"
            autoSize={{ minRows: 5, maxRows: 18 }}
            value={body}
            onChange={(event) => setEdited(event.target.value)}
          />
        </>
      )}
    </Modal>
  );
};

/** Ends a message with a reason that stays with it. */
export const DiscardDialog = ({ parked, onClose }: Props) => {
  const { t } = useWords();
  const id = useId();
  const [reason, setReason] = useState('');
  const discard = useDecision(
    () => post(`${pathOf(parked)}/discard`, { reason: reason.trim() }),
    () => t('parkedDiscarded'),
    onClose,
  );
  return (
    <Modal
      open
      title={t('parkedDiscard')}
      okText={t('parkedDiscard')}
      cancelText={t('cancel')}
      okButtonProps={{
        danger: true,
        disabled: reason.trim().length < 3,
        loading: discard.isPending,
      }}
      onOk={() => discard.mutate()}
      onCancel={onClose}
    >
      {discard.error && <ProblemView error={discard.error} />}
      <label htmlFor={id}>{t('parkedDiscardAsk')}</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 2 }}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
};
