import type { Receipt } from '@tingsu/contracts';
import { newKey } from '../kit/new-key';
import { emptyDraft, IDENTITY_FIELDS, isFresh, isUntouched, type Draft } from './draft';

const DRAFT = 'tingsu.draft';
const IDENTITY = 'tingsu.draft.identity';
const KEY = 'tingsu.draft.key';
const ATTEMPT = 'tingsu.draft.attempt';

/** Storage can be switched off (private windows, kiosk browsers): then nothing is kept, and nothing breaks. */
const read = (storage: () => Storage, key: string): string | null => {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
};
const write = (storage: () => Storage, key: string, value: string | null): void => {
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    // Full or forbidden: the form works without.
  }
};
const local = (): Storage => window.localStorage;
const session = (): Storage => window.sessionStorage;

const parsed = (text: string | null): object => {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
};

/** Answers as they are kept: on the device without who wrote them, in the tab who wrote them. */
interface Kept {
  readonly savedAt?: number;
  readonly answers?: Partial<Draft>;
}

/** What is kept of the draft; answers of yesterday are removed instead, with the name and phone that go with them. */
export const loadDraft = (now = Date.now()): Draft => {
  const kept = parsed(read(local, DRAFT)) as Kept;
  if (!isFresh(kept.savedAt, now)) {
    forgetDraft();
    return emptyDraft;
  }
  return { ...emptyDraft, ...kept.answers, ...parsed(read(session, IDENTITY)) };
};

export const keepDraft = (draft: Draft, now = Date.now()): void => {
  if (isUntouched(draft)) {
    write(local, DRAFT, null);
    write(session, IDENTITY, null);
    return;
  }
  const identity = Object.fromEntries(IDENTITY_FIELDS.map((field) => [field, draft[field]]));
  const answers = Object.fromEntries(
    Object.entries(draft).filter(([field]) => !(field in identity)),
  );
  write(local, DRAFT, JSON.stringify({ savedAt: now, answers } satisfies Kept));
  write(session, IDENTITY, JSON.stringify(identity));
};

export const forgetDraft = (): void => {
  write(local, DRAFT, null);
  write(local, KEY, null);
  write(session, IDENTITY, null);
  write(session, ATTEMPT, null);
};

/** The Idempotency-Key lives as long as the draft: a retry after a reload is still the same complaint. */
export const draftKey = (): string => {
  const known = read(local, KEY);
  if (known) return known;
  const made = newKey();
  write(local, KEY, made);
  return made;
};

/** The body that was last sent without a known outcome, kept for this tab only. */
export const keepAttempt = (body: string | null): void => write(session, ATTEMPT, body);
export const lastAttempt = (): string | null => read(session, ATTEMPT);

const PREFERENCE = { language: 'tingsu.language', elder: 'tingsu.elder' } as const;
export const loadPreference = (name: keyof typeof PREFERENCE): string | null =>
  read(local, PREFERENCE[name]);
export const keepPreference = (name: keyof typeof PREFERENCE, value: string): void =>
  write(local, PREFERENCE[name], value);

/** Number and code for the progress page: for this tab only, never in an address. */
const TRACKING = 'tingsu.tracking';
export interface Tracking {
  readonly complaintNo: string;
  readonly code: string;
}
export const keepTracking = (tracking: Tracking | null): void =>
  write(session, TRACKING, tracking && JSON.stringify(tracking));
export const loadTracking = (): Tracking | null => {
  const value = parsed(read(session, TRACKING)) as Partial<Tracking>;
  return value.complaintNo && value.code
    ? { complaintNo: value.complaintNo, code: value.code }
    : null;
};

/** The receipt, so that a reload of its page loses neither number nor code: for this tab only. */
const RECEIPT = 'tingsu.receipt';
export interface KeptReceipt {
  readonly receipt: Receipt;
  /** True for the receipt of what was sent first, when it was changed and sent again. */
  readonly earlier: boolean;
  /** A phone or e-mail was given, to which number and code can be sent. */
  readonly reachable: boolean;
  /** It was sent for a patient, who can agree to it. */
  readonly forPatient: boolean;
}
export const keepReceipt = (kept: KeptReceipt): void => {
  write(session, RECEIPT, JSON.stringify(kept));
  keepTracking({ complaintNo: kept.receipt.complaintNo, code: kept.receipt.trackingCode });
};
export const loadReceipt = (): KeptReceipt | null => {
  const kept = parsed(read(session, RECEIPT)) as Partial<KeptReceipt>;
  const { receipt, earlier = false, reachable = false, forPatient = false } = kept;
  return receipt ? { receipt, earlier, reachable, forPatient } : null;
};

/** What is typed on the progress page and not sent: for this tab only. */
const THREAD = 'tingsu.thread';
export const keepThreadDraft = (name: string, draft: object | null): void =>
  write(
    session,
    THREAD,
    JSON.stringify({ ...parsed(read(session, THREAD)), [name]: draft ?? undefined }),
  );
export const loadThreadDraft = (name: string): object =>
  (parsed(read(session, THREAD)) as Readonly<Record<string, object | undefined>>)[name] ?? {};

/** Everything that the next visitor of a shared device must not find. */
export const forgetEverything = (): void => {
  forgetDraft();
  write(session, RECEIPT, null);
  write(session, THREAD, null);
  keepTracking(null);
};
