import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

interface FindWords {
  /** What the results page is about. */
  readonly words: string;
  setWords(words: string): void;
}
const Context = createContext<FindWords>({ words: '', setWords: () => undefined });

/** What is searched for lives here while the person is signed in: not in the address, the history or the storage of the browser. */
export const FindWordsProvider = ({ children }: { readonly children: ReactNode }) => {
  const [words, setWords] = useState('');
  const value = useMemo(() => ({ words, setWords }), [words]);
  return <Context value={value}>{children}</Context>;
};
export const useFindWords = (): FindWords => useContext(Context);
