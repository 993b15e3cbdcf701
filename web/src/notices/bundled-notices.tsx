import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { get } from '../api/http.client';
import type { BundledNotice, NoticeView, Page } from '../api/types';
import { AcknowledgeButton } from '../clocks/acknowledge-button';
import { useAcknowledgeAll, type Asked } from '../clocks/use-acknowledge';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { DangerBadge } from '../worklist/danger-badge';

const PAGE = 50;

/** One case of a message: what fell due, when, who answers for it, and what the reader is asked. */
const Line = ({ notice }: { readonly notice: BundledNotice }) => {
  const { t, short } = useWords();
  const { caseNo, acknowledge, dueAt, department } = notice;
  const details = [...(dueAt ? [t('noticesDue', { at: short(dueAt) })] : []), department ?? []];
  return (
    <li className={notice.done ? 'soft' : undefined} data-bundled={caseNo}>
      <span>
        {caseNo && <Link to={`/cases/${caseNo}`}>{caseNo}</Link>} {notice.title}{' '}
        {notice.danger && <DangerBadge />}{' '}
        <small className="soft">{details.flat().join(' · ')}</small>
      </span>
      {notice.done && <span>✓ {t('noticesDone')}</span>}
      {caseNo && acknowledge && <AcknowledgeButton caseNo={caseNo} {...acknowledge} />}
    </li>
  );
};

const askedOf = (items: readonly BundledNotice[]): readonly Asked[] =>
  items.flatMap(({ caseNo, acknowledge }) =>
    caseNo && acknowledge
      ? [{ caseNo, clockId: acknowledge.clockId, stepId: acknowledge.stepId }]
      : [],
  );

interface Props {
  readonly noticeId: string;
  readonly cases: NonNullable<NoticeView['cases']>;
  /** Of a message that was read, the cases are shown when asked for. */
  readonly read: boolean;
}

/** The cases of one message, which stays unread until all of them are done or the reader marks it. Each is opened and acknowledged by itself; those that are listed also one after the other with one button. */
export const BundledNotices = ({ noticeId, cases, read }: Props) => {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ['notices', noticeId, 'cases'],
    enabled: all,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<BundledNotice>>(`/notices/${noticeId}/cases`, { limit: PAGE, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? (read ? [] : cases.items);
  const asked = askedOf(items);
  const { start, progress, running, error } = useAcknowledgeAll();
  const more = query.data ? query.hasNextPage : cases.total > items.length;
  return (
    <>
      <ul className="plain-list bundled">
        {items.map((notice) => (
          <Line key={notice.noticeId} notice={notice} />
        ))}
      </ul>
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {error && <ProblemView error={error} />}
      <div className="row">
        {more && (
          <Button
            size="small"
            loading={query.isFetching}
            onClick={() => (query.data ? void query.fetchNextPage() : setAll(true))}
          >
            {t(query.data ? 'loadMore' : 'noticesShowAll', { count: cases.total })}
          </Button>
        )}
        {(asked.length > 1 || running) && (
          <Button size="small" loading={running} onClick={() => start(asked)}>
            {running
              ? t('noticesAcknowledging', { done: progress.done, total: progress.total })
              : t('noticesAcknowledgeListed', { count: asked.length })}
          </Button>
        )}
      </div>
    </>
  );
};
