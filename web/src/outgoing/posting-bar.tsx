import { Button, Input } from 'antd';
import { useState } from 'react';
import { type ApiProblem, asProblem } from '../api/problem';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useOpenPaper } from '../papers/use-open-paper';
import { lettersAddress, MOST_PRINTED } from './letters-address';
import { type ListedTask, useEnding } from './use-sending-tasks';

interface Props {
  readonly chosen: readonly ListedTask[];
  readonly numbers: Readonly<Record<string, string>>;
  readonly today: string;
  /** This letter was posted. */
  onPosted(sendingId: string): void;
}

/** Prints the chosen letters together, and says that they were posted, one after the other. */
export const PostingBar = ({ chosen, numbers, today, onPosted }: Props) => {
  const { t } = useWords();
  const { open, problem, missing, busy } = useOpenPaper();
  const [on, setOn] = useState(today);
  const [failed, setFailed] = useState<{
    readonly caseNo: string;
    readonly problem: ApiProblem;
  } | null>(null);
  const [posting, setPosting] = useState(false);
  const ending = useEnding();
  const post = async (): Promise<void> => {
    setFailed(null);
    setPosting(true);
    try {
      for (const { sendingId, caseNo } of chosen) {
        const number = numbers[sendingId]?.trim();
        const done = { on, ...(number ? { number } : {}) };
        try {
          await ending.mutateAsync({ sendingId, end: { done } });
          onPosted(sendingId);
        } catch (error) {
          return setFailed({ caseNo, problem: asProblem(error) });
        }
      }
    } finally {
      setPosting(false);
    }
  };
  const none = chosen.length === 0;
  return (
    <div className="posting-bar">
      <div className="row">
        <Button
          disabled={none || chosen.length > MOST_PRINTED}
          loading={busy}
          onClick={() => void open(lettersAddress(chosen.map(({ sendingId }) => sendingId)))}
        >
          {t('outgoingPrint', { count: chosen.length })}
        </Button>
        <label htmlFor="posted-on">{t('outgoingPostedOn')}</label>
        <Input
          id="posted-on"
          type="date"
          className="posted-on"
          max={today}
          value={on}
          onChange={({ target }) => setOn(target.value)}
        />
        <Button
          type="primary"
          disabled={none || on === ''}
          loading={posting}
          onClick={() => void post()}
        >
          {t('outgoingPosted', { count: chosen.length })}
        </Button>
      </div>
      {chosen.length > MOST_PRINTED && (
        <p className="soft">{t('outgoingMostPrinted', { count: MOST_PRINTED })}</p>
      )}
      {missing && <p role="alert">{t('outgoingMissing')}</p>}
      {problem && <ProblemView error={problem} />}
      {failed && (
        <>
          <p role="alert">{t('outgoingNotPosted', { caseNo: failed.caseNo })}</p>
          <ProblemView error={failed.problem} />
        </>
      )}
    </div>
  );
};
