import type { Lesson } from '@tingsu/contracts';
import { App, Button, Empty, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePolicies } from '../kit/policies';
import { ProblemView } from '../kit/problem-view';
import { useReachesInHouse, useWords } from '../kit/words';
import { LessonForm } from './lesson-form';
import { scopeFrom } from './loop-scope';
import { ReadingForm } from './reading-form';
import { ScopeNote } from './scope-note';
import { useLessons, useTellingLesson, type LessonList } from './use-lessons';

const LISTS: readonly LessonList[] = ['published', 'draft', 'withdrawn'];

const OneLesson = ({
  lesson,
  onEdit,
  onAsk,
}: {
  readonly lesson: Lesson;
  onEdit(): void;
  onAsk(): void;
}) => {
  const { t, short, list } = useWords();
  const { message } = App.useApp();
  const directory = useDirectory();
  const { causeName } = usePolicies();
  const asks = useReachesInHouse('reading.ask');
  const telling = useTellingLesson('POST', () => void message.success(t('actionSaved')));
  const { lessonId, version, title, text, causes, state, mayPublish, mayWrite, mayWithdraw } =
    lesson;
  return (
    <article className="card" data-lesson={lessonId}>
      <h2>{title}</h2>
      <p className="soft">
        {directory.person(lesson.writtenBy)} · {short(lesson.publishedAt ?? lesson.writtenAt)}
        {causes.length > 0 && ` · ${list(causes.map(causeName))}`}
      </p>
      <p className="said">{text}</p>
      {telling.error && <ProblemView error={telling.error} />}
      <div className="row">
        {mayPublish && (
          <Button
            type="primary"
            loading={telling.isPending}
            onClick={() =>
              telling.mutate({ path: `/lessons/${lessonId}/publish`, body: { version } })
            }
          >
            {t('lessonPublish')}
          </Button>
        )}
        {mayWrite && <Button onClick={onEdit}>{t('lessonChange')}</Button>}
        {state === 'published' && asks && <Button onClick={onAsk}>{t('readingAsk')}</Button>}
        {mayWithdraw && (
          <Button onClick={() => telling.mutate({ path: `/lessons/${lessonId}/withdraw` })}>
            {t('lessonWithdraw')}
          </Button>
        )}
      </div>
    </article>
  );
};

/** Typical cases, from which everybody learns. */
export const Lessons = () => {
  const { t } = useWords();
  const writes = useReachesInHouse('lesson.write');
  const publishes = useReachesInHouse('lesson.publish');
  const [search, setSearch] = useSearchParams();
  const list = LISTS.find((one) => one === search.get('list')) ?? 'published';
  const [q, setQ] = useState('');
  const [edited, setEdited] = useState<Lesson | 'new' | null>(null);
  const [asked, setAsked] = useState<Lesson | null>(null);
  const query = useLessons(list, q, scopeFrom(search));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <p className="soft">{t('lessonsIntro')}</p>
      <div className="row">
        {(writes || publishes) && (
          <Segmented<LessonList>
            aria-label={t('lessonsWhich')}
            value={list}
            onChange={(next) => setSearch({ ...scopeFrom(search), list: next })}
            options={LISTS.map((value) => ({ value, label: t(`lessonState_${value}`) }))}
          />
        )}
        <Input.Search
          allowClear
          aria-label={t('lessonsFind')}
          placeholder={t('lessonsFind')}
          style={{ maxWidth: 260 }}
          maxLength={60}
          onSearch={setQ}
        />
        {writes && (
          <Button type="primary" onClick={() => setEdited('new')}>
            {t('lessonWrite')}
          </Button>
        )}
      </div>
      <ScopeNote all="/improvements/lessons" />
      {query.isPending && <Loading rows={4} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <Empty description={t('lessonsEmpty')} />}
      {items.map((lesson) => (
        <OneLesson
          key={lesson.lessonId}
          lesson={lesson}
          onEdit={() => setEdited(lesson)}
          onAsk={() => setAsked(lesson)}
        />
      ))}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('loadMore')}
        </Button>
      )}
      {edited && (
        <LessonForm lesson={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {asked && <ReadingForm lesson={asked} onClose={() => setAsked(null)} />}
    </>
  );
};
