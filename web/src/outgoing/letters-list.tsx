import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { PagedTable } from '../kit/paged-table';
import { useWords } from '../kit/words';
import { PostingBar } from './posting-bar';
import { TaskCells } from './task-cells';
import { TaskDialog } from './task-dialog';
import { type ListedTask, useSendingTasks } from './use-sending-tasks';

interface Props {
  readonly campus: string | null;
  readonly today: string;
}

/** Letters to print and to post, many at once. */
export const LettersList = ({ campus, today }: Props) => {
  const { t } = useWords();
  const query = useSendingTasks('letter', campus);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [numbers, setNumbers] = useState<Readonly<Record<string, string>>>({});
  const [opened, setOpened] = useState<ListedTask | null>(null);
  const chosen = items.filter(({ sendingId }) => marked.has(sendingId));
  const mark = (sendingIds: readonly string[], on: boolean): void => {
    const others = [...marked].filter((one) => !sendingIds.includes(one));
    setMarked(new Set(on ? [...others, ...sendingIds] : others));
  };
  const all = items.length > 0 && chosen.length === items.length;
  return (
    <>
      {items.length > 0 && (
        <>
          <Checkbox
            checked={all}
            indeterminate={chosen.length > 0 && !all}
            onChange={() =>
              mark(
                items.map(({ sendingId }) => sendingId),
                !all,
              )
            }
          >
            {t('outgoingAll')}
          </Checkbox>
          <PostingBar
            chosen={chosen}
            numbers={numbers}
            today={today}
            onPosted={(sendingId) =>
              setMarked((before) => new Set([...before].filter((one) => one !== sendingId)))
            }
          />
        </>
      )}
      <PagedTable
        name={t('lettersTitle')}
        query={query}
        items={items}
        columns={[
          t('columnNumber'),
          t('filterCampus'),
          t('outgoingSince'),
          t('outgoingLimit'),
          t('outgoingNumber'),
          t('outgoingAction'),
        ]}
        empty={t('lettersNone')}
        row={(task) => {
          const { sendingId, caseNo } = task;
          return (
            <tr key={sendingId} data-letter={sendingId}>
              <TaskCells task={task} />
              <td>
                <Input
                  size="small"
                  maxLength={60}
                  aria-label={t('outgoingNumberOf', { caseNo })}
                  placeholder={t('outgoingNumber')}
                  value={numbers[sendingId] ?? ''}
                  onChange={({ target }) => {
                    setNumbers({ ...numbers, [sendingId]: target.value });
                    if (target.value !== '') mark([sendingId], true);
                  }}
                />
              </td>
              <td>
                <span className="row">
                  <Checkbox
                    checked={marked.has(sendingId)}
                    onChange={({ target }) => mark([sendingId], target.checked)}
                  >
                    {t('outgoingChoose')}
                  </Checkbox>
                  <Button
                    size="small"
                    aria-label={t('outgoingOpenOf', { caseNo })}
                    onClick={() => setOpened(task)}
                  >
                    {t('outgoingOpen')}
                  </Button>
                </span>
              </td>
            </tr>
          );
        }}
      />
      {opened && (
        <TaskDialog task={opened} medium="letter" today={today} onClose={() => setOpened(null)} />
      )}
    </>
  );
};
