import type { SafetyActName } from '@tingsu/contracts';
import type { TextKey } from '../i18n/texts';

export interface ActField {
  readonly name: string;
  readonly text: TextKey;
  readonly kind: 'line' | 'words' | 'instant';
  readonly required?: true;
}
interface ActForm {
  readonly text: TextKey;
  /** None where a press is enough. */
  readonly fields: readonly ActField[];
}

const words = (text: TextKey, required?: true): ActField => ({
  name: 'text',
  text,
  kind: 'words',
  ...(required ? { required } : {}),
});

/** What is asked for each act that has a button of its own, in the order of the buttons. */
export const ACT_FORMS: Readonly<Partial<Record<SafetyActName, ActForm>>> = {
  acknowledge: { text: 'safetyAcknowledge', fields: [] },
  describe: {
    text: 'safetyDescribe',
    fields: [{ name: 'place', text: 'safetyPlace', kind: 'line' }, words('safetyTextOf')],
  },
  callPolice: {
    text: 'safetyPolice',
    fields: [
      { name: 'calledAt', text: 'safetyPoliceAt', kind: 'instant', required: true },
      { name: 'caller', text: 'safetyPoliceBy', kind: 'line', required: true },
      { name: 'reportNo', text: 'safetyPoliceNo', kind: 'line' },
      words('safetyText'),
    ],
  },
  securityArrived: {
    text: 'safetyArrived',
    fields: [
      { name: 'arrivedAt', text: 'safetyArrivedAt', kind: 'instant', required: true },
      words('safetyText'),
    ],
  },
  note: { text: 'safetyNote', fields: [words('safetyText', true)] },
  link: {
    text: 'safetyLink',
    fields: [{ name: 'caseNo', text: 'safetyLinkNo', kind: 'line', required: true }],
  },
  end: { text: 'safetyEnd', fields: [words('safetyEndText', true)] },
};
