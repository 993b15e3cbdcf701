import type { Progress } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { shown } from '../kit/plain-text';
import { longInstant } from '../time/instants';
import type { Tracking } from './draft.store';
import { usePreferences } from './preferences';
import type { ThreadState } from './use-thread';
import { WriteForm } from './write-form';

interface Props {
  readonly tracking: Tracking;
  readonly progress: Progress;
  readonly thread: ThreadState;
  onSent(): void;
}

/** On top of everything else: what is wanted, by when, and where to send it. What was sent is not asked for as if it had not come. */
export const Wanted = ({ tracking, progress: { wanted }, thread, onSent }: Props) => {
  const { t, language, timeZone } = usePreferences();
  const since = wanted?.at ?? '';
  const came = (thread.messages ?? []).some(
    ({ kind, at }) => (kind === 'supplement' || kind === 'consent') && at >= since,
  );
  return (
    <section className="wanted no-print" aria-labelledby="wanted-title">
      <h2 id="wanted-title">{t('wantedTitle')}</h2>
      {came && <p className="strong">{t('wantedCame')}</p>}
      {wanted && wanted.missing.length > 0 ? (
        <ul>
          {wanted.missing.map((one) => (
            <li key={one.zh}>{inLanguage(one, language)}</li>
          ))}
        </ul>
      ) : (
        <p>{t('wantedText')}</p>
      )}
      {wanted?.words && <p className="said">{shown(wanted.words)}</p>}
      {wanted?.dueAt && (
        <p className="strong">
          {t('wantedBy', { at: longInstant(wanted.dueAt, language, timeZone) })}
        </p>
      )}
      <WriteForm
        tracking={tracking}
        form="messages"
        label="writeWanted"
        hint="writeHint"
        button="writeSend"
        withFiles
        onSent={onSent}
      />
    </section>
  );
};
