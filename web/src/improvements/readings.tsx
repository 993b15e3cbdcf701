import { READING_LISTS, type StaffReading } from '@tingsu/contracts';
import { Button, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { PagedTable } from '../kit/paged-table';
import { ProblemView } from '../kit/problem-view';
import { useReachesInHouse, useWords } from '../kit/words';
import { serverNow } from '../time/server-time';
import { useLastDay } from './action-words';
import { scopeFrom } from './loop-scope';
import { ReadingForm } from './reading-form';
import { ScopeNote } from './scope-note';
import { useReaders, useReadings, useTellingLesson } from './use-lessons';

const ReadersDialog = ({
  reading,
  onClose,
}: {
  readonly reading: StaffReading;
  onClose(): void;
}) => {
  const { t, short } = useWords();
  const directory = useDirectory();
  const query = useReaders(reading.readingId);
  return (
    <Modal open title={reading.title} footer={null} onCancel={onClose}>
      {query.isPending && <Loading rows={3} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      <ul className="plain-list">
        {query.data?.items.map(({ personId, confirmedAt, late }) => (
          <li key={personId}>
            {directory.person(personId)}{' '}
            <span className="soft">
              {confirmedAt ? t('readingRead', { at: short(confirmedAt) }) : t('readingNotYet')}
            </span>{' '}
            {late && <Tag className="tone-red">{t('readingLate')}</Tag>}
          </li>
        ))}
      </ul>
    </Modal>
  );
};

const Row = ({ reading, onReaders }: { readonly reading: StaffReading; onReaders(): void }) => {
  const { t, short } = useWords();
  const lastDay = useLastDay();
  const telling = useTellingLesson('POST', () => undefined);
  const { title, mine, confirmedAt, progress, dueAt, readingId } = reading;
  const isLate = mine && !confirmedAt && Date.parse(dueAt) < serverNow();
  return (
    <tr data-reading={readingId}>
      <td>{title}</td>
      <td>
        {lastDay(dueAt)} {isLate && <Tag className="tone-red">{t('readingLate')}</Tag>}
      </td>
      <td>
        {confirmedAt && t('readingRead', { at: short(confirmedAt) })}
        {mine && !confirmedAt && (
          <Button
            size="small"
            type="primary"
            loading={telling.isPending}
            aria-label={t('readingConfirmNamed', { title })}
            onClick={() => telling.mutate({ path: `/readings/${readingId}/confirm` })}
          >
            {t('readingConfirm')}
          </Button>
        )}
        {telling.error && <ProblemView error={telling.error} />}
      </td>
      <td>
        {progress && (
          <Button size="small" aria-label={t('readingReadersNamed', { title })} onClick={onReaders}>
            {t('readingProgress', progress)}
          </Button>
        )}
      </td>
    </tr>
  );
};

/** What people have to read, and who has. */
export const Readings = () => {
  const { t } = useWords();
  const asks = useReachesInHouse('reading.ask');
  const [search] = useSearchParams();
  const stand = READING_LISTS.find((one) => one === search.get('list'));
  const query = useReadings(stand, scopeFrom(search));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<StaffReading | null>(null);
  return (
    <>
      <p className="soft">{t('readingsIntro')}</p>
      {asks && (
        <div className="row">
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('readingAsk')}
          </Button>
        </div>
      )}
      <ScopeNote stand={stand ?? null} all="/improvements/readings" />
      <PagedTable
        name={t('learnReadings')}
        query={query}
        items={items}
        empty={t('readingsEmpty')}
        columns={[t('readingWhat'), t('readingUntil'), t('readingConfirm'), t('readingReaders')]}
        row={(reading) => (
          <Row key={reading.readingId} reading={reading} onReaders={() => setShown(reading)} />
        )}
      />
      {asking && <ReadingForm lesson={null} onClose={() => setAsking(false)} />}
      {shown && <ReadersDialog reading={shown} onClose={() => setShown(null)} />}
    </>
  );
};
