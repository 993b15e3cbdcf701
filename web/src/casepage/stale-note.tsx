import type { CaseDetail } from '@tingsu/contracts';
import { Alert } from 'antd';
import { useWords } from '../kit/words';
import { eventName } from './timeline-lines';

/** Another person was quicker: what changed meanwhile, while everything typed stays in the form. */
export const StaleNote = ({
  detail,
  from,
  gone,
}: {
  readonly detail: CaseDetail;
  readonly from: number;
  readonly gone: boolean;
}) => {
  const { t, label, short } = useWords();
  const changes = detail.timeline.filter((entry) => entry.version > from);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('staleTitle')}
      className="dialog-note"
      description={
        <>
          <p>{gone ? t('staleGone') : t('staleText')}</p>
          {changes.length > 0 && (
            <>
              <strong>{t('staleChanges')}</strong>
              <ul>
                {changes.map((entry, index) => (
                  <li key={index}>
                    {short(entry.at)} {label('timeline', eventName(entry.type))}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      }
    />
  );
};
