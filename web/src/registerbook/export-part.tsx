import type { RegisterExport } from '@tingsu/contracts';
import { Button, Progress } from 'antd';
import { ProblemView } from '../kit/problem-view';
import { useReachesInHouse, useWords } from '../kit/words';
import { serverNow } from '../time/server-time';
import type { BookFilters } from './book-filters';
import { useExport } from './use-export';

/** Nothing was written for so long: the download broke off, or the browser holds it up. */
const STALLED_MS = 15_000;

const FORMATS = [
  ['xlsx', 'bookExportXlsx'],
  ['csv', 'bookExportCsv'],
] as const;

interface CurrentProps {
  readonly current: RegisterExport;
  onCancel(): void;
  onAgain(): void;
}

const Current = ({ current, onCancel, onAgain }: CurrentProps) => {
  const { t } = useWords();
  const { state, done, total } = current;
  const stalled = state === 'running' && serverNow() - Date.parse(current.movedAt) > STALLED_MS;
  const text = {
    running: stalled ? 'bookExportStalled' : 'bookExportRunning',
    done: 'bookExportDone',
    cancelled: 'bookExportCancelled',
  } as const;
  return (
    <div className="book-export" role="status" data-export={stalled ? 'stalled' : state}>
      {state === 'running' && (
        <Progress
          aria-label={t('bookExporting')}
          percent={total === 0 ? 100 : Math.floor((done / total) * 100)}
        />
      )}
      <span>{t(text[state], { done, total })}</span>
      {(stalled || state === 'done') && (
        <Button size="small" onClick={onAgain}>
          {t('bookExportAgain')}
        </Button>
      )}
      {state === 'running' && (
        <Button size="small" onClick={onCancel}>
          {t('bookExportStop')}
        </Button>
      )}
    </div>
  );
};

/** The register as a file, for who may take it out of the house. */
export const ExportPart = ({ filters }: { readonly filters: BookFilters }) => {
  const { t } = useWords();
  const may = useReachesInHouse('register.export');
  const { current, error, starting, start, cancel, again } = useExport(filters);
  if (!may) return null;
  const busy = starting || current?.state === 'running';
  return (
    <div className="book-actions">
      {FORMATS.map(([format, text]) => (
        <Button key={format} disabled={busy} onClick={() => start(format)}>
          {t(text)}
        </Button>
      ))}
      {current && <Current current={current} onCancel={cancel} onAgain={again} />}
      {error && <ProblemView error={error} />}
    </div>
  );
};
