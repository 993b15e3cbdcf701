import { type CaseDraftCommand, MESSAGE_DRAFT } from '@tingsu/contracts';
import { givenAnswers } from '../casepage/call-answers';
import { fieldsOf } from '../casepage/command-fields';
import '../i18n/office';
import { useWords } from '../kit/words';
import type { DraftValues } from './draft-keeper';
import { type Written, WrittenWords } from './written-words';

interface Props {
  readonly command: CaseDraftCommand;
  readonly values: DraftValues;
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

/** The words of a draft for a command, field by field. */
export const DraftWords = ({ command, values }: Props) => (
  <WrittenWords words={useWritten(command, values)} />
);
