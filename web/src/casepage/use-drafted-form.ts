import type { CaseDetail, CommandName } from '@tingsu/contracts';
import { Form } from 'antd';
import { useRef, useState } from 'react';
import type { Typed as Draft } from '../drafts/draft-keeper';
import { draftKeeper } from '../drafts/drafts.client';
import { useDraftPlace, useOpenedDraft } from '../drafts/use-draft';
import { reportStart } from '../holds/drafted-report';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { withDraft } from './command-draft';
import { fieldsOf } from './command-fields';
import { startValues, type Typed } from './command-start';

/** The values of the form of a command, kept as a draft until they are sent. */
export const useDraftedForm = (command: CommandName, detail: CaseDetail) => {
  const [form] = Form.useForm<Typed>();
  const place = useDraftPlace(detail.caseNo, command);
  const caseVersion = useRef(detail.version);
  caseVersion.current = detail.version;
  const words = useWords();
  const directory = useDirectory();
  const [start] = useState(() =>
    command === 'draftReport'
      ? reportStart(detail, words, directory)
      : startValues(command, detail),
  );
  const [restored, setRestored] = useState(false);
  const [typed, setTyped] = useState(false);

  const show = (draft: Draft | null): void => {
    const values = withDraft(start, draft, caseVersion.current);
    for (const { name } of fieldsOf(command)) form.setFieldValue(name, values[name]);
    setRestored(draft !== null);
    setTyped(draft !== null);
  };
  const touched = useOpenedDraft(place, show);

  return {
    form,
    place,
    initial: start,
    typed,
    restored,
    show,
    keep: (values: Typed): void => {
      touched.current = true;
      setTyped(true);
      draftKeeper.type(place, { caseVersion: caseVersion.current, values });
    },
    startAgain: (): void => {
      touched.current = false;
      void draftKeeper.discard(place);
      show(null);
    },
  };
};
