import { DEPARTMENTAL_ROLES, ROLES, type Role } from '@tingsu/contracts';
import { Form, Input, Modal, Select } from 'antd';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { instantIn } from '../time/instants';
import { useFieldErrors } from './use-field-errors';
import { useGiveGrant } from './use-people';

interface Typed {
  readonly role: Role | undefined;
  readonly campus: string;
  readonly department: string | undefined;
  readonly endsAt: string;
}
const NEW: Typed = { role: undefined, campus: '', department: undefined, endsAt: '' };

interface Props {
  readonly login: string;
  readonly name: string;
  onClose(): void;
}

/** Gives a role: where it holds, and until which day. */
export const GrantForm = ({ login, name, onClose }: Props) => {
  const { t, label, timeZone } = useWords();
  const directory = useDirectory();
  const [form] = Form.useForm<Typed>();
  const giving = useGiveGrant(login);
  useFieldErrors(form, giving.error);
  const role = Form.useWatch('role', form);
  const departmental = role !== undefined && DEPARTMENTAL_ROLES.includes(role);
  const give = ({ role: chosen, campus, department = '', endsAt }: Typed): void => {
    if (!chosen) return;
    const home = directory.departments.find(({ code }) => code === department)?.campus ?? null;
    giving.mutate(
      {
        role: chosen,
        campus: departmental ? home : campus === '' ? null : campus,
        department: departmental ? department : null,
        endsAt: endsAt ? instantIn(timeZone, endsAt, '23:59') : null,
      },
      { onSuccess: onClose },
    );
  };
  const required = [{ required: true, message: t('fieldRequired') }];
  return (
    <Modal
      open
      title={t('grantGiveTitle', { name })}
      okText={t('grantGive')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: giving.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={NEW}
        onFinish={(typed) => give({ ...NEW, ...typed })}
      >
        {giving.error && <ProblemView error={giving.error} />}
        <Form.Item name="role" label={t('peopleRole')} rules={required}>
          <Select
            options={ROLES.filter((one) => one !== 'platform_operator').map((value) => ({
              value,
              label: label('role', value),
            }))}
          />
        </Form.Item>
        {departmental ? (
          <Form.Item name="department" label={t('grantDepartment')} rules={required}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={directory.departments.map(({ code, campus }) => ({
                value: code,
                label: `${directory.campus(campus)} · ${directory.department(code)}`,
              }))}
            />
          </Form.Item>
        ) : (
          <Form.Item name="campus" label={t('grantReach')} required>
            <Select
              options={[
                { value: '', label: t('grantGroup') },
                ...directory.campuses.map(({ code }) => ({
                  value: code,
                  label: directory.campus(code),
                })),
              ]}
            />
          </Form.Item>
        )}
        <Form.Item name="endsAt" label={t('grantUntil')} extra={t('grantUntilHelp')}>
          <Input type="date" />
        </Form.Item>
      </Form>
    </Modal>
  );
};
