import type { Revealed } from '@tingsu/contracts';
import { useDirectory } from '../kit/directory';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';

interface Props {
  readonly corrections: NonNullable<Revealed['corrections']>;
}

/** Who corrected a value, when and why, and what was there before; the newest first. */
export const CorrectionHistory = ({ corrections }: Props) => {
  const { t, long } = useWords();
  const directory = useDirectory();
  if (corrections.length === 0) return null;
  return (
    <ul className="plain-list correction-history" data-testid="correction-history">
      {corrections.map(({ by, at, reason, before }) => (
        <li key={at}>
          <small>
            {t('correctedBy', { who: directory.person(by), at: long(at), reason: shown(reason) })}{' '}
            {before.length === 0
              ? t('correctedFrom')
              : t('correctedBefore', { values: before.map(shown).join(' / ') })}
          </small>
        </li>
      ))}
    </ul>
  );
};
