import type { Progress } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { longInstant } from '../time/instants';
import { Limits } from './limits';
import { usePreferences } from './preferences';
import { promisedIn } from './promised';

/** What comes next and when it ends, in at most three lines; all time limits unfold below. */
export const Promised = ({ limits }: Pick<Progress, 'limits'>) => {
  const { t, language, timeZone } = usePreferences();
  return (
    <>
      <ul className="promise">
        {promisedIn(limits).map(({ limit, last }) => (
          <li key={limit.id}>
            {t(last ? 'promiseLast' : 'promiseBy', {
              at: longInstant(limit.dueAt, language, timeZone),
              what: inLanguage(limit.label, language),
            })}
            {limit.late && <strong className="badge">{t('progressLateShort')}</strong>}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('promiseAll', { count: limits.length })}</summary>
        <Limits limits={limits} />
      </details>
    </>
  );
};
