import type { ReactNode } from 'react';
import type { ApiProblem } from '../api/problem';
import type { DraftField, FieldProblem } from './draft';
import { usePreferences } from './preferences';

/** What a control needs to be tied to its label, hint and error. */
interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FramedProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly problem: FieldProblem | null | undefined;
  /** A group of radio buttons needs a legend, not a label. */
  readonly group?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
}

interface FieldProps extends Omit<FramedProps, 'id' | 'problem'> {
  readonly field: DraftField;
  readonly problems: readonly FieldProblem[];
}

export const fieldId = (field: DraftField): string => `field-${field}`;

/** A control with its label, its hint, and what is wrong with what was typed. */
export const Framed = ({ id, label, hint, optional, problem, group, children }: FramedProps) => {
  const { t, fieldProblem } = usePreferences();
  const described =
    [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const control: ControlProps = {
    id,
    'aria-describedby': described,
    'aria-invalid': problem ? true : undefined,
  };
  const inner = (
    <>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-error`} className="field-error">
          <span className="visually-hidden">{t('errorPrefix')}</span>
          {fieldProblem(problem)}
        </p>
      )}
      {children(control)}
    </>
  );
  const name = (
    <>
      {label} {optional && <span className="optional">{t('optional')}</span>}
    </>
  );
  const className = problem ? 'field wrong' : 'field';
  if (group)
    return (
      <fieldset className={className} aria-describedby={described}>
        <legend>{name}</legend>
        {inner}
      </fieldset>
    );
  return (
    <div className={className}>
      <label htmlFor={id}>{name}</label>
      {inner}
    </div>
  );
};

/** A field of the form of complaints. */
export const Field = ({ field, problems, ...framed }: FieldProps) => (
  <Framed
    {...framed}
    id={fieldId(field)}
    problem={problems.find((found) => found.field === field)}
  />
);

/** GOV.UK's error summary: at the top, focused, each line a link to its field. */
export const ErrorSummary = ({
  problems,
  onGo,
}: {
  readonly problems: readonly FieldProblem[];
  onGo?(field: DraftField): void;
}) => {
  const { t, fieldProblem } = usePreferences();
  if (problems.length === 0) return null;
  return (
    <div
      className="error-summary"
      role="alert"
      tabIndex={-1}
      id="error-summary"
      aria-labelledby="error-summary-title"
    >
      <h2 id="error-summary-title">{t('errorTitle')}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field}-${problem.text ?? problem.code}`}>
            <a
              href={`#${fieldId(problem.field)}`}
              onClick={(event) => {
                event.preventDefault();
                if (onGo) onGo(problem.field);
                else document.getElementById(fieldId(problem.field))?.focus();
              }}
            >
              {fieldProblem(problem)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** A failure that is not about one field: what happened, the request id, and a way to go on. */
export const ProblemNote = ({
  problem,
  onRetry,
  children,
}: {
  readonly problem: ApiProblem;
  onRetry?(): void;
  readonly children?: ReactNode;
}) => {
  const { t, problem: describe } = usePreferences();
  return (
    <div className="error-summary" role="alert" tabIndex={-1} id="problem-note">
      <p className="strong">{describe(problem.code)}</p>
      {children}
      {problem.requestId && <p className="hint">{t('requestId', { id: problem.requestId })}</p>}
      {onRetry && (
        <button type="button" className="button secondary" onClick={onRetry}>
          {t('retry')}
        </button>
      )}
    </div>
  );
};
