import { Button, Empty } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { serverNow } from '../time/server-time';
import { AcknowledgeButton } from './acknowledge-button';
import { useBoardList, type BoardFilters, type Items, type ListName } from './board-data';
import type { TextKey } from '../i18n/texts';
import { useClockWords } from './clock-words';
import { Why } from './why';

const EMPTY = {
  asked: 'emptyAsked',
  due: 'emptyDue',
  overdue: 'emptyOverdue',
  fired: 'emptyFired',
} as const satisfies Record<ListName, TextKey>;
type Anything = Items[ListName];

/** What all lists say of a clock: case, name, who answers, and when it is due with the reason. */
const Clock = ({ item, children }: { readonly item: Anything; readonly children: ReactNode }) => {
  const { t, label, language, long } = useClockWords();
  const directory = useDirectory();
  return (
    <li className="card clock-line" data-line={`${item.caseNo} ${item.clockId}`}>
      <div className="card-head">
        <h3>
          <Link to={`/cases/${item.caseNo}`}>{item.caseNo}</Link> {inLanguage(item.label, language)}
        </h3>
        <span className="soft">
          {label('clockKind', item.kind)} · {directory.campus(item.campus)}
          {item.ownerDepartment && ` · ${directory.department(item.ownerDepartment)}`}
        </span>
      </div>
      {children}
      <p className="soft">{t('dueAt', { at: long(item.dueAt) })}</p>
      <Why explanation={item.explanation} />
    </li>
  );
};

const Asked = ({ item }: { readonly item: Items['asked'] }) => {
  const { t, long, action, roles } = useClockWords();
  const late = Date.parse(item.acknowledgeBy) < serverNow();
  return (
    <Clock item={item}>
      <div className="row">
        <strong>{action(item.action, item.level)}</strong>
        <span className={late ? 'late' : undefined}>
          {t(late ? 'acknowledgeLate' : 'acknowledgeBy', { at: long(item.acknowledgeBy) })}
        </span>
        {item.mine ? (
          <AcknowledgeButton caseNo={item.caseNo} clockId={item.clockId} stepId={item.stepId} />
        ) : (
          <span className="soft">{t('notYours', { roles: roles(item.notify) })}</span>
        )}
      </div>
    </Clock>
  );
};

const Running = ({ item }: { readonly item: Items['due'] }) => {
  const { t, long } = useClockWords();
  return (
    <Clock item={item}>
      {item.breachedAt && <p className="late">{t('since', { at: long(item.breachedAt) })}</p>}
      {item.nextStepAt && <p>{t('nextStep', { at: long(item.nextStepAt) })}</p>}
    </Clock>
  );
};

const Fired = ({ item }: { readonly item: Items['fired'] }) => {
  const { t, long, action, lateness, roles } = useClockWords();
  const directory = useDirectory();
  const asked = item.acknowledgement;
  const how = [
    item.latenessMs < 1_000 ? t('onTime') : t('late', { ms: lateness(item.latenessMs) }),
    ...(item.firedBy === 'sweeper' ? [t('firedBySweeper')] : []),
    ...(item.cause === 'unacknowledged' ? [t('ladderEarly')] : []),
    ...(item.notify.length > 0 ? [t('told', { roles: roles(item.notify) })] : []),
  ];
  return (
    <Clock item={item}>
      <p>
        <strong>{action(item.action)}</strong> {long(item.firedAt)}{' '}
        <span className="soft">{how.join(' · ')}</span>
      </p>
      {asked?.state === 'acknowledged' && asked.acknowledgedAt && (
        <p className="soft">
          ✓{' '}
          {t('acknowledgedBy', {
            person: directory.person(asked.acknowledgedBy ?? ''),
            at: long(asked.acknowledgedAt),
          })}
        </p>
      )}
      {asked?.state === 'open' && <p>{t('acknowledgeWaiting', { at: long(asked.dueAt) })}</p>}
      {asked?.state === 'not_needed' && <p className="soft">{t('acknowledgeNeedless')}</p>}
    </Clock>
  );
};

const keyOf = (item: Anything): string =>
  `${item.caseNo} ${item.clockId} ${'stepId' in item ? item.stepId : ''} ${'firedAt' in item ? item.firedAt : ''}`;

interface ListProps {
  readonly name: ListName;
  readonly filters: BoardFilters;
  readonly mine: boolean;
}

/** One list of the board with its empty, loading and error states. */
export const BoardList = ({ name, filters, mine }: ListProps) => {
  const { t } = useClockWords();
  const query = useBoardList(name, filters, mine);
  const items = query.data?.pages.flatMap((page) => page.items as readonly Anything[]) ?? [];
  return (
    <>
      {query.isPending && <Loading rows={4} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <Empty description={t(EMPTY[name])} />}
      <ul className="plain-list clock-lines" aria-live="polite">
        {items.map((item) => (
          <Line key={keyOf(item)} name={name} item={item} />
        ))}
      </ul>
      {query.hasNextPage && (
        <div className="more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        </div>
      )}
    </>
  );
};

const Line = ({ name, item }: { readonly name: ListName; readonly item: Anything }) => {
  if (name === 'asked') return <Asked item={item as Items['asked']} />;
  if (name === 'fired') return <Fired item={item as Items['fired']} />;
  return <Running item={item as Items['due']} />;
};
