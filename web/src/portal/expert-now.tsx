import type { Progress } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { longInstant } from '../time/instants';
import { usePreferences } from './preferences';
import { useWaitingTexts } from './waiting-texts';

/** Which experts have the materials, since when, and by when they are to be done: meanwhile the hospital waits. */
export const ExpertNow = ({
  opinion: { by, name, since, until },
}: {
  readonly opinion: NonNullable<Progress['expertOpinion']>;
}) => {
  const { language, timeZone } = usePreferences();
  const t = useWaitingTexts();
  const at = (value: string): string => longInstant(value, language, timeZone);
  return (
    <section aria-labelledby="expert-title">
      <h2 id="expert-title">{t('expertTitle')}</h2>
      <p>{t('expertBy', { by: name ?? inLanguage(by, language), since: at(since) })}</p>
      {until && <p className="strong">{t('expertUntil', { at: at(until) })}</p>}
      <p className="hint">{t('expertRights')}</p>
    </section>
  );
};
