import { useMemo } from 'react';
import { sayIn, type Say } from '../i18n/administration';
import { useWords } from '../kit/words';

/** Sentences of the administration, which travel with its pages. */
export const useSay = (): Say => {
  const { language } = useWords();
  return useMemo(() => sayIn(language), [language]);
};
