import { Button } from 'antd';
import type { NoticePart } from '@tingsu/contracts';
import type { TextKey } from '../i18n/texts';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { countText } from '../worklist/counts';
import { NoticeCard } from './notice-card';
import { useMarkRead, type NoticePage } from './use-notices';

const HEADS: Readonly<Record<NoticePart, { readonly title: TextKey; readonly why?: TextKey }>> = {
  task: { title: 'noticesTask' },
  information: { title: 'noticesInformation', why: 'noticesInformationWhy' },
  read: { title: 'noticesRead' },
};

interface Props {
  readonly part: NoticePart;
  readonly query: NoticePage;
  /** How many there are, where that is known. */
  readonly count?: number | undefined;
}

/** One part of the notices under its own heading, page by page. */
export const NoticeSection = ({ part, query, count }: Props) => {
  const { t } = useWords();
  const markRead = useMarkRead();
  const { title, why } = HEADS[part];
  const notices = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby={`notices-${part}`} data-part={part}>
      <div className="page-head">
        <h2 id={`notices-${part}`}>
          {t(title)}
          {count !== undefined && ` (${countText(count)})`}
        </h2>
        {part !== 'read' && notices.length > 0 && (
          <Button
            size="small"
            loading={markRead.isPending && markRead.variables.noticeId === null}
            onClick={() => markRead.mutate({ noticeId: null, part })}
          >
            {t('noticesMarkAll')}
          </Button>
        )}
      </div>
      {why && <p className="soft">{t(why)}</p>}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {markRead.error && <ProblemView error={markRead.error} />}
      {query.isSuccess && notices.length === 0 && <p className="soft">{t('noticesNothingToDo')}</p>}
      <ul className="notices" aria-live="polite">
        {notices.map((notice) => (
          <NoticeCard
            key={notice.noticeId}
            notice={notice}
            onRead={() => markRead.mutate({ noticeId: notice.noticeId, part })}
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <div className="more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        </div>
      )}
    </section>
  );
};
