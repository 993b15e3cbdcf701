import { Alert } from 'antd';
import { asProblem } from '../api/problem';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';

type Code = 'nothing';

/** Why a rule does not allow it, in words; with the limit where there is one. */
export const useRefusalText = () => {
  const { t } = useWords();
  return (code: string, limit: string | null): string =>
    t(`accRefused_${code as Code}`, { limit: limit ?? '' });
};

export const Refusal = ({ error }: { readonly error: unknown }) => {
  const said = useRefusalText();
  const problem = asProblem(error);
  const [first] = problem.errors;
  if (problem.code !== 'accountability.refused' || !first) return <ProblemView error={error} />;
  const [, limit = null] = /\(([-\d.]+)\)$/.exec(first.message) ?? [];
  return <Alert type="error" showIcon role="alert" title={said(first.code, limit)} />;
};
