import type { StaffThreadMessage, ThreadMessage } from '@tingsu/contracts';
import type { UploadEntity } from '../uploads/upload.entity.js';
import type { MessageEntity } from './message.entity.js';

/** What was said, opened. */
interface Said {
  readonly words: string;
  readonly subject: string | null;
  /** Of a rating. */
  readonly satisfied: boolean | null;
}

/** A file of a message, with its name opened. */
export interface MessageFile extends Pick<
  UploadEntity,
  'mediaType' | 'bytes' | 'sha256' | 'storageKey'
> {
  readonly uploadId: string;
  readonly fileName: string;
}

/** A message on its way into the thread. */
export interface NewMessage
  extends Said, Pick<MessageEntity, 'direction' | 'kind' | 'via' | 'personId' | 'notice' | 'at'> {
  /** Under which it is stored once; null when it cannot come twice. */
  readonly key: Buffer | null;
  /** Uploads that are free, or bound to the complaint by the same transaction. */
  readonly files: readonly string[];
}

export interface StoredMessage
  extends Said, Omit<MessageEntity, 'tenantId' | 'body' | 'key' | 'recordedAt'> {
  readonly files: readonly MessageFile[];
}

/** As its complainant sees it: without the names of staff. */
export function forSender(message: StoredMessage): ThreadMessage {
  const { messageId, nr, direction, kind, subject, words, satisfied } = message;
  return {
    ...{ messageId, nr, direction, kind, subject, words, satisfied },
    at: message.at.toISOString(),
    readAt: message.readAt?.toISOString() ?? null,
    files: message.files.map(({ uploadId, fileName, mediaType, bytes }) => ({
      ...{ uploadId, fileName, mediaType, bytes },
    })),
  };
}

/** As staff see it; `shown` hides in the words what the reader may not see. */
export function forStaff(
  message: StoredMessage,
  { shown, files }: { readonly shown: (text: string) => string; readonly files: boolean },
): StaffThreadMessage {
  const { via, personId: by, notice, subject, words } = message;
  const seen = forSender(message);
  return {
    ...{ ...seen, via, by, notice },
    subject: subject === null ? null : shown(subject),
    words: shown(words),
    files: files ? seen.files : [],
  };
}
