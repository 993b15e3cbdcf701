import { type CaseDetail, MESSAGE_DRAFT } from '@tingsu/contracts';
import { useRef, useState } from 'react';
import { asProblem } from '../api/problem';
import type { Typed } from '../drafts/draft-keeper';
import { draftKeeper } from '../drafts/drafts.client';
import { useDraftPlace, useOpenedDraft } from '../drafts/use-draft';
import { newKey } from '../kit/new-key';
import { type Answer, answerIn, draftOf, isEmpty } from './answer';
import { useAnswering } from './use-thread';

const nothing = (): Answer => ({ words: '', files: [], media: null, key: newKey() });

/** The message that this person writes to the complainant of a case: a draft on every device until it is sent. */
export const useAnswer = ({ caseNo, version }: Pick<CaseDetail, 'caseNo' | 'version'>) => {
  const place = useDraftPlace(caseNo, MESSAGE_DRAFT);
  const [answer, setAnswer] = useState<Answer>(nothing);
  const latest = useRef(answer);
  const answering = useAnswering(caseNo);
  const put = (next: Answer): void => {
    latest.current = next;
    setAnswer(next);
  };
  const show = (draft: Typed | null): void =>
    put(draft ? answerIn(draft.values, newKey) : nothing());
  const touched = useOpenedDraft(place, show);

  const change = (with_: (before: Answer) => Partial<Answer>): void => {
    touched.current = true;
    const next = { ...latest.current, ...with_(latest.current) };
    put(next);
    if (isEmpty(next)) void draftKeeper.discard(place);
    else draftKeeper.type(place, { caseVersion: version, values: draftOf(next) });
  };
  /** True once it is in the thread. */
  const send = async (media: Answer['media']): Promise<boolean> => {
    const { words, files, key } = latest.current;
    await draftKeeper.settle(place);
    try {
      await answering.mutateAsync({
        key,
        ...(words.trim() === '' ? {} : { words }),
        ...(files.length === 0 ? {} : { files: files.map(({ uploadId }) => uploadId) }),
        media: [...(media ?? [])],
      });
    } catch (error) {
      draftKeeper.goOn(place);
      // The first attempt had arrived, and other words were written since: they are another message.
      if (asProblem(error).code === 'idempotency.key_reused') change(() => ({ key: newKey() }));
      return false;
    }
    put(nothing());
    touched.current = false;
    await draftKeeper.discard(place);
    return true;
  };
  return { answer, place, change, show, send, error: answering.error, busy: answering.isPending };
};
