import { App, Button, Form, Input } from 'antd';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { isBesideField, PasswordFields, type NewPassword } from './password-fields';
import { useChangePassword } from './use-own-account';

interface Typed extends NewPassword {
  readonly current: string;
}

interface Props {
  readonly changedAt: string;
  readonly length: number;
}

/** Changes the own password; whoever else is signed in with it is signed out. */
export const ChangePassword = ({ changedAt, length }: Props) => {
  const { t, long } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Typed>();
  const { mutate, isPending, error } = useChangePassword(() => {
    form.resetFields();
    void message.success(t('passwordChanged'));
  });
  return (
    <section className="card" aria-labelledby="password-title">
      <h2 id="password-title">{t('passwordTitle')}</h2>
      <p className="soft">{t('passwordSince', { at: long(changedAt) })}</p>
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="account-form"
        onFinish={({ current, password }) => mutate({ current, password })}
      >
        {error && !isBesideField(error) && <ProblemView error={error} />}
        <Form.Item
          name="current"
          label={t('presentPassword')}
          rules={[{ required: true, message: t('fieldRequired') }]}
        >
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <PasswordFields form={form} error={error} length={length} />
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t('changePassword')}
        </Button>
        <p className="soft">{t('changePasswordEnds')}</p>
      </Form>
    </section>
  );
};
