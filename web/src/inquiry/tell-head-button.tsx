import type { CaseDetail } from '@tingsu/contracts';
import { Button } from 'antd';
import '../i18n/inquiry';
import { useCommand } from '../casepage/use-case';
import { ProblemView } from '../kit/problem-view';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';

/** Who works on a case for a department and cannot handle it tells the own head with one press. */
export const TellHeadButton = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const me = useSession();
  const send = useCommand(detail.caseNo);
  const receives = (me?.grants ?? []).some(({ role }) => role === 'department_receiver');
  const may = detail.commands.some(({ command, allowed }) => command === 'escalate' && allowed);
  const waits = (detail.escalations ?? []).some(
    ({ matter, takenAt, ruledAt }) => matter === 'cannot_handle' && !takenAt && !ruledAt,
  );
  if (!receives || !may || waits) return null;
  return (
    <>
      {send.error && <ProblemView error={send.error} />}
      <Button
        block
        data-tell-head
        loading={send.isPending}
        onClick={() =>
          send.mutate({
            command: 'escalate',
            expectedVersion: detail.version,
            payload: { matter: 'cannot_handle' },
          })
        }
      >
        {t('tellHead')}
      </Button>
    </>
  );
};
