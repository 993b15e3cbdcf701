import { useState } from 'react';

interface Props {
  readonly text: string;
  readonly words: { readonly copy: string; readonly copied: string; readonly failed: string };
}

/** Puts a text into the clipboard, and says whether that worked. */
export const Copy = ({ text, words }: Props) => {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = (): void => {
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    done.then(
      () => setState('copied'),
      () => setState('failed'),
    );
  };
  return (
    <>
      <button type="button" className="button secondary" onClick={copy}>
        {words.copy}
      </button>
      <span role="status">
        {state === 'copied' ? words.copied : state === 'failed' ? words.failed : ''}
      </span>
    </>
  );
};
