import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { Link } from 'react-router';
import { get } from '../api/http.client';
import type { Page } from '../api/types';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';

/** A line of the delivery log of the notifications service. */
interface LoggedDelivery {
  readonly deliveryId: string;
  readonly caseNo: string | null;
  readonly notices: number;
  readonly template: string;
  readonly medium: string;
  readonly recipientId: string;
  readonly state: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: string;
}

export const DeliveryLog = () => {
  const { t, label, short } = useWords();
  const directory = useDirectory();
  const query = useInfiniteQuery({
    queryKey: ['deliveries'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<LoggedDelivery>>('/notices/deliveries', { limit: 30, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="card" aria-labelledby="deliveries-title">
      <h2 id="deliveries-title">{t('deliveriesTitle')}</h2>
      {query.isPending && <Loading rows={3} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <p className="soft">{t('deliveriesEmpty')}</p>}
      <ul className="plain-list deliveries">
        {items.map((item) => (
          <li key={item.deliveryId}>
            <span className="soft">{short(item.createdAt)}</span>{' '}
            {directory.person(item.recipientId)} · {label('deliveryMedium', item.medium)} ·{' '}
            {label('notice', item.template)}{' '}
            {item.caseNo && item.notices === 1 && (
              <Link to={`/cases/${item.caseNo}`}>{item.caseNo}</Link>
            )}
            {item.notices > 1 && t('deliveriesBundle', { count: item.notices })}{' '}
            <Tag className={item.state === 'failed' ? 'tone-red' : undefined}>
              {label('deliveryState', item.state)}{' '}
              {item.attempts > 1 && t('attempts', { count: item.attempts })}
            </Tag>
            {item.lastError && <span className="late">{item.lastError}</span>}
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          size="small"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('loadMore')}
        </Button>
      )}
    </section>
  );
};
