import type { SavedCaseDraft } from '@tingsu/contracts';
import type { DraftPlace } from './draft-place';

export type DraftValues = Readonly<Record<string, unknown>>;
/** What a person typed and, on a case, the version of it that they saw. */
export interface Typed {
  readonly caseVersion?: number;
  readonly values: DraftValues;
}
/** What is not on the server yet. `revision` is the last one of the server. */
export interface TabDraft extends Typed {
  readonly revision: number;
}
/** What the server has. */
export interface KeptDraft extends TabDraft {
  readonly savedAt: string;
}

/** How saving failed: nobody answers, other words are on the server, or it takes them from nobody now. */
export type Failure =
  { readonly why: 'waiting' | 'refused' } | { readonly why: 'stale'; readonly revision: number };
type Saving = SavedCaseDraft | Failure;

export interface DraftPorts {
  save(place: DraftPlace, draft: TabDraft): Promise<Saving>;
  /** Undefined when the server does not say. */
  load(place: DraftPlace): Promise<KeptDraft | null | undefined>;
  discard(place: DraftPlace): Promise<void>;
  /** Calls later, unless what it returns is called before. */
  later(ms: number, work: () => void): () => void;
  readonly tab: {
    read(place: DraftPlace): TabDraft | null;
    keep(place: DraftPlace, draft: TabDraft): void;
    drop(place: DraftPlace): void;
    placesOf(person: string): readonly DraftPlace[];
  };
}

/** What a person is told about a draft. */
export interface DraftStatus {
  readonly is: 'none' | 'saving' | 'saved' | 'waiting' | 'refused' | 'elsewhere';
  readonly savedAt: string | null;
  /** Other words of the same person from another device; they decide which stay. */
  readonly other: KeptDraft | null;
}

interface Line {
  readonly place: DraftPlace;
  typed: Typed | null;
  /** The last revision that the server told us; 0 when it has none. */
  revision: number;
  /** What was typed is not on the server yet. */
  unsaved: boolean;
  /** Saves without an answer, which may have been done. */
  tried: Typed[];
  status: DraftStatus;
  sending: Promise<void> | null;
  cancel: (() => void) | null;
}

const NOTHING: DraftStatus = { is: 'none', savedAt: null, other: null };
const AFTER_TYPING_MS = 1_000;
const AGAIN_MS = 5_000;

const keyOf = ({ person, at }: DraftPlace): string => `${person}${at}`;
const draftOf = ({ caseVersion, values }: Typed, revision: number): TabDraft => ({
  ...(caseVersion === undefined ? {} : { caseVersion }),
  values,
  revision,
});
const isSame = (one: DraftValues, other: DraftValues): boolean => sorted(one) === sorted(other);
const sorted = (values: DraftValues): string =>
  JSON.stringify(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** Brings what people type to the server: soon after they stop, again and again while it does not answer, and never over other words. */
export class DraftKeeper {
  private readonly lines = new Map<string, Line>();
  private readonly listeners = new Set<() => void>();
  /** Who is signed in. Nothing of anybody else is sent. */
  private person: string | null = null;

  constructor(private readonly ports: DraftPorts) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  statusOf(place: DraftPlace): DraftStatus {
    return this.lines.get(keyOf(place))?.status ?? NOTHING;
  }

  /** What was typed before: in this tab, or on the server by any device. Null when nothing was. */
  async open(place: DraftPlace): Promise<Typed | null> {
    const line = this.lineOf(place);
    const { typed } = line;
    const kept = await this.ports.load(place);
    // What was typed and saved while the server was asked is newer than its answer.
    const overtaken = line.typed !== typed && !line.unsaved;
    if (kept === undefined || line.sending || overtaken) return line.typed;
    if (!line.unsaved || (kept && line.typed && isSame(kept.values, line.typed.values)))
      return this.take(line, kept);
    if (kept && kept.revision !== line.revision) this.tell(line, { is: 'elsewhere', other: kept });
    else {
      line.revision = kept?.revision ?? 0;
      void this.flush(place);
    }
    return line.typed;
  }

  type(place: DraftPlace, typed: Typed): void {
    const line = this.lineOf(place);
    line.typed = typed;
    line.unsaved = true;
    this.keepInTab(line);
    if (line.status.other) return;
    this.tell(line, { is: 'saving' });
    this.plan(line, AFTER_TYPING_MS);
  }

  /** Sends at once what is not saved yet. */
  async flush(place: DraftPlace): Promise<void> {
    const line = this.lineOf(place);
    this.unplan(line);
    if (line.sending) return line.sending;
    if (!line.unsaved || line.status.other || place.person !== this.person) return;
    const sending = this.push(line).finally(() => {
      line.sending = null;
      if (line.unsaved && line.status.is === 'saving') this.plan(line, AFTER_TYPING_MS);
    });
    line.sending = sending;
    return sending;
  }

  async flushAll(): Promise<void> {
    await Promise.all([...this.lines.values()].map(({ place }) => this.flush(place)));
  }

  /** Saves what the tab kept through a sign-out or a reload. */
  signedIn(person: string): void {
    this.person = person;
    for (const place of this.ports.tab.placesOf(person)) void this.flush(place);
  }

  /** What could not be saved before stays in the tab. */
  signedOut(): void {
    this.person = null;
    for (const line of this.lines.values()) this.unplan(line);
    this.lines.clear();
    this.notify();
  }

  /** Of two texts one stays: returns the one that did. */
  choose(place: DraftPlace, which: 'mine' | 'theirs'): Typed | null {
    const line = this.lineOf(place);
    const { other } = line.status;
    if (!other) return line.typed;
    if (which === 'theirs') return this.take(line, other);
    line.revision = other.revision;
    line.unsaved = true;
    this.tell(line, { is: 'saving' });
    void this.flush(place);
    return line.typed;
  }

  /** Before the command is sent: nothing is on its way any more. Returns the revision that is sent with it. */
  async settle(place: DraftPlace): Promise<number | undefined> {
    const line = this.lineOf(place);
    this.unplan(line);
    await line.sending;
    this.unplan(line);
    return line.revision > 0 ? line.revision : undefined;
  }

  /** The command was refused: what was typed is a draft again. */
  goOn(place: DraftPlace): void {
    const line = this.lineOf(place);
    if (line.unsaved) this.plan(line, AFTER_TYPING_MS);
  }

  /** The command was given; the server dropped its draft in the same transaction, unless it never told us the revision. */
  async sent(place: DraftPlace): Promise<void> {
    const { tried } = this.lineOf(place);
    this.forget(place);
    if (tried.length > 0) await this.ports.discard(place);
  }

  async discard(place: DraftPlace): Promise<void> {
    await this.settle(place);
    this.forget(place);
    await this.ports.discard(place);
  }

  private forget(place: DraftPlace): void {
    this.unplan(this.lineOf(place));
    this.ports.tab.drop(place);
    this.lines.delete(keyOf(place));
    this.notify();
  }

  private lineOf(place: DraftPlace): Line {
    const known = this.lines.get(keyOf(place));
    if (known) return known;
    const kept = this.ports.tab.read(place);
    const line: Line = {
      place,
      typed: kept,
      revision: kept?.revision ?? 0,
      unsaved: kept !== null,
      tried: [],
      status: NOTHING,
      sending: null,
      cancel: null,
    };
    this.lines.set(keyOf(place), line);
    return line;
  }

  private async push(line: Line): Promise<void> {
    const { place, typed, revision } = line;
    if (!typed) return;
    line.tried.push(typed);
    const answer = await this.ports.save(place, draftOf(typed, revision));
    // Sent or discarded meanwhile.
    if (this.lines.get(keyOf(place)) !== line) return;
    if (!('why' in answer)) return this.saved(line, typed, answer);
    if (answer.why === 'stale') return this.stale(line, answer.revision);
    this.tell(line, { is: answer.why });
    if (answer.why === 'waiting') this.plan(line, AGAIN_MS);
  }

  private saved(line: Line, typed: Typed, { revision, savedAt }: SavedCaseDraft): void {
    line.revision = revision;
    line.tried = [];
    line.unsaved = line.typed !== typed;
    if (line.unsaved) this.keepInTab(line);
    else this.ports.tab.drop(line.place);
    this.tell(line, { is: line.unsaved ? 'saving' : 'saved', savedAt });
  }

  /**
   * Other words were saved elsewhere: this person reads them before any goes. What was sent or discarded elsewhere begins anew, and
   * words of this tab whose answer got lost are no others.
   */
  private async stale(line: Line, revision: number): Promise<void> {
    const other = revision === 0 ? null : await this.ports.load(line.place);
    if (other && !line.tried.some(({ values }) => isSame(values, other.values)))
      return this.tell(line, { is: 'elsewhere', other });
    line.revision = other?.revision ?? 0;
    this.keepInTab(line);
    this.tell(line, { is: 'saving' });
  }

  private take(line: Line, kept: KeptDraft | null): Typed | null {
    line.typed = kept;
    line.revision = kept?.revision ?? 0;
    line.unsaved = false;
    line.tried = [];
    this.unplan(line);
    this.ports.tab.drop(line.place);
    this.tell(line, { is: kept ? 'saved' : 'none', savedAt: kept?.savedAt ?? null });
    return line.typed;
  }

  private keepInTab({ place, typed, revision }: Line): void {
    if (typed) this.ports.tab.keep(place, draftOf(typed, revision));
  }

  private plan(line: Line, ms: number): void {
    this.unplan(line);
    line.cancel = this.ports.later(ms, () => void this.flush(line.place));
  }

  private unplan(line: Line): void {
    line.cancel?.();
    line.cancel = null;
  }

  private tell(line: Line, change: Partial<DraftStatus>): void {
    line.status = { savedAt: line.status.savedAt, other: null, is: line.status.is, ...change };
    this.notify();
  }

  private notify(): void {
    this.listeners.forEach((listener) => listener());
  }
}
