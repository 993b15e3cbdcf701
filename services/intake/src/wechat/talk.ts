export type Language = 'zh-CN' | 'en';

/** One thing that a person said or sent, as it is kept. */
export interface Piece {
  readonly words: string | null;
  /** An upload. */
  readonly file: string | null;
}

/** How to reach who complains; null where they stay unnamed. */
export type Contact = { readonly name: string | null; readonly phone: string } | null;

/** What was said so far of a complaint that is not sent yet. */
export interface Draft {
  readonly pieces: readonly Piece[];
  readonly campus: string | null;
  readonly contact: Contact;
}

export type Step = 'what' | 'where' | 'who' | 'send';

/** Where the conversation with one person stands. */
export interface Talk {
  readonly language: Language;
  /** The complaint that is being made. `paused`: they were away, and are asked whether to go on. */
  readonly making: { readonly step: Step; readonly draft: Draft; readonly paused: boolean } | null;
  /** Said of one of several complaints, until they say of which. */
  readonly held: readonly Piece[];
  /** The complaint that was spoken of last. */
  readonly about: string | null;
  /** When they said something last. */
  readonly at: string;
}

/** What came, with its file stored. */
export type Heard =
  | ({ readonly kind: 'piece' } & Piece)
  /** A file that could not be fetched. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'other' }
  | { readonly kind: 'followed' };

export interface OwnComplaint {
  readonly complaintNo: string;
  /** The day on which it was made, on the spot. */
  readonly on: string;
  readonly open: boolean;
}

/** What the conversation depends on besides what was said. */
export interface World {
  readonly now: Date;
  readonly pauseMinutes: number;
  /** Where complaints are taken by WeChat. */
  readonly campuses: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
  /** The newest first; none whose file is closed. */
  readonly complaints: readonly OwnComplaint[];
  /** The form and the progress page. */
  readonly form: string;
  readonly progress: string;
}

export type Act =
  | { readonly as: 'register'; readonly draft: Draft }
  | { readonly as: 'message'; readonly complaintNo: string; readonly pieces: readonly Piece[] };

/** What follows from what was said. With an act, what is answered depends on how it ends. */
export type Turn =
  | { readonly talk: Talk; readonly say: string; readonly act: null }
  | { readonly talk: Talk; readonly say: null; readonly act: Act };

const MINUTE_MS = 60_000;

export const newTalk = (language: Language, now: Date): Talk => ({
  ...{ language, making: null, held: [], about: null, at: now.toISOString() },
});

export const wasAway = ({ at }: Pick<Talk, 'at'>, { now, pauseMinutes }: World): boolean =>
  now.getTime() - Date.parse(at) > pauseMinutes * MINUTE_MS;

/** A complaint begins with what was said already. */
export const begun = (talk: Talk, pieces: readonly Piece[]): Talk => ({
  ...{ ...talk, held: [], about: null },
  making: { step: 'what', paused: false, draft: { pieces, campus: null, contact: null } },
});

/** After the complaint was registered, or something was added to it. */
export const speakingOf = (talk: Talk, complaintNo: string): Talk => ({
  ...{ ...talk, making: null, held: [], about: complaintNo },
});

export const wordsOf = (pieces: readonly Piece[]): string =>
  pieces.flatMap(({ words }) => words ?? []).join('\n');
export const filesOf = (pieces: readonly Piece[]): readonly string[] =>
  pieces.flatMap(({ file }) => file ?? []);
