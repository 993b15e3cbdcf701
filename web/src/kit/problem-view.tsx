import { Alert, Button } from 'antd';
import { asProblem } from '../api/problem';
import { useWords } from './words';

/** Nothing that an administrator would have to look for. */
const EXPECTED: ReadonlySet<string> = new Set(['session.failed', 'session.locked']);

interface Props {
  readonly error: unknown;
  onRetry?(): void;
}

/** What went wrong, by the stable code of the problem, with what the server added and the request id. */
export const ProblemView = ({ error, onRetry }: Props) => {
  const { t, language, reason } = useWords();
  const problem = asProblem(error);
  const told = problem.errors.map((one) => ({
    path: one.path,
    text: reason(one.code) ?? one.message,
  }));
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={reason(problem.code) ?? reason('internal')}
      description={
        <>
          {told.length > 0 ? (
            <ul>
              {told.map((one, index) => (
                <li key={index}>
                  {one.path && `${one.path}: `}
                  {one.text}
                </li>
              ))}
            </ul>
          ) : (
            // Servers explain in English; the reader of a Chinese page has the text of the code.
            language === 'en' &&
            problem.detail && <p className="problem-detail">{problem.detail}</p>
          )}
          {!EXPECTED.has(problem.code) && (
            <p className="soft">
              {problem.code}
              {problem.requestId && ` · ${t('requestId', { id: problem.requestId })}`}
            </p>
          )}
        </>
      }
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('retry')}
          </Button>
        )
      }
    />
  );
};
