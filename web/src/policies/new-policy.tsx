import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useBindable } from '../bindings/use-bindings';
import { inLanguage } from '../i18n/language';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { textOf, type JsonObject } from './json';
import { readPolicyFile } from './policy-file';
import { useStartPolicy } from './use-start-policy';

interface Values {
  readonly source: 'blank' | 'template' | 'file';
  readonly policyId: string;
  readonly template?: string;
}

/** The document of a file that the reader chooses; `problem` is what is wrong with the file. */
const useFile = () => {
  const { t } = useWords();
  const [document, setDocument] = useState<JsonObject | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async (file: File | undefined): Promise<void> => {
    const read = file ? readPolicyFile(await file.arrayBuffer()) : null;
    setDocument(read && 'document' in read ? read.document : null);
    setProblem(read && 'problem' in read ? t(read.problem) : null);
  };
  return { document, problem, choose };
};

const FileField = ({ file }: { readonly file: ReturnType<typeof useFile> }) => {
  const { t } = useWords();
  return (
    <Form.Item
      label={t('policyNewChooseFile')}
      required
      htmlFor="policy-file"
      validateStatus={file.problem ? 'error' : ''}
      help={
        file.problem ??
        (file.document && t('policyNewFileRead', { title: textOf(file.document.id) }))
      }
    >
      <input
        id="policy-file"
        type="file"
        accept=".json,application/json"
        onChange={(event) => void file.choose(event.target.files?.[0])}
      />
    </Form.Item>
  );
};

/** Begins a policy of its own: blank, as a copy of a template, or from the file of another group. */
const NewPolicyDialog = ({ onClose }: { onClose(): void }) => {
  const { t, language } = useWords();
  const [form] = Form.useForm<Values>();
  const source = Form.useWatch('source', form) ?? 'template';
  const { data: versions = [] } = useBindable();
  const file = useFile();
  const start = useStartPolicy();
  const required = { required: true, message: t('fieldRequired') };
  const submit = ({ policyId, template }: Values): void => {
    if (source === 'file' && !file.document) return;
    start.mutate({
      policyId,
      ...(source === 'template' && template !== undefined ? { basedOn: template } : {}),
      ...(source === 'file' && file.document ? { document: { ...file.document } } : {}),
    });
  };
  return (
    <Modal
      open
      title={t('policyNew')}
      okText={t('policyNewStart')}
      cancelText={t('cancel')}
      okButtonProps={{
        loading: start.isPending,
        disabled: source === 'file' && file.document === null,
      }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {start.error && <ProblemView error={start.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{ source: 'template' }}
        onFinish={submit}
      >
        <Form.Item name="source" label={t('policyNewFrom')} required>
          <Radio.Group
            aria-label={t('policyNewFrom')}
            className="stacked"
            options={[
              { value: 'template', label: t('policyNewTemplate') },
              { value: 'file', label: t('policyNewFile') },
              { value: 'blank', label: t('policyNewBlank') },
            ]}
          />
        </Form.Item>
        {source === 'template' && (
          <Form.Item name="template" label={t('policyNewSource')} rules={[required]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={versions.map(({ policyId, version, title }) => ({
                value: `${policyId}@${version}`,
                label: `${inLanguage(title, language)} (${policyId} ${version})`,
              }))}
            />
          </Form.Item>
        )}
        {source === 'file' && <FileField file={file} />}
        <Form.Item
          name="policyId"
          label={t('policyNewId')}
          extra={t('policyNewIdHelp')}
          rules={[
            required,
            { pattern: /^[a-zA-Z0-9][a-zA-Z0-9._-]*$/, message: t('policyNewIdWrong') },
            {
              validator: (_, id: string) =>
                versions.some(({ policyId }) => policyId === id)
                  ? Promise.reject(new Error(t('policyNewIdTaken')))
                  : Promise.resolve(),
            },
          ]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
};

export const NewPolicy = () => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('policyNew')}
      </Button>
      {open && <NewPolicyDialog onClose={() => setOpen(false)} />}
    </>
  );
};
