import type { CaseDetail } from '@tingsu/contracts';
import { Button, Form } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { DraftLine, OtherDraft } from '../drafts/draft-line';
import { draftKeeper } from '../drafts/drafts.client';
import '../i18n/office';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { fieldsOf } from './command-fields';
import { payloadOf } from './command-payload';
import { CommandInput } from './command-input';
import { fieldErrorsOf } from './command-start';
import { useDraftedForm } from './use-drafted-form';
import { useSavingNote } from './use-saving-note';

const NoteForm = ({ detail, onClose }: { readonly detail: CaseDetail; onClose(): void }) => {
  const { t, reason } = useWords();
  const drafted = useDraftedForm('note', detail);
  const { form, place } = drafted;
  const { save, problem, busy } = useSavingNote(detail.caseNo, place);
  useEffect(() => {
    window.setTimeout(() => form.focusField('text'), 0);
  }, [form]);
  useEffect(() => {
    if (problem) form.setFields(fieldErrorsOf(problem, reason));
  }, [form, problem, reason]);
  const submit = async (values: Readonly<Record<string, unknown>>): Promise<void> => {
    if (await save(detail.version, payloadOf('note', values))) onClose();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark="optional"
      initialValues={drafted.initial}
      onValuesChange={(_, values) => drafted.keep(values)}
      onBlur={() => void draftKeeper.flush(place)}
      onFinish={(values) => void submit(values)}
    >
      <p className="office-only">{t('noteInside')}</p>
      {problem && problem.errors.length === 0 && <ProblemView error={problem} />}
      <OtherDraft command="note" place={place} onTake={drafted.show} />
      {fieldsOf('note').map((field) => (
        <CommandInput key={field.name} field={field} detail={detail} />
      ))}
      <DraftLine place={place} />
      <div className="row">
        <Button htmlType="submit" className="office-button" loading={busy}>
          {t('noteSave')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('noteClose')}
        </Button>
      </div>
    </Form>
  );
};

/** A note for the office only, apart in place, colour and words from what a complainant will read. */
export const NoteComposer = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const may = detail.commands.some(({ command, allowed }) => command === 'note' && allowed);
  if (!may) return null;
  return (
    <section className="card note-composer" aria-label={t('noteWrite')}>
      {open ? (
        <NoteForm detail={detail} onClose={() => setOpen(false)} />
      ) : (
        <Button ref={opener} type="text" data-key="n" onClick={() => setOpen(true)}>
          {t('noteWrite')}
        </Button>
      )}
    </section>
  );
};
