import type { CallBack } from '@tingsu/contracts';
import { Button, Empty, Segmented, Select, Tag } from 'antd';
import { useEffect, useState } from 'react';
import '../i18n/callbacks';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { serverNow } from '../time/server-time';
import { grouped, keyOfCall, type CallGroup } from './call-groups';
import { CallPanel } from './call-panel';
import './callbacks.css';
import { useCallBacks } from './use-call-backs';

type Scope = 'now' | 'later';
const GROUPS = {
  overdue: 'callGroupOverdue',
  today: 'callGroupToday',
  open: 'callGroupOpen',
  again: 'callGroupAgain',
} as const satisfies Record<CallGroup, string>;

const Entry = ({
  call,
  current,
  onOpen,
}: {
  readonly call: CallBack;
  readonly current: boolean;
  onOpen(): void;
}) => {
  const { t, short, language } = useWords();
  return (
    <li>
      <button
        type="button"
        className="call-entry"
        aria-current={current ? 'true' : undefined}
        data-case={call.caseNo}
        onClick={onOpen}
      >
        <strong>{call.caseNo}</strong> <span>{inLanguage(call.label, language)}</span>
        <span className="soft">
          {t('callDueShort', { at: short(call.dueAt) })}
          {call.attempts.length > 0 &&
            ` · ${t('callAttempts', { n: call.attempts.length, of: call.attemptsNeeded })}`}
        </span>
        {call.reasonCode === 'separation.handler' && <Tag>{t('callNotYours')}</Tag>}
      </button>
    </li>
  );
};

/** The desk of the call-backs: what is due on the left, the call at hand on the right. */
export const CallbacksPage = () => {
  const { t, timeZone } = useWords();
  const directory = useDirectory();
  const [scope, setScope] = useState<Scope>('now');
  const [campus, setCampus] = useState<string | null>(null);
  const query = useCallBacks(scope, campus);
  const [opened, setOpened] = useState<string | null>(null);
  usePageTitle(t('callbacksTitle'));
  const calls = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const groups = grouped(calls, serverNow(), timeZone);
  const inOrder = groups.flatMap((one) => one.calls);
  const current = inOrder.find((call) => keyOfCall(call) === opened) ?? inOrder[0];
  const next = (): void => {
    const rest = inOrder.filter((call) => call !== current);
    const after = current ? inOrder[inOrder.indexOf(current) + 1] : undefined;
    const chosen = after ?? rest[0];
    setOpened(chosen ? keyOfCall(chosen) : null);
  };
  // A call that was opened takes the keyboard, except the first one when the page comes up.
  useEffect(() => {
    if (opened !== null) document.getElementById('call-title')?.focus();
  }, [opened]);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('callbacksTitle')}</h1>
      </div>
      <p className="soft">{t('callbacksIntro')}</p>
      <div className="row">
        <Segmented<Scope>
          value={scope}
          onChange={setScope}
          options={[
            { value: 'now', label: t('callbacksNow') },
            { value: 'later', label: t('callbacksLater') },
          ]}
        />
        <Select
          aria-label={t('callbacksCampus')}
          value={campus ?? ''}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: t('callbacksAllCampuses') },
            ...directory.campuses.map(({ code }) => ({
              value: code,
              label: directory.campus(code),
            })),
          ]}
          onChange={(value) => setCampus(value === '' ? null : value)}
        />
      </div>
      {query.isPending && <Loading rows={6} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && calls.length === 0 && (
        <Empty description={t(scope === 'now' ? 'callbacksNone' : 'callbacksNoneLater')} />
      )}
      {current && (
        <div className="call-columns">
          <nav aria-label={t('callbacksTitle')} className="call-list">
            {groups.map(({ group, calls: some }) => (
              <section key={group} aria-labelledby={`calls-${group}`}>
                <h2 id={`calls-${group}`} data-group={group}>
                  {t(GROUPS[group])} <span className="soft">{some.length}</span>
                </h2>
                <ol className="plain-list">
                  {some.map((call) => (
                    <Entry
                      key={keyOfCall(call)}
                      call={call}
                      current={call === current}
                      onOpen={() => setOpened(keyOfCall(call))}
                    />
                  ))}
                </ol>
              </section>
            ))}
            {query.hasNextPage && (
              <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('loadMore')}
              </Button>
            )}
          </nav>
          <CallPanel key={keyOfCall(current)} call={current} onDone={next} />
        </div>
      )}
    </div>
  );
};
