import type { ThreadMessage } from '@tingsu/contracts';
import { useState } from 'react';
import { ApiProblem, asProblem } from '../api/problem';
import { shown } from '../kit/plain-text';
import { longInstant } from '../time/instants';
import type { TextKey } from './draft';
import type { Tracking } from './draft.store';
import { ProblemNote } from './fields';
import { usePreferences } from './preferences';
import { saveThreadFile } from './thread.client';

const KIND: Readonly<Partial<Record<ThreadMessage['kind'], TextKey>>> = {
  supplement: 'threadSupplement',
  withdrawal: 'threadWithdrawal',
  rating: 'threadRating',
  confirmation: 'threadConfirmation',
  objection: 'objectTitle',
};

const whatOf = ({ kind, satisfied }: ThreadMessage): TextKey | undefined =>
  kind === 'rating' ? (satisfied ? 'threadSatisfied' : 'threadNotSatisfied') : KIND[kind];

interface Props {
  readonly tracking: Tracking;
  /** Newest first. */
  readonly messages: readonly ThreadMessage[];
  /** There are older ones. */
  readonly more: boolean;
  onMore(): void;
}

/** The conversation with the hospital, oldest first, as one reads it. */
export const Thread = ({ tracking, messages, more, onMore }: Props) => {
  const { t } = usePreferences();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const save = (messageId: string, file: ThreadMessage['files'][number]): void => {
    setProblem(null);
    saveThreadFile(tracking, messageId, file).catch((error: unknown) =>
      setProblem(asProblem(error)),
    );
  };
  return (
    <>
      {more && (
        <button type="button" className="link" onClick={onMore}>
          {t('threadMore')}
        </button>
      )}
      {problem && <ProblemNote problem={problem} />}
      {messages.length === 0 ? (
        <p>{t('threadNone')}</p>
      ) : (
        <ol className="thread" id="thread" tabIndex={-1}>
          {[...messages].reverse().map((message) => (
            <Message
              key={message.messageId}
              message={message}
              onSave={(file) => save(message.messageId, file)}
            />
          ))}
        </ol>
      )}
    </>
  );
};

const Message = ({
  message,
  onSave,
}: {
  readonly message: ThreadMessage;
  onSave(file: ThreadMessage['files'][number]): void;
}) => {
  const { t, language, timeZone } = usePreferences();
  const { direction, at, readAt, words, files } = message;
  const what = whatOf(message);
  return (
    <li className={direction === 'in' ? 'mine' : 'theirs'}>
      <p className="hint">
        <strong>{t(direction === 'in' ? 'threadYou' : 'threadHospital')}</strong>{' '}
        <time dateTime={at}>{longInstant(at, language, timeZone)}</time>
        {direction === 'in' && readAt !== null && ` · ${t('threadRead')}`}
      </p>
      {what && <p>{t(what)}</p>}
      {words !== '' && <p className="said">{shown(words)}</p>}
      {files.length > 0 && (
        <ul className="files">
          {files.map((file) => (
            <li key={file.uploadId}>
              <button type="button" className="link" onClick={() => onSave(file)}>
                {shown(file.fileName)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
};
