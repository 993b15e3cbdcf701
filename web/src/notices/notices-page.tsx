import '../i18n/notices';
import { Empty } from 'antd';
import { Link } from 'react-router';
import { MyDrafts } from '../drafts/my-drafts';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { useWords } from '../kit/words';
import { NoticeSection } from './notice-section';
import { useNotices, useUnread, type NoticePage } from './use-notices';

const holds = ({ data, error }: NoticePage): boolean =>
  error !== null || (data?.pages[0]?.items.length ?? 0) > 0;

/** What I was told: first what asks for something, below it what is only for information, then what was read or done. */
export const NoticesPage = () => {
  const { t } = useWords();
  usePageTitle(t('noticesTitle'));
  const [task, information, read] = [
    useNotices('task'),
    useNotices('information'),
    useNotices('read'),
  ];
  const unread = useUnread();
  const all = [task, information, read];
  const ready = all.every(({ isPending }) => !isPending);
  const empty = !all.some(holds);
  return (
    <div className="page narrow">
      <div className="page-head">
        <h1>{t('noticesTitle')}</h1>
        <Link to="/notices/settings">{t('wishTitle')}</Link>
      </div>
      <MyDrafts />
      {!ready && <Loading />}
      {ready && empty && <Empty description={t('noticesEmpty')} />}
      {ready && !empty && (
        <>
          <NoticeSection part="task" query={task} count={unread.count} />
          {holds(information) && (
            <NoticeSection part="information" query={information} count={unread.information} />
          )}
          {holds(read) && <NoticeSection part="read" query={read} />}
        </>
      )}
    </div>
  );
};
