import type { Progress } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { longInstant } from '../time/instants';
import { usePreferences } from './preferences';
import { useWaitingTexts } from './waiting-texts';

/** Who mediates, since when, and by when it is to be over: meanwhile the hospital waits. */
export const MediationNow = ({
  mediation: { by, name, since, until, paused },
}: {
  readonly mediation: NonNullable<Progress['mediation']>;
}) => {
  const { language, timeZone } = usePreferences();
  const t = useWaitingTexts();
  const at = (value: string): string => longInstant(value, language, timeZone);
  return (
    <section aria-labelledby="mediation-title">
      <h2 id="mediation-title">{t('mediationTitle')}</h2>
      <p>{t('mediationBy', { by: name ?? inLanguage(by, language), since: at(since) })}</p>
      {until && !paused && <p className="strong">{t('mediationUntil', { at: at(until) })}</p>}
      {paused && <p>{t('mediationPaused')}</p>}
      <p className="hint">{t('mediationRights')}</p>
    </section>
  );
};
