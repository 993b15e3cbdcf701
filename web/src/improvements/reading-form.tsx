import type { Lesson } from '@tingsu/contracts';
import { App, Modal, Select } from 'antd';
import { useState } from 'react';
import { useDirectory } from '../kit/directory';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { Day, Field, Line } from './field';
import { useTellingLesson } from './use-lessons';

/** Asks people to read a typical case, or a rule by its name. */
export const ReadingForm = ({
  lesson,
  onClose,
}: {
  readonly lesson: Lesson | null;
  onClose(): void;
}) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const directory = useDirectory();
  const [readingId] = useState(newKey);
  const [title, setTitle] = useState(lesson?.title ?? '');
  const [departments, setDepartments] = useState<readonly string[]>([]);
  const [dueOn, setDueOn] = useState('');
  const asking = useTellingLesson('POST', () => {
    void message.success(t('readingAsked'));
    onClose();
  });
  const body = { readingId, title, lessonId: lesson?.lessonId ?? null, departments, dueOn };
  return (
    <Modal
      open
      title={t('readingAsk')}
      okText={t('readingAskIt')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: asking.isPending, disabled: !title.trim() || !dueOn }}
      onOk={() => asking.mutate({ path: '/readings', body })}
      onCancel={onClose}
    >
      {asking.error && <ProblemView error={asking.error} />}
      <Line
        name={t('readingWhat')}
        help={t('readingWhatHelp')}
        max={120}
        value={title}
        onChange={setTitle}
      />
      <Field name={t('readingWho')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            className="box-choice"
            placeholder={t('readingEverybody')}
            optionFilterProp="label"
            value={[...departments]}
            options={directory.departments.map(({ code }) => ({
              value: code,
              label: directory.department(code),
            }))}
            onChange={setDepartments}
          />
        )}
      </Field>
      <Day name={t('readingUntil')} value={dueOn} onChange={setDueOn} />
    </Modal>
  );
};
