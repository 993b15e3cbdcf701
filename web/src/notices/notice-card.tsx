import { Badge, Button, Tag } from 'antd';
import { Link } from 'react-router';
import type { NoticeView } from '../api/types';
import { AcknowledgeButton } from '../clocks/acknowledge-button';
import { useWords } from '../kit/words';
import { DangerBadge } from '../worklist/danger-badge';
import { BundledNotices } from './bundled-notices';

const Deliveries = ({ notice }: { readonly notice: NoticeView }) => {
  const { t, label, short } = useWords();
  if (notice.deliveries.length === 0) return null;
  return (
    <p className="soft">
      {t('deliveries')}{' '}
      {notice.deliveries.map((delivery) => (
        <Tag key={delivery.medium} className={delivery.state === 'failed' ? 'tone-red' : undefined}>
          {label('deliveryMedium', delivery.medium)}{' '}
          {delivery.at
            ? t('noticesGatheredFor', { at: short(delivery.at) })
            : label('deliveryState', delivery.state)}{' '}
          {delivery.attempts > 1 && t('attempts', { count: delivery.attempts })}
        </Tag>
      ))}
    </p>
  );
};

interface Props {
  readonly notice: NoticeView;
  readonly onRead: () => void;
}

/** One message. Opening the case behind it reads it. */
export const NoticeCard = ({ notice, onRead }: Props) => {
  const { t, long } = useWords();
  return (
    <li className={notice.readAt ? 'card' : 'card unread'} data-notice={notice.template}>
      <div className="card-head">
        <h3>
          {!notice.readAt && (
            <Badge
              status="processing"
              text={<span className="visually-hidden">{t('noticesUnread')}</span>}
            />
          )}{' '}
          {notice.title} {notice.danger && <DangerBadge />}
        </h3>
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
        {/^(security|safety)\./.test(notice.template) && (
          <Link to="/safety" onClick={() => !notice.readAt && onRead()}>
            {t('navSafety')}
          </Link>
        )}
        {/^(result|reconsideration)\./.test(notice.template) && !notice.caseNo && (
          <Link to="/results" onClick={() => !notice.readAt && onRead()}>
            {t('navResults')}
          </Link>
        )}
        {notice.caseNo && (
          <Link to={`/cases/${notice.caseNo}`} onClick={() => !notice.readAt && onRead()}>
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
          <Button size="small" onClick={onRead}>
            {t('noticesMarkRead')}
          </Button>
        )}
      </div>
    </li>
  );
};
