import type { Account } from '@tingsu/contracts';
import { Form, Input, Modal, Select } from 'antd';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useFieldErrors } from './use-field-errors';
import { useChangeAccount, useCreateAccount } from './use-people';

interface Typed {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Account['locale'];
  readonly worksIn: string[];
  readonly deputy: string | undefined;
}

const NEW: Typed = {
  ...{ login: '', name: '', email: '', locale: 'zh-CN', worksIn: [], deputy: undefined },
};
const typedOf = ({ login, name, email, locale, worksIn, deputy }: Account): Typed => ({
  ...{ login, name, locale, worksIn },
  ...{ email: email ?? '', deputy: deputy ?? undefined },
});

interface Props {
  /** Null for a new one. */
  readonly account: Account | null;
  done?(login: string): void;
  onClose(): void;
}

/** Makes an account, or changes what an administrator may. */
export const PersonForm = ({ account, done, onClose }: Props) => {
  const { t } = useWords();
  const directory = useDirectory();
  const [form] = Form.useForm<Typed>();
  const creating = useCreateAccount();
  const changing = useChangeAccount(account?.login ?? '');
  const error = creating.error ?? changing.error;
  useFieldErrors(form, error);
  const save = (typed: Typed): void => {
    const { login, email, deputy, ...rest } = typed;
    const person = { ...rest, email: email.trim() || null, deputy: deputy ?? null };
    if (account) {
      changing.mutate({ ...person, version: account.version }, { onSuccess: onClose });
      return;
    }
    creating.mutate({ ...person, login: login.trim() }, { onSuccess: () => done?.(login.trim()) });
  };
  const required = [{ required: true, whitespace: true, message: t('fieldRequired') }];
  const departments = directory.departments.map(({ code, campus }) => ({
    value: code,
    label: `${directory.campus(campus)} · ${directory.department(code)}`,
  }));
  return (
    <Modal
      open
      title={account ? t('personChangeTitle', { name: account.name }) : t('peopleNew')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: creating.isPending || changing.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={account ? typedOf(account) : NEW}
        onFinish={(typed) => save({ ...(account ? typedOf(account) : NEW), ...typed })}
      >
        {error && <ProblemView error={error} />}
        {!account && (
          <Form.Item
            name="login"
            label={t('personLogin')}
            extra={t('personLoginHelp')}
            rules={required}
          >
            <Input maxLength={60} autoComplete="off" autoCapitalize="none" />
          </Form.Item>
        )}
        <Form.Item name="name" label={t('personName')} rules={required}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="email" label={t('personEmail')}>
          <Input type="email" maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="locale" label={t('personLanguage')} required>
          <Select
            options={[
              { value: 'zh-CN', label: t('personLanguage_zh') },
              { value: 'en', label: t('personLanguage_en') },
            ]}
          />
        </Form.Item>
        <Form.Item name="worksIn" label={t('personWorksIn')} extra={t('personWorksInHelp')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={departments}
          />
        </Form.Item>
        <Form.Item name="deputy" label={t('personDeputy')} extra={t('personDeputyHelp')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={directory.staff
              .filter(({ id }) => id !== account?.id)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
};
