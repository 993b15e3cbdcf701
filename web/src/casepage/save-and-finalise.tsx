import { Button } from 'antd';
import { useWords } from '../kit/words';
import type { useCommandForm } from './command-form';

type Props = Pick<ReturnType<typeof useCommandForm>, 'detail' | 'gone' | 'send' | 'sending'>;

/** The opinion, and what the policy has follow it, in one press: it is final, or goes to who approves it. */
export const SaveAndFinalise = ({ detail, gone, send, sending }: Props) => {
  const { t } = useWords();
  if (detail.opinionNeedsApproval === undefined) return null;
  const then = detail.opinionNeedsApproval ? 'submit' : 'finalise';
  return (
    <Button
      data-testid="command-send-finalise"
      disabled={gone}
      loading={sending.busy}
      onClick={() => send(then)}
    >
      {t(then === 'submit' ? 'sendAndSubmit' : 'sendAndFinalise')}
    </Button>
  );
};
