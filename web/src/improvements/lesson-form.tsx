import type { Lesson } from '@tingsu/contracts';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { Line, Words } from './field';
import { fetchFromCase, useTellingLesson } from './use-lessons';

/** Writes a typical case, from nothing or from the opinion of a case. */
export const LessonForm = ({
  lesson,
  onClose,
}: {
  readonly lesson: Lesson | null;
  onClose(): void;
}) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const [lessonId] = useState(() => lesson?.lessonId ?? newKey());
  const [title, setTitle] = useState(lesson?.title ?? '');
  const [text, setText] = useState(lesson?.text ?? '');
  const [caseNo, setCaseNo] = useState('');
  const [about, setAbout] = useState({
    ...{ category: lesson?.category ?? null, causes: lesson?.causes ?? [] },
  });
  const saving = useTellingLesson('PUT', () => {
    void message.success(t('actionSaved'));
    onClose();
  });
  const taking = useMutation({
    mutationFn: fetchFromCase,
    onSuccess: ({ text: words, category, causes }) => {
      setText(words);
      setAbout({ category, causes });
    },
  });
  const error = saving.error ?? taking.error;
  const body = { version: lesson?.version ?? 0, title, text, ...about };
  return (
    <Modal
      open
      title={t('lessonWrite')}
      okText={t('actionSave')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: saving.isPending, disabled: !title.trim() || !text.trim() }}
      onOk={() => saving.mutate({ path: `/lessons/${lessonId}`, body })}
      onCancel={onClose}
    >
      {error && <ProblemView error={error} />}
      {!lesson && (
        <div className="row">
          <Input
            aria-label={t('lessonCaseNo')}
            placeholder={t('lessonCaseNo')}
            value={caseNo}
            onChange={({ target }) => setCaseNo(target.value)}
          />
          <Button
            disabled={!caseNo.trim()}
            loading={taking.isPending}
            onClick={() => taking.mutate(caseNo.trim())}
          >
            {t('lessonTake')}
          </Button>
        </div>
      )}
      <Line name={t('actionTitle')} value={title} onChange={setTitle} />
      <Words
        name={t('lessonText')}
        help={t('lessonNobody')}
        max={10_000}
        value={text}
        onChange={setText}
      />
    </Modal>
  );
};
