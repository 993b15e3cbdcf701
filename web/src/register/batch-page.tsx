import { Alert, Button } from 'antd';
import { useRef, useState, type ChangeEvent } from 'react';
import { Link } from 'react-router';
import '../i18n/register';
import { usePageTitle } from '../kit/page-title';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import { dayIn } from '../time/instants';
import { serverNow } from '../time/server-time';
import { lettersLeft, lettersStored, problemsOfHead } from './batch';
import { BatchHeadPart } from './batch-head';
import { BatchRowCard } from './batch-row';
import { NumbersSheet } from './numbers-sheet';
import { printSheet } from './sheet';
import { useAskBeforeLeaving } from './use-ask-before-leaving';
import { useBatch } from './use-batch';
import { useRegisterCampuses } from './use-campuses';
import type { FilesState } from '../kit/uploads.client';
import './register.css';

/** Many scans at once: a letter for each. */
const ScanButton = ({ onFiles }: { onFiles(files: readonly File[]): void }) => {
  const { t } = useWords();
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    onFiles([...(event.target.files ?? [])]);
    event.target.value = '';
  };
  return (
    <span className="reg-choose">
      <span aria-hidden="true">{t('regBatchScans')}</span>
      <input
        type="file"
        multiple
        aria-label={t('regBatchScans')}
        accept=".jpg,.jpeg,.png,.webp,.heic,.pdf,image/*,application/pdf"
        onChange={choose}
      />
    </span>
  );
};

/** Which letters still have files on their way. */
const useFilesOfRows = () => {
  const [states, setStates] = useState<Readonly<Record<string, FilesState>>>({});
  return {
    open: Object.values(states).some((state) => state !== 'done'),
    set: (key: string, state: FilesState) =>
      setStates((old) => (old[key] === state ? old : { ...old, [key]: state })),
  };
};

const Letters = ({ person }: { readonly person: string }) => {
  const { t, timeZone } = useWords();
  const registered = useBatch(person);
  const { batch, sendingKey } = registered;
  const campuses = useRegisterCampuses();
  const files = useFilesOfRows();
  const scans = useRef(new Map<string, File>());
  const [tried, setTried] = useState(false);
  const left = lettersLeft(batch);
  const stored = lettersStored(batch);
  const head = { ...batch.head, campus: batch.head.campus || (campuses[0] ?? '') };
  const problems = problemsOfHead(head, dayIn(timeZone, serverNow()));
  useAskBeforeLeaving(left.length > 0 || files.open);
  const send = (): void => {
    setTried(true);
    if (problems.length === 0 && !files.open) void registered.send(head);
  };
  const addScans = (chosen: readonly File[]): void => {
    const keys = registered.addRows(chosen.length);
    chosen.forEach((file, index) => scans.current.set(keys[index] ?? '', file));
  };
  return (
    <>
      <BatchHeadPart
        head={head}
        problems={tried ? problems : []}
        campuses={campuses}
        today={dayIn(timeZone, serverNow())}
        change={registered.changeHead}
      />
      <div className="row">
        <ScanButton onFiles={addScans} />
        <span role="status" className="soft" data-testid="batch-progress">
          {t('regBatchProgress', { stored: stored.length, total: stored.length + left.length })}
        </span>
      </div>
      <ol className="plain-list batch-rows">
        {batch.rows.map((row, index) => {
          const scan = scans.current.get(row.key);
          return (
            <BatchRowCard
              key={row.key}
              row={row}
              number={index + 1}
              sending={sendingKey !== null}
              files={scan ? [scan] : []}
              onChange={(change) => registered.changeRow(row.key, change)}
              onFiles={(state) => files.set(row.key, state)}
              onRemove={() => registered.removeRow(row.key)}
            />
          );
        })}
      </ol>
      {tried && files.open && <Alert type="warning" showIcon title={t('regFilesLeft')} />}
      <div className="reg-submit">
        {stored.length > 0 && (
          <>
            <Button onClick={() => printSheet('numbers')}>{t('regBatchPrint')}</Button>
            <Button disabled={left.length > 0} onClick={registered.startAgain}>
              {t('regBatchNext')}
            </Button>
          </>
        )}
        <Button
          type="primary"
          size="large"
          loading={sendingKey !== null}
          disabled={left.length === 0}
          onClick={send}
        >
          {t('regBatchSubmit', { count: left.length })}
        </Button>
      </div>
      <NumbersSheet rows={stored} />
    </>
  );
};

/** A box that was opened, or a pile of letters: what they share once, then one line for each. */
export const BatchPage = () => {
  const { t } = useWords();
  const person = useSession()?.personId;
  usePageTitle(t('regBatch'));
  return (
    <div className="page narrow">
      <p className="back">
        <Link to="/new">← {t('regTitle')}</Link>
      </p>
      <h1 className="spaced">{t('regBatch')}</h1>
      <p>{t('regBatchIntro')}</p>
      {person && <Letters person={person} />}
    </div>
  );
};
