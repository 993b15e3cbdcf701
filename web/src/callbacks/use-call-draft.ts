import type { CallBack } from '@tingsu/contracts';
import { Form } from 'antd';
import { useRef } from 'react';
import type { Typed } from '../drafts/draft-keeper';
import { draftKeeper } from '../drafts/drafts.client';
import { useDraftPlace, useOpenedDraft } from '../drafts/use-draft';
import { draftOf, typedIn } from './call-draft';
import type { TypedResult } from './call-groups';

/** The form of a call, kept as a draft until it is saved. */
export const useCallDraft = (call: CallBack, caseVersion: number) => {
  const [form] = Form.useForm<TypedResult>();
  const place = useDraftPlace(call.caseNo, 'recordFollowUp');
  const version = useRef(caseVersion);
  version.current = caseVersion;
  const show = (draft: Typed | null): void => {
    const typed = draft && typedIn(call, draft.values);
    form.resetFields();
    if (typed) form.setFieldsValue(typed);
  };
  const touched = useOpenedDraft(place, show);
  return {
    form,
    place,
    show,
    keep: (typed: Partial<TypedResult>): void => {
      touched.current = true;
      draftKeeper.type(place, { caseVersion: version.current, values: draftOf(call, typed) });
    },
  };
};
