import { lazy, Suspense, useState } from 'react';
import { useWords } from '../kit/words';

const ReportDialog = lazy(() =>
  import('./report-dialog').then((loaded) => ({ default: loaded.ReportDialog })),
);

/** For every member of staff, on every page: the first press shows what it may be, the second reports it. */
export const ReportButton = () => {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <button
        type="button"
        className="report-danger"
        title={t('safetyReport')}
        aria-label={t('safetyReport')}
        onClick={() => setAsked(true)}
      >
        <span aria-hidden="true">⚠</span> <span className="no-phone">{t('safetyReport')}</span>
      </button>
      {asked && (
        <Suspense fallback={null}>
          <ReportDialog onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </>
  );
};
