import type { RefusedSubmission } from '@tingsu/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { get, post } from '../api/http.client';
import type { Page } from '../api/types';
import { useDirectory } from '../kit/directory';
import { CorrectMessageDialog, ReasonDialog } from '../kit/message-dialogs';
import { usePageTitle } from '../kit/page-title';
import { PagedTable } from '../kit/paged-table';
import { useWords } from '../kit/words';
import { REFUSED_LIST, REFUSED_PATH as PATH } from './open-refused';

type State = RefusedSubmission['state'];
const STATES: readonly State[] = ['open', 'taken', 'dismissed'];
const COLUMNS = ['refusedWhen', 'refusedFrom', 'refusedWhy', 'refusedWhat'] as const;

const useRefused = (state: State) =>
  useInfiniteQuery({
    queryKey: [...REFUSED_LIST, state],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => get<Page<RefusedSubmission>>(PATH, { state, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 60_000,
  });

/** Why it was refused: the reason of each field in the reader's language, or else what the problem means. */
const Why = ({ refused }: { readonly refused: RefusedSubmission }) => {
  const { reason } = useWords();
  return refused.errors.length === 0 ? (
    (reason(refused.code) ?? refused.detail)
  ) : (
    <ul className="plain-list">
      {refused.errors.map(({ path, code, message }) => (
        <li key={`${path} ${code}`}>
          {path && `${path}: `}
          {reason(code) ?? message}
        </li>
      ))}
    </ul>
  );
};

const Outcome = ({ refused }: { readonly refused: RefusedSubmission }) => {
  const { t, short } = useWords();
  const directory = useDirectory();
  return (
    <>
      {refused.complaintNo && t('refusedBecame', { no: refused.complaintNo })}
      {refused.settledReason}
      <small>
        {refused.settledBy && directory.person(refused.settledBy)}{' '}
        {refused.settledAt && short(refused.settledAt)}
      </small>
    </>
  );
};

interface RowProps {
  readonly refused: RefusedSubmission;
  onTake(): void;
  onDismiss(): void;
}

const Row = ({ refused, onTake, onDismiss }: RowProps) => {
  const { t, label, short } = useWords();
  return (
    <tr data-refused={refused.id}>
      <td>{short(refused.refusedAt)}</td>
      <td>
        {refused.adapter ?? t('refusedUnknownSender')}
        <small>{label('channel', refused.channel)}</small>
      </td>
      <td>
        <Why refused={refused} />
      </td>
      <td>
        {refused.state === 'open' ? (
          <span className="row">
            <Button size="small" onClick={onTake}>
              {t('refusedTake')}
            </Button>
            <Button size="small" danger onClick={onDismiss}>
              {t('refusedDismiss')}
            </Button>
          </span>
        ) : (
          <Outcome refused={refused} />
        )}
      </td>
    </tr>
  );
};

const Dialog = ({ id, take, onClose }: { id: string; take: boolean; onClose(): void }) => {
  const { t } = useWords();
  const path = `${PATH}/${id}`;
  return take ? (
    <CorrectMessageDialog
      title={t('refusedTake')}
      ask={t('refusedTakeAsk')}
      bodyLabel={t('refusedBody')}
      path={path}
      list={REFUSED_LIST}
      send={(body) => post<{ complaintNo: string | null }>(`${path}/retry`, body ? { body } : {})}
      done={({ complaintNo }) =>
        complaintNo ? t('refusedBecame', { no: complaintNo }) : t('refusedTaken')
      }
      onClose={onClose}
    />
  ) : (
    <ReasonDialog
      title={t('refusedDismiss')}
      ask={t('refusedDismissAsk')}
      list={REFUSED_LIST}
      send={(reason) => post(`${path}/dismiss`, { reason })}
      done={() => t('refusedDismissed')}
      onClose={onClose}
    />
  );
};

/** Messages of channel adapters that could not be taken: the complaint centre corrects and takes them, or dismisses them. */
export const RefusedPage = () => {
  const { t, label } = useWords();
  const [state, setState] = useState<State>('open');
  const [asked, setAsked] = useState<{ id: string; take: boolean } | null>(null);
  const query = useRefused(state);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const close = (): void => setAsked(null);
  usePageTitle(t('refusedTitle'));
  return (
    <div className="page">
      <h1 className="spaced">{t('refusedTitle')}</h1>
      <p className="soft">{t('refusedIntro')}</p>
      <Segmented
        value={state}
        onChange={setState}
        options={STATES.map((value) => ({ value, label: label('refusedState', value) }))}
      />
      <PagedTable
        name={t('refusedTitle')}
        query={query}
        items={items}
        columns={COLUMNS.map((column) => t(column))}
        empty={t('refusedEmpty')}
        row={(refused) => (
          <Row
            key={refused.id}
            refused={refused}
            onTake={() => setAsked({ id: refused.id, take: true })}
            onDismiss={() => setAsked({ id: refused.id, take: false })}
          />
        )}
      />
      {asked && <Dialog {...asked} onClose={close} />}
    </div>
  );
};
