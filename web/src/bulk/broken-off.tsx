import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../kit/words';
import { useBulkJobs } from './bulk-context';
import { BULK_TITLES } from './plan';
import { brokenOff, chosenOfRest, forgetRest, goesOn, type Unfinished } from './unfinished';

/** Opened by few, so it comes when it is asked for. */
const BulkDialog = lazy(() =>
  import('./bulk-dialog').then((loaded) => ({ default: loaded.BulkDialog })),
);

/** A command for many that ended with the browser: what is left, to be done again through the same dialog. */
export const BrokenOff = ({ personId }: { readonly personId: string }) => {
  const { t } = useWords();
  const { free } = useBulkJobs();
  const [left, setLeft] = useState<Unfinished | null>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    void brokenOff(personId).then(setLeft);
  }, [personId]);
  const done = (): void => {
    setOpen(false);
    setLeft(null);
  };
  if (!left) return null;
  return (
    <div className="bulk-job" role="status" data-bulk="broken-off">
      <strong>{t(BULK_TITLES[left.action])}</strong>
      <span>{t('bulkBrokenOff', { count: left.caseNos.length })}</span>
      {left.caseNos.map((caseNo) => (
        <Link key={caseNo} to={`/cases/${caseNo}`}>
          {caseNo}
        </Link>
      ))}
      {goesOn(left) && (
        <Button size="small" type="primary" disabled={!free} onClick={() => setOpen(true)}>
          {t('bulkDoRest')}
        </Button>
      )}
      <Button
        size="small"
        onClick={() => {
          forgetRest(personId);
          done();
        }}
      >
        {t('bulkClose')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <BulkDialog
            action={left.action}
            chosen={chosenOfRest(left)}
            into={left.target}
            sent={left.version}
            onClose={() => setOpen(false)}
            onStarted={done}
          />
        </Suspense>
      )}
    </div>
  );
};
