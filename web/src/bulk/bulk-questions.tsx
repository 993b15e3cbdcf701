import { Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { useDirectory } from '../kit/directory';
import { useLoad } from '../kit/load';
import { useWords } from '../kit/words';
import type { MergeAnswers } from './plan';

interface MergeProps {
  readonly answers: MergeAnswers;
  onChange(answers: MergeAnswers): void;
}

export const MergeQuestions = ({ answers, onChange }: MergeProps) => {
  const { t } = useWords();
  return (
    <div className="bulk-questions">
      <Checkbox
        checked={answers.same}
        onChange={(event) => onChange({ ...answers, same: event.target.checked })}
      >
        {t('bulkSame')}
      </Checkbox>
    </div>
  );
};

interface AssignProps {
  readonly person: string | null;
  onChange(person: string): void;
}

/** Who may own cases, who has least first. */
export const AssignQuestion = ({ person, onChange }: AssignProps) => {
  const { t } = useWords();
  const directory = useDirectory();
  const { data, isPending } = useLoad();
  const options = (data?.persons ?? [])
    .toSorted((one, other) => one.open - other.open)
    .map(({ personId, open, dueSoon, overdue }) => ({
      value: personId,
      label: t('ownerLoad', { name: directory.person(personId), open, dueSoon, overdue }),
    }));
  return (
    <Select
      className="bulk-person"
      aria-label={t('bulkAssignTo')}
      placeholder={t('bulkAssignTo')}
      loading={isPending}
      value={person}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={onChange}
    />
  );
};

interface WordsProps {
  readonly action: 'remind' | 'urge';
  readonly text: string;
  onChange(text: string): void;
}

export const WordsQuestion = ({ action, text, onChange }: WordsProps) => {
  const { t } = useWords();
  const id = useId();
  return (
    <p>
      <label htmlFor={id}>{t(action === 'urge' ? 'bulkUrgeWords' : 'bulkRemindWords')}</label>
      <Input.TextArea
        id={id}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 6 }}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </p>
  );
};
