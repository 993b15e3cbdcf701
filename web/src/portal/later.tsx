import { useCallback, useEffect, useState, type ComponentType } from 'react';
import { ApiProblem } from '../api/problem';
import { ProblemNote } from './fields';
import { usePreferences } from './preferences';

/** A part of the portal that is loaded when it is first shown, so that the form is there at once on a slow network. */
export const later = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> => {
  let known: ComponentType<Props> | null = null;
  const Later = (props: Props) => {
    const { t } = usePreferences();
    const [Part, setPart] = useState(() => known);
    const [failed, setFailed] = useState(false);
    const fetchIt = useCallback((): void => {
      setFailed(false);
      load().then(
        (part) => {
          known = part;
          setPart(() => part);
        },
        () => setFailed(true),
      );
    }, []);
    useEffect(() => {
      if (!known) fetchIt();
    }, [fetchIt]);
    if (Part) return <Part {...props} />;
    if (failed)
      return (
        <ProblemNote problem={new ApiProblem('network.unreachable', 0, '')} onRetry={fetchIt} />
      );
    return <p role="status">{t('loading')}</p>;
  };
  return Later;
};
