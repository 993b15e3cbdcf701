import { Form, Input, type FormInstance } from 'antd';
import { useEffect } from 'react';
import { asProblem } from '../api/problem';
import { useWords } from '../kit/words';

export interface NewPassword {
  readonly password: string;
  readonly again: string;
}

interface Props {
  readonly form: FormInstance;
  readonly error: unknown;
  /** Fewest characters, where they are known. */
  readonly length?: number;
}

/** A new password, twice, since it cannot be seen while it is typed. What the server finds wrong stands beside it. */
export const PasswordFields = ({ form, error, length }: Props) => {
  const { t, reason } = useWords();
  useEffect(() => {
    const [fault] = error ? asProblem(error).errors : [];
    if (fault)
      form.setFields([{ name: 'password', errors: [reason(fault.code) ?? fault.message] }]);
  }, [error, form, reason]);
  return (
    <>
      <Form.Item
        name="password"
        label={t('newPassword')}
        extra={length === undefined ? t('newPasswordAdvice') : t('newPasswordHelp', { length })}
        rules={[{ required: true, message: t('fieldRequired') }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('newPasswordAgain')}
        dependencies={['password']}
        rules={[
          { required: true, message: t('fieldRequired') },
          {
            validator: (_, value: unknown) =>
              !value || value === form.getFieldValue('password')
                ? Promise.resolve()
                : Promise.reject(new Error(t('newPasswordDiffers'))),
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  );
};

/** A refusal that stands beside a field is not said a second time above the form. */
export const isBesideField = (error: unknown): boolean =>
  Boolean(error) && asProblem(error).errors.length > 0;
