import { Link } from 'react-router';
import { Deadline } from '../kit/deadline';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import type { ListedTask } from './use-sending-tasks';

/** What a letter and a call have in common: the case, the campus, since when it waits, and the next limit of the case. */
export const TaskCells = ({ task }: { readonly task: ListedTask }) => {
  const { t, short } = useWords();
  const directory = useDirectory();
  const { caseNo, campus, since, dueAt } = task;
  return (
    <>
      <td>
        <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
      </td>
      <td>{directory.campus(campus)}</td>
      <td>
        <time dateTime={since}>{short(since)}</time>
      </td>
      <td>
        {dueAt === null ? (
          <span className="soft">{t('noClock')}</span>
        ) : (
          <Deadline dueAt={dueAt} paused={false} provisional={false} />
        )}
      </td>
    </>
  );
};
