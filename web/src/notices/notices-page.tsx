import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Empty, Tag } from 'antd';
import { Link } from 'react-router';
import { get, post } from '../api/http.client';
import type { NoticeView, Page } from '../api/types';
import { AcknowledgeButton } from '../clocks/acknowledge-button';
import { MyDrafts } from '../drafts/my-drafts';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { DangerBadge } from '../worklist/danger-badge';
import { BundledNotices } from './bundled-notices';

const Deliveries = ({ notice }: { readonly notice: NoticeView }) => {
  const { t, label } = useWords();
  if (notice.deliveries.length === 0) return null;
  return (
    <p className="soft">
      {t('deliveries')}{' '}
      {notice.deliveries.map((delivery) => (
        <Tag key={delivery.medium} className={delivery.state === 'failed' ? 'tone-red' : undefined}>
          {label('deliveryMedium', delivery.medium)} {label('deliveryState', delivery.state)}{' '}
          {delivery.attempts > 1 && t('attempts', { count: delivery.attempts })}
        </Tag>
      ))}
    </p>
  );
};

const useMarkRead = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (noticeId: string | null) =>
      post(noticeId === null ? '/notices/read-all' : `/notices/${noticeId}/read`),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['notices'] });
      void client.invalidateQueries({ queryKey: ['unread'] });
    },
  });
};

/** What I was told, unread first as the server orders it. Opening the case behind a notice reads it. */
export const NoticesPage = () => {
  const { t, long } = useWords();
  usePageTitle(t('noticesTitle'));
  const markRead = useMarkRead();
  const query = useInfiniteQuery({
    queryKey: ['notices'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => get<Page<NoticeView>>('/notices', { limit: 20, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });
  const notices = query.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = notices.some((notice) => notice.readAt === null);
  return (
    <div className="page narrow">
      <div className="page-head">
        <h1>{t('noticesTitle')}</h1>
        <Button
          disabled={!unread}
          loading={markRead.isPending && markRead.variables === null}
          onClick={() => markRead.mutate(null)}
        >
          {t('noticesMarkAll')}
        </Button>
      </div>
      <MyDrafts />
      {query.isPending && <Loading />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {markRead.error && <ProblemView error={markRead.error} />}
      {query.isSuccess && notices.length === 0 && <Empty description={t('noticesEmpty')} />}
      <ul className="notices" aria-live="polite">
        {notices.map((notice) => (
          <li
            key={notice.noticeId}
            className={notice.readAt ? 'card' : 'card unread'}
            data-notice={notice.template}
          >
            <div className="card-head">
              <h2>
                {!notice.readAt && (
                  <Badge
                    status="processing"
                    text={<span className="visually-hidden">{t('noticesUnread')}</span>}
                  />
                )}{' '}
                {notice.title} {notice.danger && <DangerBadge />}
              </h2>
              <time className="soft" dateTime={notice.at}>
                {long(notice.at)}
              </time>
            </div>
            <p className="said">{notice.body}</p>
            {notice.cases && (
              <BundledNotices
                noticeId={notice.noticeId}
                cases={notice.cases}
                read={notice.readAt !== null}
              />
            )}
            <Deliveries notice={notice} />
            <div className="row">
              {notice.caseNo && (
                <Link
                  to={`/cases/${notice.caseNo}`}
                  onClick={() => !notice.readAt && markRead.mutate(notice.noticeId)}
                >
                  {t('noticesOpenCase', { no: notice.caseNo })}
                </Link>
              )}
              {notice.caseNo && notice.acknowledge && (
                <AcknowledgeButton
                  caseNo={notice.caseNo}
                  clockId={notice.acknowledge.clockId}
                  stepId={notice.acknowledge.stepId}
                />
              )}
              {!notice.readAt && (
                <Button size="small" onClick={() => markRead.mutate(notice.noticeId)}>
                  {t('noticesMarkRead')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <div className="more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        </div>
      )}
    </div>
  );
};
