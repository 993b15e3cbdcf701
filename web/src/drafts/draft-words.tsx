import { type CaseDraftCommand, MESSAGE_DRAFT } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { givenAnswers } from '../casepage/call-answers';
import { fieldsOf } from '../casepage/command-fields';
import '../i18n/office';
import { useWords } from '../kit/words';
import type { DraftValues } from './draft-keeper';

interface Props {
  readonly command: CaseDraftCommand;
  readonly values: DraftValues;
}

interface Written {
  readonly name: string;
  readonly title: string;
  readonly value: string;
}

const written = (name: string, title: string, value: unknown): Written[] =>
  typeof value === 'string' && value.trim() !== '' ? [{ name, title, value }] : [];

const useWritten = (command: CaseDraftCommand, values: DraftValues): readonly Written[] => {
  const { t, label } = useWords();
  if (command === MESSAGE_DRAFT) return written('words', t('draftOfMessage'), values['words']);
  return fieldsOf(command).flatMap(({ name, text, kind }) => {
    const value = values[name];
    if (kind === 'answers')
      return Object.entries(givenAnswers(value) ?? {}).map(([question, answer]) => ({
        name: question,
        title: label('text', question),
        value: answer,
      }));
    return kind === 'text' || kind === 'line' ? written(name, t(text), value) : [];
  });
};

/** The words of a draft, field by field, to read and to copy. */
export const DraftWords = ({ command, values }: Props) => {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const words = useWritten(command, values);
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
