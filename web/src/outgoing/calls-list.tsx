import { Button } from 'antd';
import { useState } from 'react';
import { PagedTable } from '../kit/paged-table';
import { useWords } from '../kit/words';
import { TaskCells } from './task-cells';
import { TaskDialog } from './task-dialog';
import { type ListedTask, useSendingTasks } from './use-sending-tasks';

interface Props {
  readonly campus: string | null;
  readonly today: string;
}

/** Calls to make, each with the words to say. */
export const CallsList = ({ campus, today }: Props) => {
  const { t } = useWords();
  const query = useSendingTasks('phone', campus);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [opened, setOpened] = useState<ListedTask | null>(null);
  return (
    <>
      <PagedTable
        name={t('callsTitle')}
        query={query}
        items={items}
        columns={[
          t('columnNumber'),
          t('filterCampus'),
          t('outgoingSince'),
          t('outgoingLimit'),
          t('outgoingAction'),
        ]}
        empty={t('callsNone')}
        row={(task) => (
          <tr key={task.sendingId} data-call={task.sendingId}>
            <TaskCells task={task} />
            <td>
              <Button
                size="small"
                aria-label={t('outgoingCallOf', { caseNo: task.caseNo })}
                onClick={() => setOpened(task)}
              >
                {t('outgoingCall')}
              </Button>
            </td>
          </tr>
        )}
      />
      {opened && (
        <TaskDialog task={opened} medium="phone" today={today} onClose={() => setOpened(null)} />
      )}
    </>
  );
};
