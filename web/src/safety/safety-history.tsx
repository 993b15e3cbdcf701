import type { SafetyEntry } from '@tingsu/contracts';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import type { TextKey } from '../i18n/texts';

/** Everything that was done, the last first, with what people wrote. */
export const SafetyHistory = ({ entries }: { readonly entries: readonly SafetyEntry[] }) => {
  const { t, long } = useWords();
  const directory = useDirectory();
  return (
    <ul className="plain-list safety-entries">
      {[...entries].reverse().map(({ version, at, by, act, words, facts }) => (
        <li key={version} data-entry={act}>
          <strong>{t(`safetyAct_${act}` as TextKey)}</strong>{' '}
          <small>
            {by === null ? t('safetySystem') : directory.person(by)}{' '}
            <time dateTime={at}>{long(at)}</time>
          </small>
          {'message' in facts && (
            <p>{t('safetyAppealMessage', { nr: String(facts['message']) })}</p>
          )}
          {'caseNo' in facts && <p>{String(facts['caseNo'])}</p>}
          {Object.entries(words).map(([name, text]) => (
            <p key={name} className="said" dir="auto">
              {text}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
};
