import type { DeathOfCase } from '@tingsu/contracts';
import { useWords } from '../kit/words';
import { PapersOf } from '../papers/papers-of';

const minutesBetween = (from: string, to: string): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);

/** A death, the autopsy and where the body is. */
export const DeathPart = ({
  death,
  caseNo,
}: {
  readonly death: DeathOfCase;
  readonly caseNo: string;
}) => {
  const { t, label, long } = useWords();
  const { diedAt, movedAt, consent, autopsyAt, bodyEnd, bodyEndedAt, inHospital } = death;
  return (
    <section aria-labelledby="death-title" data-testid="death">
      <h3 id="death-title">{t('deathPart')}</h3>
      <p>
        {[
          t('deathAt', { at: long(diedAt) }),
          movedAt
            ? t('deathMoved', { minutes: minutesBetween(diedAt, movedAt) })
            : inHospital && t('deathNotMoved'),
          death.causeDisputed && t('fieldCauseDisputed'),
          death.frozen && t('fieldFrozen'),
          consent && t('deathConsent', { consent: label('autopsyConsent', consent) }),
          autopsyAt && t('deathAutopsy', { at: long(autopsyAt) }),
          bodyEndedAt && t('deathBody', { at: long(bodyEndedAt), end: label('bodyEnd', bodyEnd) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <PapersOf caseNo={caseNo} templates={['autopsy-consent']} />
    </section>
  );
};
