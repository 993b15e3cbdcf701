import type { FormInstance } from 'antd';
import { useEffect } from 'react';
import { asProblem } from '../api/problem';
import { useWords } from '../kit/words';

/** Shows beside the fields of a form what the server says of them. */
export const useFieldErrors = (form: FormInstance, error: unknown): void => {
  const { reason } = useWords();
  useEffect(() => {
    if (!error) return;
    form.setFields(
      asProblem(error).errors.map(({ path, code, message }) => ({
        name: path.split('.')[0] ?? path,
        errors: [reason(code) ?? message],
      })),
    );
  }, [error, form, reason]);
};
