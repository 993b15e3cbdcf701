import type { Progress } from '@tingsu/contracts';
import { useEffect, useRef, useState } from 'react';
import type { Tracking } from './draft.store';
import { ProblemNote } from './fields';
import { usePreferences } from './preferences';
import { Thread } from './thread';
import type { ThreadState } from './use-thread';
import { WriteForm } from './write-form';

interface Sending {
  readonly tracking: Tracking;
  /** Something was sent that may change how the complaint stands. */
  onSent(): void;
}
interface Props extends Sending {
  readonly progress: Progress;
  readonly thread: ThreadState;
}

/** From these nothing is left to withdraw. */
const OVER: readonly Progress['stage'][] = ['closed', 'declined', 'withdrawn', 'merged'];

/** What the person and the hospital say to each other, and what the person may ask for. */
export const Conversation = ({ tracking, progress, thread, onSent }: Props) => {
  const { t } = usePreferences();
  const { messages, problem, said } = thread;
  const withdrawing = (messages ?? []).some(({ kind }) => kind === 'withdrawal');
  return (
    <>
      <h2 id="thread-title" tabIndex={-1}>
        {t('threadTitle')}
      </h2>
      <p role="status">{said ? t('threadSent') : ''}</p>
      {problem && <ProblemNote problem={problem} onRetry={thread.reload} />}
      {!messages && !problem && <p>{t('loading')}</p>}
      {messages && (
        <Thread
          tracking={tracking}
          messages={messages}
          more={thread.more}
          onMore={thread.readMore}
        />
      )}
      <div className="no-print">
        {progress.stage !== 'waiting_for_you' && (
          <WriteForm
            tracking={tracking}
            form="messages"
            label="writeLabel"
            hint="writeHint"
            button="writeSend"
            withFiles
            onSent={onSent}
          />
        )}
        <details>
          <summary>{t('objectTitle')}</summary>
          <WriteForm
            tracking={tracking}
            form="objection"
            label="objectLabel"
            hint="objectHint"
            button="objectSend"
            onSent={onSent}
          />
        </details>
        {!OVER.includes(progress.stage) && messages && !withdrawing && (
          <details>
            <summary>{t('withdrawTitle')}</summary>
            <WriteForm
              tracking={tracking}
              form="withdrawal"
              label="withdrawLabel"
              hint="withdrawHint"
              button="withdrawSend"
              onSent={onSent}
            />
          </details>
        )}
      </div>
    </>
  );
};

/** Asks for agreement with a button of its own: programs that look at links in mails open pages, and press nothing. */
export const Confirmation = ({ tracking, open, onSent }: Sending & { readonly open: boolean }) => {
  const { t } = usePreferences();
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (open) place.current?.scrollIntoView();
  }, [open]);
  return (
    <details className="no-print" open={open} ref={place}>
      <summary>{t('confirmTitle')}</summary>
      <WriteForm
        tracking={tracking}
        form="confirmation"
        label="confirmLabel"
        hint="confirmHint"
        button="confirmSend"
        onSent={onSent}
      />
    </details>
  );
};

/** Asked once for each answer: satisfied, or not and why. */
export const Rating = ({ tracking, onSent }: Sending) => {
  const { t } = usePreferences();
  const [satisfied, setSatisfied] = useState<boolean | null>(null);
  return (
    <section className="rating no-print" aria-labelledby="rating-title">
      <h2 id="rating-title">{t('ratingTitle')}</h2>
      <div className="buttons" role="group" aria-labelledby="rating-title">
        {([true, false] as const).map((value) => (
          <button
            key={String(value)}
            type="button"
            className={satisfied === value ? 'button' : 'button secondary'}
            aria-pressed={satisfied === value}
            onClick={() => setSatisfied(value)}
          >
            {t(value ? 'ratingYes' : 'ratingNo')}
          </button>
        ))}
      </div>
      {satisfied !== null && (
        <WriteForm
          tracking={tracking}
          form="rating"
          label={satisfied ? 'ratingWords' : 'ratingWhy'}
          hint={satisfied ? 'ratingWordsHint' : 'ratingWhyHint'}
          button="ratingSend"
          also={{ satisfied }}
          wordsNeeded={!satisfied}
          onSent={onSent}
        />
      )}
    </section>
  );
};
