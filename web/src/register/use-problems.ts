import { useEffect, useState } from 'react';
import type { ApiProblem } from '../api/problem';
import type { FieldProblem } from './problems';
import { problemsInRefusal } from './submission';

const focusErrors = (): void =>
  void window.setTimeout(() => document.getElementById('reg-errors')?.focus(), 0);

/**
 * What is wrong, once registering was tried: what the form itself finds, as long as it is so, and then what the server refused.
 * @param found what is wrong now
 */
export const useProblems = (found: readonly FieldProblem[], refusal: ApiProblem | null) => {
  const [tried, setTried] = useState(false);
  const refused = refusal ? problemsInRefusal(refusal) : [];
  useEffect(() => {
    if (refusal) focusErrors();
  }, [refusal]);
  return {
    problems: tried && found.length > 0 ? found : refused,
    /** A refusal that is about no field. */
    whole: refusal && refused.length === 0 ? refusal : null,
    /** Shows what is wrong; true when nothing is. */
    check: (): boolean => {
      setTried(true);
      if (found.length > 0) focusErrors();
      return found.length === 0;
    },
    forget: () => setTried(false),
  };
};
