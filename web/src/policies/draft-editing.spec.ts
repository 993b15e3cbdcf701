import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DraftDetail } from '@tingsu/contracts';
import { ApiProblem } from '../api/problem';
import { DraftEditing, type DraftServer } from './draft-editing';
import type { JsonObject } from './json';

/** A server that keeps one draft and refuses a save from an old revision, as the real one does. */
class OneDraft implements DraftServer {
  revision = 1;
  saves = 0;
  answers = 0;
  failure: unknown = null;
  constructor(public content: JsonObject) {}

  load(): Promise<DraftDetail> {
    return Promise.resolve(this.detail());
  }
  async save(revision: number, content: JsonObject): Promise<DraftDetail> {
    await Promise.resolve();
    if (this.failure) throw this.failure;
    if (revision !== this.revision) throw new ApiProblem('draft.stale_revision', 409, '');
    this.saves++;
    return this.somebodySaves(content);
  }
  onAnswer(): void {
    this.answers++;
  }
  somebodySaves(content: JsonObject): DraftDetail {
    this.content = content;
    this.revision++;
    return this.detail();
  }
  detail(): DraftDetail {
    const { revision, content } = this;
    return { draftId: 'd', revision, content } as Partial<DraftDetail> as DraftDetail;
  }
}

const START: JsonObject = { title: { zh: '旧', en: 'Old' }, version: '1.0' };
let server: OneDraft;
let editing: DraftEditing;

beforeEach(() => {
  jest.useFakeTimers();
  server = new OneDraft(START);
  editing = new DraftEditing(server.detail(), server);
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a draft that is being edited', () => {
  it('is saved by itself a moment after the last change, and not before', async () => {
    editing.change(['version'], '1.1');
    await jest.advanceTimersByTimeAsync(800);
    editing.change(['version'], '1.2');
    await jest.advanceTimersByTimeAsync(800);
    expect([server.saves, editing.snapshot().state]).toEqual([0, 'unsaved']);
    await jest.advanceTimersByTimeAsync(200);
    expect([server.saves, server.content.version]).toEqual([1, '1.2']);
    expect(editing.snapshot()).toMatchObject({ state: 'saved', conflict: null, error: null });
  });

  it('tells its readers of each change, until they leave', () => {
    let told = 0;
    const leave = editing.subscribe(() => told++);
    editing.change(['version'], '1.1');
    leave();
    editing.change(['version'], '1.2');
    expect(told).toBeGreaterThan(0);
    const before = told;
    editing.change(['version'], '1.3');
    expect(told).toBe(before);
  });

  it('counts as saved when a change is taken back', () => {
    editing.change(['version'], '1.1');
    editing.change(['version'], '1.0');
    expect(editing.snapshot().state).toBe('saved');
  });

  it('sends nothing when nothing has changed', async () => {
    expect(await editing.save()).toBe(true);
    expect(server.saves).toBe(0);
  });

  it('joins changes in different places with those of somebody who was quicker', async () => {
    server.somebodySaves({ ...START, title: { zh: '新', en: 'Old' } });
    editing.change(['version'], '1.1');
    expect(await editing.save()).toBe(true);
    expect(server.content).toEqual({ title: { zh: '新', en: 'Old' }, version: '1.1' });
    expect(editing.snapshot()).toMatchObject({ conflict: [], content: server.content });
  });

  it('keeps what was typed here where both changed the same place, and says what they wrote', async () => {
    server.somebodySaves({ ...START, version: '3.0' });
    editing.change(['version'], '1.1');
    await editing.save();
    expect(server.content.version).toBe('1.1');
    expect(editing.snapshot().conflict).toEqual([
      { path: ['version'], mine: '1.1', theirs: '3.0' },
    ]);
    editing.settleConflict();
    expect(editing.snapshot().conflict).toBeNull();
  });

  it('saves what was typed while a save was under way', async () => {
    editing.change(['version'], '1.1');
    const saving = editing.save();
    editing.change(['title', 'en'], 'New');
    expect(await saving).toBe(true);
    expect(server.content).toEqual({ title: { zh: '旧', en: 'New' }, version: '1.1' });
    await jest.runAllTimersAsync();
    expect(server.saves).toBe(2);
  });

  it('keeps everything when a save fails, and saves it with the next change', async () => {
    server.failure = new ApiProblem('network.unreachable', 0, '');
    editing.change(['version'], '1.1');
    expect(await editing.save()).toBe(false);
    expect(editing.snapshot()).toMatchObject({ state: 'failed', error: server.failure });
    expect(editing.snapshot().content.version).toBe('1.1');
    server.failure = null;
    editing.change(['title', 'en'], 'New');
    await jest.runAllTimersAsync();
    expect(server.content).toEqual({ title: { zh: '旧', en: 'New' }, version: '1.1' });
    expect(editing.snapshot()).toMatchObject({ state: 'saved', error: null });
  });

  it('follows what somebody else saves while nothing here is open, and not otherwise', () => {
    editing.follow(server.somebodySaves({ ...START, version: '2.0' }));
    expect([editing.snapshot().content.version, editing.currentRevision()]).toEqual(['2.0', 2]);
    editing.change(['version'], '2.1');
    editing.follow(server.somebodySaves({ ...START, version: '3.0' }));
    expect([editing.snapshot().content.version, editing.currentRevision()]).toEqual(['2.1', 2]);
  });

  it('takes over what the server answers to an import', () => {
    editing.adopt(server.somebodySaves({ ...START, version: '9.0' }));
    expect([editing.snapshot().content.version, editing.currentRevision()]).toEqual(['9.0', 2]);
    expect(server.answers).toBe(1);
  });
});
