import '../i18n/after';
import type { Waiting } from '@tingsu/contracts';
import { useWords } from '../kit/words';

/** For which clock nothing is done against who is complained of, and until when; null where nothing waits. */
export const useWaits = (waits: Waiting | null | undefined): string | null => {
  const { t, long } = useWords();
  if (!waits) return null;
  if (waits.until === null) return t('waitsOpenSome');
  const at = long(waits.until);
  return waits.why === 'reconsideration.open' ? t('waitsOpen', { at }) : t('waitsAwaited', { at });
};
