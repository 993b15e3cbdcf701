import type { RoutineTask } from '@tingsu/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Segmented, Select, Tag } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { get, post } from '../api/http.client';
import type { Page } from '../api/types';
import '../i18n/house';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { usePageTitle } from '../kit/page-title';
import { PagedTable } from '../kit/paged-table';
import { ProblemView } from '../kit/problem-view';
import { useReachesInHouse, useWords } from '../kit/words';

const LIST = ['routines'] as const;
type List = 'open' | 'done';
const STATES = {
  open: { text: 'routineStateOpen', tone: '' },
  missed: { text: 'routineStateMissed', tone: 'tone-red' },
  done: { text: 'routineStateDone', tone: 'tone-green' },
  done_late: { text: 'routineStateLate', tone: 'tone-amber' },
} as const;

const useRoutines = (list: List, routine: string | null) =>
  useInfiniteQuery({
    queryKey: [...LIST, list, routine],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<RoutineTask>>('/routines', {
        list,
        cursor: pageParam,
        ...(routine === null ? {} : { routine }),
      }),
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 60_000,
  });

/** Campus and department of a task; where nobody answers, the unit as the policy names it. */
const useWhere = () => {
  const directory = useDirectory();
  return ({ campus, department, owner }: RoutineTask): string =>
    `${directory.campus(campus)} · ${department === null ? owner : directory.department(department)}`;
};

const DoneDialog = ({ task, onClose }: { readonly task: RoutineTask; onClose(): void }) => {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const id = useId();
  const where = useWhere();
  const [note, setNote] = useState('');
  const sending = useMutation({
    mutationFn: () =>
      post<RoutineTask>(`/routines/${task.taskId}/done`, note.trim() === '' ? {} : { note }),
    onSuccess: () => {
      void message.success(t('routineDidIt'));
      void client.invalidateQueries({ queryKey: LIST });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={inLanguage(task.label, language)}
      okText={t('routineDo')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: sending.isPending }}
      onOk={() => sending.mutate()}
      onCancel={onClose}
    >
      {sending.error && <ProblemView error={sending.error} />}
      <p className="soft">{where(task)}</p>
      <p>{t('routineDoAsk')}</p>
      <label htmlFor={id}>{t('routineNote')}</label>
      <Input.TextArea
        id={id}
        rows={4}
        maxLength={500}
        showCount
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  );
};

const Row = ({ task, onDo }: { readonly task: RoutineTask; onDo(): void }) => {
  const { t, short, language } = useWords();
  const directory = useDirectory();
  const where = useWhere();
  const { text, tone } = STATES[task.state];
  const what = inLanguage(task.label, language);
  return (
    <tr data-routine={task.routineId} data-state={task.state}>
      <td>
        {what}
        <small>{t('routinePeriod', { day: task.period })}</small>
      </td>
      <td>{where(task)}</td>
      <td>
        <time dateTime={task.dueAt}>{short(task.dueAt)}</time>
      </td>
      <td>
        <Tag className={tone}>{t(text)}</Tag>
        {task.escalatedAt && <small>{t('routineEscalated')}</small>}
      </td>
      <td>
        {task.mayDo && (
          <Button
            size="small"
            aria-label={t('routineDoNamed', { what, where: where(task) })}
            onClick={onDo}
          >
            {t('routineDo')}
          </Button>
        )}
        {task.doneBy && task.doneAt && (
          <>
            {task.note && <span className="said">{task.note}</span>}
            <small>
              {directory.person(task.doneBy)} {short(task.doneAt)}
            </small>
          </>
        )}
      </td>
    </tr>
  );
};

const COLUMNS = [
  'routineWhat',
  'routineWhere',
  'routineDue',
  'routineState',
  'routineAction',
] as const;

/** What comes again every day, week and month within reach: still to do, or done. */
export const RoutinesPage = () => {
  const { t, language } = useWords();
  const [list, setList] = useState<List>('open');
  const [routine, setRoutine] = useState<string | null>(null);
  const [asked, setAsked] = useState<RoutineTask | null>(null);
  const query = useRoutines(list, routine);
  const all = useRoutines(list, null);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const known = new Map(
    [...(all.data?.pages.flatMap((page) => page.items) ?? []), ...items].map((task) => [
      task.routineId,
      inLanguage(task.label, language),
    ]),
  );
  const boxes = useReachesInHouse('box.read');
  usePageTitle(t('routinesTitle'));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('routinesTitle')}</h1>
        {boxes && <Link to="/boxes">{t('boxesTitle')}</Link>}
      </div>
      <p className="soft">{t('routinesIntro')}</p>
      <div className="row">
        <Segmented<List>
          value={list}
          onChange={setList}
          options={[
            { value: 'open', label: t('routinesOpen') },
            { value: 'done', label: t('routinesDone') },
          ]}
        />
        <Select
          aria-label={t('routinesWhich')}
          value={routine ?? ''}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: t('routinesAll') },
            ...[...known].map(([value, label]) => ({ value, label })),
          ]}
          onChange={(value) => setRoutine(value === '' ? null : value)}
        />
      </div>
      <PagedTable
        name={t('routinesTitle')}
        query={query}
        items={items}
        columns={COLUMNS.map((column) => t(column))}
        empty={t(list === 'open' ? 'routinesNone' : 'routinesNoneDone')}
        row={(task) => <Row key={task.taskId} task={task} onDo={() => setAsked(task)} />}
      />
      {asked && <DoneDialog task={asked} onClose={() => setAsked(null)} />}
    </div>
  );
};
