import type { Receipt } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { longInstant } from '../time/instants';
import { usePreferences } from './preferences';

type Limit = Receipt['limits'][number] & {
  readonly met?: boolean;
  readonly late?: boolean | undefined;
  readonly originalDueAt?: string | null;
};

/** Time limits towards the sender, each with the steps that led to its date. */
export const Limits = ({ limits }: { readonly limits: readonly Limit[] }) => {
  const { t, language, timeZone } = usePreferences();
  return (
    <>
      <ul className="limits">
        {limits.map((limit) => (
          <li key={limit.id} className={limit.met ? 'met' : undefined}>
            <p className="limit-label">{inLanguage(limit.label, language)}</p>
            <p className="limit-due">
              {limit.met ? '✓ ' : ''}
              {t('progressBefore', { at: longInstant(limit.dueAt, language, timeZone) })}
              {limit.provisional && <span className="badge">{t('provisional')}</span>}
              {limit.originalDueAt && <span className="badge">{t('extended')}</span>}
            </p>
            {limit.originalDueAt && (
              <p className="hint">
                <del>
                  {t('extendedFrom', { at: longInstant(limit.originalDueAt, language, timeZone) })}
                </del>
              </p>
            )}
            {limit.met && (
              <p className="hint">{t(limit.late ? 'progressDoneLate' : 'progressDone')}</p>
            )}
            {limit.late && !limit.met && <p className="hint late">{t('progressLate')}</p>}
            {limit.explanation.length > 0 && (
              <details>
                <summary>{t('why')}</summary>
                <ol>
                  {limit.explanation.map((step, index) => (
                    <li key={index}>{inLanguage(step, language)}</li>
                  ))}
                </ol>
              </details>
            )}
          </li>
        ))}
      </ul>
      {limits.some((limit) => limit.provisional) && <p className="hint">{t('provisionalNote')}</p>}
    </>
  );
};
