import type { CommonProblem, SharedWords } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { post } from '../api/http.client';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';

/** As many as are compared at once. */
const MOST = 50;

const useSharedWords = (caseNos: readonly string[]) =>
  useQuery({
    queryKey: ['improvements', 'shared-words', caseNos],
    queryFn: () =>
      post<SharedWords>('/complaints/shared-words', { complaintNos: caseNos.slice(0, MOST) }),
    enabled: caseNos.length > 1,
  });

/** Why cases in like words are a problem: the words that they share, for who may read them, and where they belong. */
export const WhyAlike = ({ problem }: { readonly problem: CommonProblem }) => {
  const { t, list } = useWords();
  const directory = useDirectory();
  const { data } = useSharedWords(problem.caseNos);
  const places = problem.departments.map(({ department, count }) =>
    t('problemPlace', { department: directory.department(department), count }),
  );
  return (
    <>
      {data && data.words.length > 0 && (
        <div data-testid="shared-words">
          {t('problemShares', { count: data.read, words: list(data.words) })}
        </div>
      )}
      {data && data.words.length === 0 && <div>{t('problemSharesUnseen')}</div>}
      <small>{list(places)}</small>
    </>
  );
};
