import type { DraftDetail } from '@tingsu/contracts';
import { asProblem } from '../api/problem';
import { asDocument, sameJson, setAt, type Json, type JsonObject, type Path } from './json';
import { merge, type Clash } from './merge';

/** How long after the last change a draft is saved by itself. */
const QUIET_MS = 900;
/** How often one save joins the changes of others before it leaves the rest to the next. */
const TRIES = 4;

type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed';
export interface EditingState {
  readonly content: JsonObject;
  readonly state: SaveState;
  readonly error: unknown;
  /** Places that another person changed in another way; empty when both could be joined; null when no one saved in between. */
  readonly conflict: readonly Clash[] | null;
}
/** Where the draft is kept. */
export interface DraftServer {
  load(): Promise<DraftDetail>;
  /** Fails with `draft.stale_revision` when another person has saved since that revision. */
  save(revision: number, content: JsonObject): Promise<DraftDetail>;
  /** Hears every answer of the server. */
  onAnswer(answer: DraftDetail): void;
}

/**
 * A draft that is being edited and saves itself. A save names the revision that it was made from; when another person was
 * quicker, their changes are joined with ours and saved on top, so that no one loses what they typed.
 */
export class DraftEditing {
  private current: EditingState;
  private known: { readonly revision: number; readonly content: JsonObject };
  private busy: Promise<boolean> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    detail: DraftDetail,
    private readonly server: DraftServer,
  ) {
    const content = asDocument(detail.content);
    this.known = { revision: detail.revision, content };
    this.current = { content, state: 'saved', error: null, conflict: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): EditingState => this.current;

  readonly change = (path: Path, value: Json | undefined): void => {
    this.edit(asDocument(setAt(this.current.content, path, value)));
    this.show({ state: this.isSaved() ? 'saved' : 'unsaved' });
  };

  /** Saves what is not saved yet; true when the server has everything. */
  readonly save = (): Promise<boolean> => {
    clearTimeout(this.timer);
    this.busy ??= this.send()
      .catch((failure: unknown) => {
        this.show({ error: failure, state: 'failed' });
        return false;
      })
      .finally(() => {
        this.busy = null;
      });
    return this.busy;
  };

  /** Takes over what the server answered to something else than a save, e.g. to an import. */
  readonly adopt = (answer: DraftDetail): void => {
    this.accept(answer);
    this.show({ content: this.known.content });
  };

  /** Follows what another person saved, unless something of ours is open: then the next save joins both. */
  readonly follow = (detail: DraftDetail): void => {
    if (detail.revision > this.known.revision && this.isSaved()) this.adopt(detail);
  };

  readonly settleConflict = (): void => this.show({ conflict: null });

  /** The revision that the next change is made from. */
  readonly currentRevision = (): number => this.known.revision;

  private async send(): Promise<boolean> {
    for (let tries = 0; tries < TRIES && !this.isSaved(); tries++) {
      this.show({ state: 'saving' });
      try {
        await this.put(this.current.content);
      } catch (failure) {
        if (asProblem(failure).code !== 'draft.stale_revision') throw failure;
        await this.join();
      }
    }
    this.show({ state: this.isSaved() ? 'saved' : 'unsaved' });
    return this.isSaved();
  }

  private async put(sent: JsonObject): Promise<void> {
    this.accept(await this.server.save(this.known.revision, sent));
    // What the server keeps is what we sent, whatever it adds by itself.
    this.known = { ...this.known, content: sent };
    this.show({ error: null });
  }

  private async join(): Promise<void> {
    const base = this.known.content;
    const theirs = await this.server.load();
    const { content, clashes } = merge(base, this.current.content, asDocument(theirs.content));
    this.accept(theirs);
    this.edit(asDocument(content), { conflict: clashes });
  }

  private accept(answer: DraftDetail): void {
    this.known = { revision: answer.revision, content: asDocument(answer.content) };
    this.server.onAnswer(answer);
  }

  private edit(content: JsonObject, more: Partial<EditingState> = {}): void {
    this.show({ content, ...more });
    clearTimeout(this.timer);
    if (!this.isSaved()) this.timer = setTimeout(() => void this.save(), QUIET_MS);
  }

  private show(change: Partial<EditingState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  private isSaved(): boolean {
    return sameJson(this.current.content, this.known.content);
  }
}
