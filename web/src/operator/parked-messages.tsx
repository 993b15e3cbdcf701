import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { get } from '../api/http.client';
import { PagedTable } from '../kit/paged-table';
import { useWords } from '../kit/words';
import {
  joined,
  SERVICES,
  type Cursors,
  type Parked,
  type ParkedOfService,
  type Service,
} from './parked';
import { DiscardDialog, ReplayDialog } from './parked-dialog';

const pageOfService = async (service: Service, cursor: string | null) => ({
  service,
  ...(await get<{ items: readonly Parked[]; nextCursor: string | null }>(
    `/operator/${service}/parked`,
    { cursor },
  )),
});

/** The first page asks every service; later ones only those that have more. */
const fetchPages = async (cursors: Cursors | null) =>
  joined(
    await Promise.all(
      SERVICES.filter((service) => cursors === null || cursors[service]).map((service) =>
        pageOfService(service, cursors?.[service] ?? null),
      ),
    ),
  );

const useParked = () =>
  useInfiniteQuery({
    queryKey: ['parked'],
    initialPageParam: null as Cursors | null,
    queryFn: ({ pageParam }) => fetchPages(pageParam),
    getNextPageParam: (last) => (Object.keys(last.next).length > 0 ? last.next : null),
    refetchInterval: 30_000,
  });

interface RowProps {
  readonly parked: ParkedOfService;
  onReplay(): void;
  onDiscard(): void;
}

const Row = ({ parked, onReplay, onDiscard }: RowProps) => {
  const { t, label, short } = useWords();
  return (
    <tr data-parked={parked.reason}>
      <td>{short(parked.parkedAt)}</td>
      <td>
        {label('service', parked.service)}
        <small>{parked.queue}</small>
      </td>
      <td>
        {parked.type ?? '–'}
        <small>{parked.eventId}</small>
      </td>
      <td>
        {parked.reason}
        <small>{parked.detail}</small>
      </td>
      <td>
        <Tag>{label('parkedState', parked.state)}</Tag>
        {parked.state === 'open' && (
          <span className="row">
            <Button size="small" onClick={onReplay}>
              {t('parkedReplay')}
            </Button>
            <Button size="small" danger onClick={onDiscard}>
              {t('parkedDiscard')}
            </Button>
          </span>
        )}
      </td>
    </tr>
  );
};

const COLUMNS = ['parkedWhen', 'parkedWhere', 'parkedWhat', 'parkedWhy', 'parkedState'] as const;

export const ParkedMessages = () => {
  const { t } = useWords();
  const [asked, setAsked] = useState<{ parked: ParkedOfService; replay: boolean } | null>(null);
  const query = useParked();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const close = (): void => setAsked(null);
  return (
    <section className="card" aria-labelledby="parked-title">
      <h2 id="parked-title">{t('parkedTitle')}</h2>
      <p className="soft">{t('parkedIntro')}</p>
      <PagedTable
        name={t('parkedTitle')}
        query={query}
        items={items}
        columns={COLUMNS.map((column) => t(column))}
        empty={t('parkedEmpty')}
        row={(parked) => (
          <Row
            key={parked.id}
            parked={parked}
            onReplay={() => setAsked({ parked, replay: true })}
            onDiscard={() => setAsked({ parked, replay: false })}
          />
        )}
      />
      {asked?.replay && <ReplayDialog parked={asked.parked} onClose={close} />}
      {asked && !asked.replay && <DiscardDialog parked={asked.parked} onClose={close} />}
    </section>
  );
};
