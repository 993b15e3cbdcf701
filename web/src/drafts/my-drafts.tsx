import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { ENDED_STATES, MESSAGE_DRAFT, type CaseDraftPlace } from '@tingsu/contracts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { get } from '../api/http.client';
import type { Page } from '../api/types';
import '../i18n/office';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import { onCase } from './draft-place';
import { DraftWords } from './draft-words';
import { draftKeeper, loadDraft } from './drafts.client';

const MINE = ['drafts'] as const;
const ended: readonly string[] = ENDED_STATES;

const Words = ({ caseNo, command }: CaseDraftPlace) => {
  const { t } = useWords();
  const person = useSession()?.personId ?? '';
  const { data, error, isPending } = useQuery({
    queryKey: [...MINE, caseNo, command],
    queryFn: ({ signal }) => loadDraft(onCase(person, caseNo, command), signal),
    gcTime: 0,
  });
  if (isPending) return <Loading rows={2} />;
  if (error) return <ProblemView error={error} />;
  if (!data) return <p className="soft">{t('draftGone')}</p>;
  return <DraftWords command={command} values={data.values} />;
};

/** Asks before words go for good. */
const useDiscard = ({ caseNo, command }: CaseDraftPlace): (() => void) => {
  const { t } = useWords();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const person = useSession()?.personId ?? '';
  return () =>
    void modal.confirm({
      title: t('draftDiscardAsk'),
      content: t('draftDiscardText'),
      okText: t('draftDiscard'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: async () => {
        await draftKeeper.discard(onCase(person, caseNo, command));
        await client.invalidateQueries({ queryKey: MINE });
      },
    });
};

const Row = (draft: CaseDraftPlace) => {
  const { t, label, short } = useWords();
  const [open, setOpen] = useState(false);
  const discard = useDiscard(draft);
  const { caseNo, command, savedAt, state } = draft;
  return (
    <li data-draft={`${caseNo}/${command}`}>
      <div className="row">
        <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
        <strong>
          {command === MESSAGE_DRAFT ? t('draftOfMessage') : label('command', command)}
        </strong>
        <time className="soft" dateTime={savedAt}>
          {t('draftSaved', { at: short(savedAt) })}
        </time>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'draftHide' : 'draftRead')}
        </Button>
        <Button size="small" onClick={discard}>
          {t('draftDiscard')}
        </Button>
      </div>
      {ended.includes(state) && (
        <p className="soft">{t('draftEnded', { state: label('state', state) })}</p>
      )}
      {open && <Words {...draft} />}
    </li>
  );
};

/** Where I typed something that I have not sent, on whatever device. Nothing is shown while there is nothing. */
export const MyDrafts = () => {
  const { t } = useWords();
  const query = useInfiniteQuery({
    queryKey: MINE,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<CaseDraftPlace>>('/cases/drafts', { limit: 20, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });
  const drafts = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.error) return <ProblemView error={query.error} onRetry={() => void query.refetch()} />;
  if (drafts.length === 0 && !query.hasNextPage) return null;
  return (
    <section className="card my-drafts" aria-labelledby="my-drafts-title">
      <h2 id="my-drafts-title">{t('myDrafts')}</h2>
      <ul>
        {drafts.map((draft) => (
          <Row key={`${draft.caseNo}/${draft.command}`} {...draft} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('myDraftsMore')}
        </Button>
      )}
    </section>
  );
};
