import { Button } from 'antd';
import { useState } from 'react';
import '../i18n/office';
import { useWords } from '../kit/words';

export interface Written {
  readonly name: string;
  readonly title: string;
  readonly value: string;
}

/** Words of a draft, field by field, to read and to copy. */
export const WrittenWords = ({ words }: { readonly words: readonly Written[] }) => {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  if (words.length === 0) return <p className="soft">{t('draftNoWords')}</p>;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(words.map(({ value }) => value).join('\n\n'));
    setCopied(true);
  };
  return (
    <>
      {words.map(({ name, title, value }) => (
        <blockquote key={name}>
          <p className="soft">{title}</p>
          <p className="said">{value}</p>
        </blockquote>
      ))}
      {/* Browsers let only secure addresses write to the clipboard; elsewhere people mark the words. */}
      {window.isSecureContext && (
        <Button size="small" onClick={() => void copy()}>
          <span aria-live="polite">{t(copied ? 'draftCopied' : 'draftCopy')}</span>
        </Button>
      )}
    </>
  );
};
