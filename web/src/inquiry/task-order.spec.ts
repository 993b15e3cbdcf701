import { describe, expect, it } from '@jest/globals';
import { inOrder, taskStateOf, type ViewedTask } from './task-order';

const task = (taskId: string, more: Partial<ViewedTask> = {}): ViewedTask => ({
  ...{ taskId, clockId: 'task.1', kind: 'records', person: 'a', department: null, words: {} },
  ...{ plannedAt: '2026-11-20T00:00:00.000Z', plannedBy: null, dueAt: '2026-11-24T00:00:00.000Z' },
  ...{ doneAt: null, doneBy: null, droppedAt: null },
  ...more,
});

describe('what is to be found out', () => {
  it('is shown with the own first, then by its limit, and what is over last', () => {
    const at = '2026-11-23T00:00:00.000Z';
    const all = [
      task('dropped', { droppedAt: at }),
      task('done', { doneAt: at }),
      task('later'),
      task('sooner', { dueAt: '2026-11-22T00:00:00.000Z' }),
      task('mine', { person: 'me' }),
    ];
    const ordered = inOrder(all, ({ person }) => person === 'me');
    expect(ordered.map(({ taskId }) => taskId)).toEqual([
      'mine',
      'sooner',
      'later',
      'done',
      'dropped',
    ]);
    expect(ordered.map(taskStateOf)).toEqual(['open', 'open', 'open', 'done', 'dropped']);
  });
});
