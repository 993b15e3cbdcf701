import type { ReactNode } from 'react';
import { useWords } from '../kit/words';
import type { DraftField } from './draft';
import type { FieldProblem } from './problems';

/** What a control needs to be tied to its label, hint and error. */
interface Control {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly status: 'error' | undefined;
}

interface Props {
  readonly field: DraftField;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What stands behind the label: that it may be left out, or that the policy asks for it. */
  readonly mark?: string | undefined;
  readonly problems: readonly FieldProblem[];
  readonly wide?: boolean;
  readonly children: (control: Control) => ReactNode;
}

export const fieldId = (field: DraftField): string => `reg-${field}`;

/** Puts the keyboard into a field, unfolding the section that it is in. */
export const goTo = (field: DraftField): void => {
  const found = document.getElementById(fieldId(field));
  found?.closest('details')?.setAttribute('open', '');
  found?.focus();
  found?.scrollIntoView({ block: 'center' });
};

export const useProblemText = (): ((problem: FieldProblem) => string) => {
  const { t, reason } = useWords();
  return ({ text, code }) => (text ? t(text) : (reason(code ?? '') ?? t('regErrors')));
};

/** What is wrong with a field, said below it. */
export const ProblemOf = ({ field, problems }: Pick<Props, 'field' | 'problems'>) => {
  const { t } = useWords();
  const textOf = useProblemText();
  const problem = problems.find((found) => found.field === field);
  if (!problem) return null;
  return (
    <p id={`${fieldId(field)}-error`} className="reg-error">
      <span className="visually-hidden">{t('regErrorPrefix')}</span>
      {textOf(problem)}
    </p>
  );
};

export const Field = ({ field, label, hint, mark, problems, wide, children }: Props) => {
  const id = fieldId(field);
  const problem = problems.find((found) => found.field === field);
  const described = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={['reg-field', wide && 'wide', problem && 'wrong'].filter(Boolean).join(' ')}>
      <label htmlFor={id}>
        {label}
        {mark && <span className="soft"> {mark}</span>}
      </label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': problem ? true : undefined,
        status: problem ? 'error' : undefined,
      })}
      {hint && (
        <small id={`${id}-hint`} className="soft">
          {hint}
        </small>
      )}
      <ProblemOf field={field} problems={problems} />
    </div>
  );
};

/** At the top of the form, focused, each line a way to its field. */
export const ErrorSummary = ({ problems }: { readonly problems: readonly FieldProblem[] }) => {
  const { t } = useWords();
  const textOf = useProblemText();
  if (problems.length === 0) return null;
  return (
    <div
      className="reg-errors"
      role="alert"
      tabIndex={-1}
      id="reg-errors"
      aria-labelledby="reg-errors-title"
    >
      <h2 id="reg-errors-title">{t('regErrors')}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field}-${problem.text ?? problem.code}`}>
            <a
              href={`#${fieldId(problem.field)}`}
              onClick={(event) => {
                event.preventDefault();
                goTo(problem.field);
              }}
            >
              {textOf(problem)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
