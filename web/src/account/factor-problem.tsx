import { Alert } from 'antd';
import { ApiProblem } from '../api/problem';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';

/** What the server refused; or what the browser says when the person gave up on a passkey, in words that help. */
export const FactorProblem = ({ error }: { readonly error: unknown }) => {
  const { t } = useWords();
  if (!error) return null;
  return error instanceof ApiProblem ? (
    <ProblemView error={error} />
  ) : (
    <Alert type="warning" showIcon role="alert" title={t('passkeyNot')} />
  );
};
