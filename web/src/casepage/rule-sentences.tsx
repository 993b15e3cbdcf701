import { lazy, Suspense, type ComponentProps } from 'react';
import { useWords } from '../kit/words';

/** The words of policies come after the page of the case: the codes stand there until then. */
const RuleList = lazy(() =>
  import('../policies/rule-list').then((loaded) => ({ default: loaded.RuleList })),
);

export const RuleSentences = (props: ComponentProps<typeof RuleList>) => {
  const { list } = useWords();
  return (
    <Suspense fallback={list(props.rules)}>
      <RuleList {...props} />
    </Suspense>
  );
};
