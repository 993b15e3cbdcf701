import { CONFIRMED_BY_VOICE, MOODS, RECORD_COPIES, SIGNED } from '@tingsu/contracts';
import { Checkbox, Input, Select } from 'antd';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import type { Asked } from './asked';
import { isInUse } from './draft';
import { Field, fieldId, ProblemOf } from './field';
import type { PartProps } from './parts';

const MOOD = {
  calm: 'regMoodCalm',
  worried: 'regMoodWorried',
  upset: 'regMoodUpset',
  angry: 'regMoodAngry',
  threatening: 'regMoodThreatening',
} as const;

const COPY = { handed: 'regCopyHanded', post: 'regCopyPost', email: 'regCopyEmail' } as const;

/** What may be said of the signature: where the policy names no reasons, that there is none is said in the note. */
const signaturesOf = ({ signatures }: Asked): readonly string[] => {
  const waivers = signatures.filter((code) => code !== SIGNED);
  return [SIGNED, CONFIRMED_BY_VOICE, ...(waivers.length > 0 ? waivers : ['waived'])];
};

const Signature = ({ draft, asked, problems, change }: PartProps) => {
  const { t, label } = useWords();
  const nameOf = (code: string): string => {
    if (code === CONFIRMED_BY_VOICE) return t('regSignedByVoice');
    return code === 'waived' ? t('regNotSigned') : label('signature', code);
  };
  return (
    <>
      <Field
        field="signature"
        label={t('regSignature')}
        mark={asked.must.includes('signature') ? t('regWanted') : undefined}
        problems={problems}
      >
        {(control) => (
          <Select
            {...control}
            allowClear
            value={draft.signature || undefined}
            options={signaturesOf(asked).map((value) => ({ value, label: nameOf(value) }))}
            onChange={(signature?: string) => change({ signature: signature ?? '' })}
          />
        )}
      </Field>
      {draft.signature !== '' && draft.signature !== SIGNED && (
        <Field
          field="signatureNote"
          label={t('regSignatureNote')}
          mark={t('regOptional')}
          problems={problems}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={500}
              value={draft.signatureNote}
              onChange={(event) => change({ signatureNote: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
};

/** How the talk went, what was confirmed, and who answers for the complaint until it is handed over. */
export const TalkPart = (props: PartProps) => {
  const { draft, asked, problems, change } = props;
  const { t } = useWords();
  const directory = useDirectory();
  return (
    <section className="card" aria-labelledby="reg-talk">
      <h2 id="reg-talk">{t('regTalk')}</h2>
      <p className="row">
        <Checkbox
          id={fieldId('restated')}
          checked={draft.restated}
          onChange={(event) => change({ restated: event.target.checked })}
        >
          {t('regRestated')}
        </Checkbox>
        <Checkbox
          id={fieldId('receiptGiven')}
          checked={draft.receiptGiven}
          onChange={(event) => change({ receiptGiven: event.target.checked })}
        >
          {t('regReceiptGiven')}
        </Checkbox>
      </p>
      <ProblemOf field="restated" problems={problems} />
      <details
        open={asked.copy || asked.must.includes('signature') || isInUse('talk', draft, problems)}
      >
        <summary>{t('regTalkMore')}</summary>
        <div className="reg-grid">
          <Field
            field="copy"
            label={t('regCopy')}
            mark={t(asked.copy ? 'regWanted' : 'regOptional')}
            problems={problems}
          >
            {(control) => (
              <Select
                {...control}
                allowClear
                value={draft.copy || undefined}
                options={RECORD_COPIES.map((value) => ({ value, label: t(COPY[value]) }))}
                onChange={(copy?: (typeof RECORD_COPIES)[number]) => change({ copy: copy ?? '' })}
              />
            )}
          </Field>
          <Field field="mood" label={t('regMood')} problems={problems}>
            {(control) => (
              <Select
                {...control}
                allowClear
                value={draft.mood || undefined}
                options={MOODS.map((value) => ({ value, label: t(MOOD[value]) }))}
                onChange={(mood?: (typeof MOODS)[number]) => change({ mood: mood ?? '' })}
              />
            )}
          </Field>
          <Signature {...props} />
          <Field field="firstResponder" label={t('regFirst')} problems={problems}>
            {(control) => (
              <Select
                {...control}
                showSearch={{ optionFilterProp: 'label' }}
                value={draft.firstResponder || undefined}
                options={directory.staff.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(firstResponder: string) => change({ firstResponder })}
              />
            )}
          </Field>
        </div>
      </details>
    </section>
  );
};
