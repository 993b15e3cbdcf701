import { useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { App, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { get } from '../api/http.client';
import { Loading } from './loading';
import { ProblemView } from './problem-view';
import { useWords } from './words';

interface Decision<Answer> {
  readonly title: string;
  /** The list that shows what was decided. */
  readonly list: QueryKey;
  onClose(): void;
  /** What to say when it is done. */
  done(answer: Answer): string;
}

const useDecision = <Answer,>(
  send: () => Promise<Answer>,
  { list, done, onClose }: Decision<Answer>,
) => {
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      void message.success(done(answer));
      void client.invalidateQueries({ queryKey: list });
      onClose();
    },
  });
};

interface CorrectProps<Answer> extends Decision<Answer> {
  readonly ask: string;
  readonly bodyLabel: string;
  /** Where the message is read: an answer with its `body`, null when it cannot be shown. */
  readonly path: string;
  /** Hands the message over once more; `corrected` only when it was edited. */
  send(corrected: string | undefined): Promise<Answer>;
}

/** Shows a message that could not be taken, lets it be corrected, and hands it over once more. */
export const CorrectMessageDialog = <Answer,>(props: CorrectProps<Answer>) => {
  const { title, ask, bodyLabel, path, list, send, onClose } = props;
  const { t } = useWords();
  const id = useId();
  const [edited, setEdited] = useState<string | null>(null);
  const detail = useQuery({
    queryKey: [...list, path],
    queryFn: () => get<{ body: string | null }>(path),
  });
  const given = detail.data?.body ?? null;
  const body = given === null ? null : readable(given);
  const corrected = edited === null || edited === body ? undefined : edited;
  const decision = useDecision(() => send(corrected), props);
  return (
    <Modal
      open
      width={720}
      title={title}
      okText={title}
      cancelText={t('cancel')}
      okButtonProps={{ loading: decision.isPending }}
      onOk={() => decision.mutate()}
      onCancel={onClose}
    >
      {decision.error && <ProblemView error={decision.error} />}
      <p>{ask}</p>
      {detail.isPending && <Loading rows={3} />}
      {detail.error && <ProblemView error={detail.error} onRetry={() => void detail.refetch()} />}
      {body !== null && (
        <>
          <label htmlFor={id}>{bodyLabel}</label>
          <Input.TextArea
            id={id}
            className="message-body"
            autoSize={{ minRows: 5, maxRows: 18 }}
            value={edited ?? body}
            onChange={(event) => setEdited(event.target.value)}
          />
        </>
      )}
    </Modal>
  );
};

/** JSON with a line for each field; any other text as it is. */
const readable = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

interface ReasonProps extends Decision<unknown> {
  readonly ask: string;
  send(reason: string): Promise<unknown>;
}

/** Ends a message with a reason that stays with it. */
export const ReasonDialog = (props: ReasonProps) => {
  const { title, ask, send, onClose } = props;
  const { t } = useWords();
  const id = useId();
  const [reason, setReason] = useState('');
  const decision = useDecision(() => send(reason.trim()), props);
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('cancel')}
      okButtonProps={{
        danger: true,
        disabled: reason.trim().length < 3,
        loading: decision.isPending,
      }}
      onOk={() => decision.mutate()}
      onCancel={onClose}
    >
      {decision.error && <ProblemView error={decision.error} />}
      <label htmlFor={id}>{ask}</label>
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
