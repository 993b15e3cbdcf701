import '../i18n/outgoing';
import { Button, Modal } from 'antd';
import { Link } from 'react-router';
import { Loading } from '../kit/loading';
import { shown } from '../kit/plain-text';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { type ListedTask, type TaskMedium, useEnding, useSendingTask } from './use-sending-tasks';

interface Props {
  readonly task: ListedTask;
  readonly medium: TaskMedium;
  /** The day on the spot, as a letter or call is dated. */
  readonly today: string;
  onClose(): void;
}

const Content = ({ task, medium }: Pick<Props, 'task' | 'medium'>) => {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useSendingTask(task.sendingId);
  if (isPending) return <Loading rows={4} />;
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  const { name, to, subject, words } = data;
  return (
    <>
      <dl className="pairs">
        <dt>{t('outgoingName')}</dt>
        <dd>{name ?? t('outgoingNoName')}</dd>
        <dt>{t(medium === 'phone' ? 'outgoingNumbers' : 'outgoingAddress')}</dt>
        <dd>
          {to.length === 0 && <span className="late">{t('outgoingNone')}</span>}
          {to.map((one) =>
            medium === 'phone' ? (
              <p key={one}>
                <a href={`tel:${one.replace(/[^\d+]/g, '')}`}>{one}</a>
              </p>
            ) : (
              <p key={one}>{shown(one)}</p>
            ),
          )}
        </dd>
      </dl>
      <h3>{t(medium === 'phone' ? 'outgoingSay' : 'outgoingWords')}</h3>
      {subject && <p className="soft">{shown(subject)}</p>}
      <p className="said" dir="auto">
        {shown(words)}
      </p>
    </>
  );
};

/** One call with the words to say, or one letter, and what became of it. */
export const TaskDialog = ({ task, medium, today, onClose }: Props) => {
  const { t } = useWords();
  const ending = useEnding();
  const end = (what: Parameters<typeof ending.mutate>[0]['end']): void =>
    ending.mutate({ sendingId: task.sendingId, end: what }, { onSuccess: onClose });
  const outcomes =
    medium === 'phone'
      ? ([
          ['not_reached', 'outgoingNotReached'],
          ['no_address', 'outgoingNoNumber'],
        ] as const)
      : ([
          ['returned', 'outgoingReturned'],
          ['no_address', 'outgoingNoAddress'],
        ] as const);
  return (
    <Modal
      open
      title={
        <>
          {t(medium === 'phone' ? 'outgoingCall' : 'outgoingLetter')} ·{' '}
          <Link to={`/cases/${task.caseNo}`}>{task.caseNo}</Link>
        </>
      }
      onCancel={onClose}
      footer={
        <div className="row">
          {medium === 'phone' && (
            <Button
              type="primary"
              loading={ending.isPending}
              onClick={() => end({ done: { on: today } })}
            >
              {t('outgoingSaid')}
            </Button>
          )}
          {outcomes.map(([why, text]) => (
            <Button key={why} disabled={ending.isPending} onClick={() => end({ givenUp: { why } })}>
              {t(text)}
            </Button>
          ))}
          <Button type="text" onClick={onClose}>
            {t('outgoingLater')}
          </Button>
        </div>
      }
    >
      <p className="soft">{t(medium === 'phone' ? 'outgoingCallHint' : 'outgoingLetterHint')}</p>
      <Content task={task} medium={medium} />
      {ending.error && <ProblemView error={ending.error} />}
    </Modal>
  );
};
