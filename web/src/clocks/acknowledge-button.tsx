import { Button } from 'antd';
import { ProblemView } from '../kit/problem-view';
import { useClockWords } from './clock-words';
import { useAcknowledge, type Asked } from './use-acknowledge';

/** Shows the acknowledgement as given at once; if the server refuses it, the button comes back with the reason. */
export const AcknowledgeButton = (asked: Asked) => {
  const { t } = useClockWords();
  const send = useAcknowledge(asked);
  const given = send.isPending || send.isSuccess;
  return (
    <span className="acknowledge" aria-live="polite">
      {given ? (
        <span className="deadline done">
          <span aria-hidden="true" className="deadline-icon">
            ✓
          </span>
          <strong>{t('acknowledged')}</strong>
        </span>
      ) : (
        <Button
          type="primary"
          size="small"
          data-acknowledge={asked.stepId}
          onClick={() => send.mutate()}
        >
          {t('acknowledge')}
        </Button>
      )}
      {send.error && <ProblemView error={send.error} />}
    </span>
  );
};
