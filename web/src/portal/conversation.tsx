import type { Progress, ThreadMessage } from '@tingsu/contracts';
import { useCallback, useEffect, useState } from 'react';
import { asProblem, type ApiProblem } from '../api/problem';
import type { Tracking } from './draft.store';
import { ProblemNote } from './fields';
import { useFocus, usePreferences } from './preferences';
import { Thread } from './thread';
import { fetchThread } from './thread.client';
import { WriteForm } from './write-form';

interface Props {
  readonly tracking: Tracking;
  readonly progress: Progress;
  /** Something was sent that may change how the complaint stands. */
  onSent(): void;
}

/** From these nothing is left to withdraw. */
const OVER: readonly Progress['stage'][] = ['closed', 'declined', 'withdrawn', 'merged'];

/** What the person and the hospital say to each other, and what the person may ask for. */
export const Conversation = ({ tracking, progress, onSent }: Props) => {
  const { t } = usePreferences();
  const focus = useFocus();
  const [messages, setMessages] = useState<readonly ThreadMessage[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [said, setSaid] = useState(false);
  const load = useCallback(
    async (after: string | null): Promise<void> => {
      try {
        const page = await fetchThread(tracking, after);
        setMessages((known) => (after === null ? page.items : [...(known ?? []), ...page.items]));
        setCursor(page.nextCursor);
        setProblem(null);
      } catch (error) {
        setProblem(asProblem(error));
      }
    },
    [tracking],
  );
  useEffect(() => void load(null), [load, progress]);
  const sent = (): void => {
    setSaid(true);
    void load(null);
    onSent();
    focus('thread-title');
  };
  const all = messages ?? [];
  const after = progress.answer?.at ?? '';
  const rated = all.some(({ kind, at }) => kind === 'rating' && at >= after);
  const withdrawing = all.some(({ kind }) => kind === 'withdrawal');
  const wanted = progress.stage === 'waiting_for_you';
  return (
    <>
      {progress.answer && !rated && messages && <Rating tracking={tracking} onSent={sent} />}
      <h2 id="thread-title" tabIndex={-1}>
        {t('threadTitle')}
      </h2>
      <p role="status">{said ? t('threadSent') : ''}</p>
      {problem && <ProblemNote problem={problem} onRetry={() => void load(null)} />}
      {!messages && !problem && <p>{t('loading')}</p>}
      {messages && (
        <Thread
          tracking={tracking}
          messages={messages}
          more={cursor !== null}
          onMore={() => void load(cursor)}
        />
      )}
      <div className="no-print">
        <WriteForm
          tracking={tracking}
          form="messages"
          label={wanted ? 'writeWanted' : 'writeLabel'}
          hint="writeHint"
          button="writeSend"
          withFiles
          onSent={sent}
        />
        {!OVER.includes(progress.stage) && messages && !withdrawing && (
          <details>
            <summary>{t('withdrawTitle')}</summary>
            <WriteForm
              tracking={tracking}
              form="withdrawal"
              label="withdrawLabel"
              hint="withdrawHint"
              button="withdrawSend"
              onSent={sent}
            />
          </details>
        )}
      </div>
    </>
  );
};

/** Asked once for each answer: satisfied, or not and why. */
const Rating = ({ tracking, onSent }: { readonly tracking: Tracking; onSent(): void }) => {
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
