import type { DraftedForm } from '@tingsu/contracts';
import { useMemo, useRef, useState } from 'react';
import { useSession } from '../kit/session';
import type { Typed } from './draft-keeper';
import { type DraftPlace, inForm } from './draft-place';
import { draftKeeper } from './drafts.client';
import { useOpenedDraft } from './use-draft';

export interface FormDraft<Values extends object> {
  readonly typed: Values;
  readonly place: DraftPlace;
  /** What was typed before is in the form again. */
  readonly restored: boolean;
  change(part: Partial<Values>): void;
  show(draft: Typed | null): void;
  /** The form was sent: there is nothing left to keep. */
  sent(): void;
  startAgain(): void;
}

/**
 * What is typed into a form outside a case: kept on the server while it is typed, there again when the form is opened, on any device, and
 * gone once it was sent or thrown away.
 */
export const useFormDraft = <Values extends object>(
  form: DraftedForm,
  subject: string,
  start: () => Values,
): FormDraft<Values> => {
  const person = useSession()?.personId ?? '';
  const place = useMemo(() => inForm(person, form, subject), [person, form, subject]);
  const [first] = useState(start);
  const [typed, setTyped] = useState(first);
  const [restored, setRestored] = useState(false);
  const latest = useRef(first);
  const put = (values: Values): void => {
    latest.current = values;
    setTyped(values);
  };
  const show = (draft: Typed | null): void => {
    put({ ...first, ...draft?.values });
    setRestored(draft !== null);
  };
  const touched = useOpenedDraft(place, show);
  const forget = (): void => {
    touched.current = false;
    void draftKeeper.discard(place);
  };
  return {
    typed,
    place,
    restored,
    change: (part) => {
      touched.current = true;
      const values = { ...latest.current, ...part };
      put(values);
      draftKeeper.type(place, { values: { ...values } });
    },
    show,
    sent: forget,
    startAgain: () => {
      forget();
      show(null);
    },
  };
};
