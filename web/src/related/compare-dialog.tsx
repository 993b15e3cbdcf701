import { caseNoOf } from '@tingsu/contracts';
import { Button, Modal } from 'antd';
import { useComplaint } from '../casepage/use-complaint';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { shown } from '../kit/plain-text';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';

const Side = ({ complaintNo }: { readonly complaintNo: string }) => {
  const { t, label, long, list } = useWords();
  const directory = useDirectory();
  const { data, error, refetch } = useComplaint(complaintNo);
  return (
    <section aria-label={caseNoOf(complaintNo)} data-compared={complaintNo}>
      <h3>{caseNoOf(complaintNo)}</h3>
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={5} />}
      {data && (
        <>
          <p className="soft">
            {list([
              long(data.receivedAt),
              label('channel', data.channel),
              directory.campus(data.campus),
              ...(data.department ? [directory.department(data.department)] : []),
            ])}
          </p>
          <p className="soft">
            {data.complainant.anonymous
              ? t('anonymous')
              : list([data.complainant.name, data.complainant.phone].flatMap((one) => one ?? []))}
          </p>
          {data.content && (
            <p className="said" dir="auto">
              {shown(data.content)}
            </p>
          )}
          {data.demand && (
            <p className="said" dir="auto">
              {shown(data.demand)}
            </p>
          )}
        </>
      )}
    </section>
  );
};

interface Props {
  readonly complaintNos: readonly string[];
  onClose(): void;
  /** Left out where the other has ended. */
  readonly onMerge: (() => void) | undefined;
}

/** Two complaints side by side, before somebody says that they are one. Each counts as read. */
export const CompareDialog = ({ complaintNos, onClose, onMerge }: Props) => {
  const { t } = useWords();
  return (
    <Modal
      open
      width={960}
      title={t('relatedCompare')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          {onMerge && (
            <Button type="primary" onClick={onMerge}>
              {t('bulkMerge')}
            </Button>
          )}
        </>
      }
    >
      <div className="compared">
        {complaintNos.map((complaintNo) => (
          <Side key={complaintNo} complaintNo={complaintNo} />
        ))}
      </div>
    </Modal>
  );
};
