import { MOST_AT_ONCE, MOST_PRINTED } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import '../i18n/papers';
import { useHasRole, useWords } from '../kit/words';
import { PrintManyDialog } from '../papers/print-many-dialog';
import { BulkDialog } from './bulk-dialog';
import { useBulkJobs } from './bulk-context';
import type { BulkAction } from './plan';

interface Props {
  /** In the order of the list. */
  readonly chosen: readonly string[];
  onClear(): void;
}

/** What can be done with the cases that are chosen. */
export const BulkBar = ({ chosen, onClear }: Props) => {
  const { t } = useWords();
  const { free } = useBulkJobs();
  const [action, setAction] = useState<BulkAction | null>(null);
  const [printing, setPrinting] = useState(false);
  const manyToPrint = chosen.length > MOST_PRINTED;
  const assigns = useHasRole('centre_head', 'centre_officer');
  const tooMany = chosen.length > MOST_AT_ONCE;
  return (
    <div className="bulk-bar" role="group" aria-label={t('bulkChosen', { count: chosen.length })}>
      <strong aria-live="polite">{t('bulkChosen', { count: chosen.length })}</strong>
      <Button disabled={!free || tooMany} onClick={() => setAction('acknowledge')}>
        {t('bulkAcknowledge')}
      </Button>
      <Button disabled={!free || tooMany || chosen.length < 2} onClick={() => setAction('merge')}>
        {t('bulkMerge')}
      </Button>
      {assigns && (
        <>
          <Button disabled={!free || tooMany} onClick={() => setAction('assign')}>
            {t('bulkAssign')}
          </Button>
          <Button disabled={!free || tooMany} onClick={() => setAction('remind')}>
            {t('bulkRemind')}
          </Button>
          <Button disabled={!free || tooMany} onClick={() => setAction('urge')}>
            {t('bulkUrge')}
          </Button>
        </>
      )}
      <Button onClick={() => window.print()}>{t('bulkPrint')}</Button>
      <Button
        disabled={manyToPrint}
        title={manyToPrint ? t('printManyMost', { count: MOST_PRINTED }) : undefined}
        onClick={() => setPrinting(true)}
      >
        {t('printMany')}
      </Button>
      {printing && <PrintManyDialog chosen={chosen} onClose={() => setPrinting(false)} />}
      <button type="button" className="plain" onClick={onClear}>
        {t('bulkClear')}
      </button>
      {tooMany && <span className="soft">{t('bulkTooMany', { count: MOST_AT_ONCE })}</span>}
      {action && (
        <BulkDialog
          action={action}
          chosen={chosen}
          onClose={() => setAction(null)}
          onStarted={onClear}
        />
      )}
    </div>
  );
};
