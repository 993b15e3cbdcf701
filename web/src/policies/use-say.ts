import { useMemo } from 'react';
import { sayIn, type Say } from '../i18n/administration';
import { useWords } from '../staff/words';

/** Sentences of the administration, which travel with its pages. */
export const useSay = (): Say => {
  const { language } = useWords();
  return useMemo(() => sayIn(language), [language]);
};
