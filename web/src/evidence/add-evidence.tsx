import {
  EVIDENCE_SLOTS,
  type AddEvidence,
  type EvidenceSlot,
  type EvidenceStep,
} from '@tingsu/contracts';
import { Button, Form, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { asProblem, type ApiProblem } from '../api/problem';
import { InstantInput } from '../casepage/instant-input';
import { ProblemView } from '../kit/problem-view';
import { sendFile } from '../kit/upload.client';
import { useWords } from '../kit/words';
import { useSession } from '../kit/session';
import { usualSlot } from './step-files';
import { useAddEvidence } from './use-evidence';

interface Said {
  readonly files?: FileList | null;
  readonly slot: EvidenceSlot;
  readonly source: string;
  readonly takenAt?: string | null;
  readonly place?: string;
  readonly note?: string;
}

const FileInput = ({
  id,
  onChange,
}: {
  readonly id?: string;
  onChange?(files: FileList | null): void;
}) => {
  const { t } = useWords();
  return (
    <input
      id={id}
      type="file"
      multiple
      aria-label={t('evidenceFiles')}
      onChange={({ target }) => onChange?.(target.files)}
    />
  );
};

const TakenAt = ({ onChange }: { onChange?(at: string | null): void }) => {
  const { t } = useWords();
  return (
    <InstantInput label={t('evidenceTakenAt')} value={null} onChange={(at) => onChange?.(at)} />
  );
};

/** Uploads and adds one file after the other; says which one could not be added, and keeps what was typed. */
const useAdding = (complaintNo: string, of: Pick<AddEvidence, 'step' | 'holdId'>) => {
  const add = useAddEvidence(complaintNo);
  const [percent, setPercent] = useState<number | null>(null);
  const [failed, setFailed] = useState<{ name: string; problem: ApiProblem } | null>(null);
  // After a failure the same choice is sent again: what is there already is left out.
  const added = useRef(new Set<File>());
  const run = async ({ files, ...said }: Said): Promise<boolean> => {
    setFailed(null);
    const { place, note, takenAt } = said;
    const given: Omit<AddEvidence, 'uploadId'> = {
      slot: said.slot,
      source: said.source.trim(),
      ...of,
      ...(place?.trim() ? { place: place.trim() } : {}),
      ...(note?.trim() ? { note: note.trim() } : {}),
      ...(takenAt ? { takenAt } : {}),
    };
    for (const file of files ?? []) {
      if (added.current.has(file)) continue;
      try {
        setPercent(0);
        const { uploadId } = await sendFile(file, setPercent).done;
        await add.mutateAsync({ uploadId, ...given });
        added.current.add(file);
      } catch (error) {
        setFailed({ name: file.name, problem: asProblem(error) });
        return false;
      } finally {
        setPercent(null);
      }
    }
    return true;
  };
  return { run, percent, failed };
};

interface Props {
  readonly complaintNo: string;
  readonly step?: EvidenceStep;
  /** What was asked for; the person may choose another. */
  readonly slot?: EvidenceSlot | undefined;
  /** The sealed evidence that it proves. */
  readonly holdId?: string;
  onChosen?(chosen: boolean): void;
  onClose(): void;
}

export const AddEvidenceForm = ({ complaintNo, step, slot, holdId, onChosen, onClose }: Props) => {
  const { t, label } = useWords();
  const me = useSession();
  const { run, percent, failed } = useAdding(complaintNo, {
    ...(step ? { step } : {}),
    ...(holdId ? { holdId } : {}),
  });
  const required = { required: true, message: t('fieldRequired') };
  return (
    <Form<Said>
      layout="vertical"
      requiredMark="optional"
      initialValues={{ slot: slot ?? usualSlot(step), ...(step && me ? { source: me.name } : {}) }}
      onValuesChange={(_, { files }) => onChosen?.((files?.length ?? 0) > 0)}
      onFinish={(said) => void run(said).then((done) => done && onClose())}
    >
      {failed && (
        <>
          <p role="alert">{t('evidenceFailed', { name: failed.name })}</p>
          <ProblemView error={failed.problem} />
        </>
      )}
      <Form.Item name="files" label={t('evidenceFiles')} rules={[required]} valuePropName="unused">
        <FileInput />
      </Form.Item>
      <Form.Item name="slot" label={t('evidenceSlot')} rules={[required]}>
        <Select
          aria-label={t('evidenceSlot')}
          options={EVIDENCE_SLOTS.map((value) => ({
            value,
            label: label('evidenceSlot', value),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="source"
        label={t('evidenceSource')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="takenAt" label={t('evidenceTakenAt')} required={false}>
        <TakenAt />
      </Form.Item>
      <Form.Item name="place" label={t('evidencePlace')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="note" label={t('evidenceNote')}>
        <Input.TextArea maxLength={2_000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <div className="row">
        <Button type="primary" htmlType="submit" loading={percent !== null}>
          {percent === null ? t('evidenceAdd') : t('evidenceSending', { percent })}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
};
