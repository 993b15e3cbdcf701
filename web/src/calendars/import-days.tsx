import type { DraftDetail, FieldError } from '@tingsu/contracts';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { post } from '../api/http.client';
import { asProblem } from '../api/problem';
import type { TextKey } from '../i18n/texts';
import { draftPath, type Editing } from '../policies/use-draft';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { textOfFile } from './text-of-file';

const COLUMNS = ['date', 'kind', 'name', 'nameEn', 'row'];
const PLACE = /^(?:line|item) (\d+): (\S+)/;

/** `line 3: date …` in the reader's language. */
const useLineWords = () => {
  const { t, reason } = useWords();
  return ({ message, code }: FieldError): string => {
    const [, line = '', column = ''] = PLACE.exec(message) ?? [];
    if (!line || !COLUMNS.includes(column)) return reason(code) ?? message;
    const colon = reason('other') ?? '';
    return t('importLine', {
      line,
      message: `${t(`column_${column}` as TextKey)} ${reason(code) ?? colon}`,
    });
  };
};

interface Props {
  readonly draftId: string;
  readonly editing: Editing;
}

/** A year as the official notice has it, pasted or from a file. */
export const ImportDays = ({ draftId, editing }: Props) => {
  const { t } = useWords();
  const id = useId();
  const { message } = App.useApp();
  const lineWords = useLineWords();
  const [format, setFormat] = useState<'csv' | 'json'>('csv');
  const [text, setText] = useState('');
  const load = useMutation({
    mutationFn: async (): Promise<DraftDetail> => {
      await editing.save();
      return post<DraftDetail>(`${draftPath(draftId)}/import`, {
        revision: editing.currentRevision(),
        format,
        text,
      });
    },
    onSuccess: (detail) => {
      editing.adopt(detail);
      const { days } = detail.content;
      void message.success(t('importDone', { count: Array.isArray(days) ? days.length : 0 }));
      setText('');
    },
  });
  const problem = load.error ? asProblem(load.error) : null;
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setFormat(file.name.toLowerCase().endsWith('.json') ? 'json' : 'csv');
    setText(textOfFile(await file.arrayBuffer()));
  };
  return (
    <section className="card decision" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('importTitle')}</h2>
      <p className="soft">{t('importHelp')}</p>
      <div className="row">
        <label htmlFor={`${id}-format`}>{t('importFormat')}</label>
        <Select
          id={`${id}-format`}
          aria-label={t('importFormat')}
          value={format}
          options={[
            { value: 'csv', label: 'CSV' },
            { value: 'json', label: 'JSON' },
          ]}
          onChange={setFormat}
        />
        <label htmlFor={`${id}-file`}>{t('importFile')}</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,.json,.txt"
          onChange={(event) => void read(event.target.files?.[0])}
        />
      </div>
      <label htmlFor={`${id}-text`}>{t('importText')}</label>
      <Input.TextArea
        id={`${id}-text`}
        className="message-body"
        autoSize={{ minRows: 4, maxRows: 14 }}
        value={text}
        placeholder="2027-01-01,off,元旦,New Year's Day"
        onChange={(event) => setText(event.target.value)}
      />
      {problem && problem.errors.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('importFailed')}
          description={
            <ul>
              {problem.errors.map((one, index) => (
                <li key={index}>{lineWords(one)}</li>
              ))}
            </ul>
          }
        />
      )}
      {problem && problem.errors.length === 0 && <ProblemView error={problem} />}
      <Button
        type="primary"
        aria-label={t('importDo')}
        disabled={text.trim() === ''}
        loading={load.isPending}
        onClick={() => load.mutate()}
      >
        {t('importDo')}
      </Button>
    </section>
  );
};
