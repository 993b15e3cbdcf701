import type { ErasurePreview } from '@tingsu/contracts';
import { Alert } from 'antd';
import { useWords } from '../kit/words';

/** What would go, what stays, and why it cannot be done now. */
export const Preview = ({ preview }: { readonly preview: ErasurePreview }) => {
  const { t, label } = useWords();
  const { obstacles, goes, stays, keptUntil } = preview;
  return (
    <div data-testid="erasure-preview">
      {obstacles.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('erasureNotNow')}
          description={
            <ul className="plain-list">
              {obstacles.map((obstacle) => (
                <li key={obstacle}>
                  {label('erasureObstacle', obstacle)}
                  {obstacle === 'retention_runs' && keptUntil !== null && ` (${keptUntil})`}
                </li>
              ))}
            </ul>
          }
        />
      )}
      <h3>{t('erasureGoes')}</h3>
      <ul>
        {goes
          .filter(({ count }) => count > 0)
          .map(({ what, count }) => (
            <li key={what}>
              {label('erasedThing', what)}: {count}
            </li>
          ))}
      </ul>
      <h3>{t('erasureStays')}</h3>
      <ul>
        {stays
          .filter(({ count }) => count > 0)
          .map(({ what, count }) => (
            <li key={what}>
              {label('keptThing', what)}: {count}
            </li>
          ))}
      </ul>
    </div>
  );
};
