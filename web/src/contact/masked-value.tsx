import { REVEAL_REASONS, type RevealedField } from '@tingsu/contracts';
import { App, Button, Dropdown, Form, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { shown as plain } from '../kit/plain-text';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { CallDialog } from './call-dialog';
import { CorrectionHistory } from './correction-history';
import { FIELD_NAMES, NAMED_FIELDS } from './field-names';
import { REVEAL_REASON_TEXTS } from './reveal-reasons';
import { useReveal } from './use-reveal';
import '../i18n/contact';

const OTHER = 'other';

const OtherReason = ({ onReason }: { onReason(reason: string): void }) => {
  const { t } = useWords();
  return (
    <Form
      layout="inline"
      className="reveal-reason"
      onFinish={({ reason }: { reason: string }) => onReason(reason.trim())}
    >
      <Form.Item
        name="reason"
        rules={[{ required: true, whitespace: true, min: 4, message: t('contactWhyShort') }]}
      >
        <Input
          autoFocus
          maxLength={200}
          aria-label={t('contactWhyWords')}
          placeholder={t('contactWhyWords')}
        />
      </Form.Item>
      <Button htmlType="submit">{t('contactShow')}</Button>
    </Form>
  );
};

interface Revealed {
  readonly complaintNo: string;
  readonly field: RevealedField;
  readonly value: string;
}

const Value = ({ complaintNo, field, value }: Revealed) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const [calling, setCalling] = useState(false);
  const copy = async (): Promise<void> => {
    const copied = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    if (copied) void message.success(t('contactCopied'));
    else void message.warning(t('contactCopyFailed'));
  };
  const isPhone = field === 'phone';
  return (
    <span className="revealed-value" data-testid={`revealed-${field}`}>
      {isPhone ? (
        <a
          href={`tel:${value.replace(/[^\d+*#]/g, '')}`}
          aria-label={t('contactCallNumber', { number: value })}
        >
          {value}
        </a>
      ) : (
        <span dir="auto">{plain(value)}</span>
      )}{' '}
      <Button size="small" type="text" onClick={() => void copy()}>
        {t('contactCopy')}
      </Button>
      {isPhone && (
        <Button size="small" type="text" onClick={() => setCalling(true)}>
          {t('callLog')}
        </Button>
      )}
      {calling && (
        <CallDialog complaintNo={complaintNo} number={value} onClose={() => setCalling(false)} />
      )}
    </span>
  );
};

interface Props {
  readonly complaintNo: string;
  readonly field: RevealedField;
  readonly masked: string;
  /** Whether the access table lets this person see it in full, and correct it. */
  readonly revealable: boolean;
  onCorrect(): void;
}

/** A masked value, which is shown in place for a reason and hides itself again. */
export const MaskedValue = ({ complaintNo, field, masked, revealable, onCorrect }: Props) => {
  const { t, short } = useWords();
  const { shown, error, busy, hide, reveal } = useReveal(complaintNo, field);
  const [other, setOther] = useState(false);
  const hideButton = useRef<HTMLButtonElement>(null);
  const isShown = shown !== null;
  useEffect(() => {
    if (isShown) hideButton.current?.focus();
  }, [isShown]);
  const why = (reason: string): void => {
    setOther(reason === OTHER);
    if (reason !== OTHER) void reveal(reason);
  };
  const items = [
    {
      key: 'why',
      type: 'group' as const,
      label: t('contactWhy'),
      children: [
        ...REVEAL_REASONS.map((key) => ({ key, label: t(REVEAL_REASON_TEXTS[key]) })),
        { key: OTHER, label: t('contactWhyOther') },
      ],
    },
  ];
  return (
    <span className="masked-value" aria-live="polite">
      {shown ? (
        <>
          {shown.values.map((value) => (
            <Value key={value} complaintNo={complaintNo} field={field} value={value} />
          ))}
          {shown.values.length === 0 && t('contactNone')}
          <Button size="small" type="text" data-testid={`correct-${field}`} onClick={onCorrect}>
            {t('correctThis')}
          </Button>
          <Button ref={hideButton} size="small" type="text" onClick={hide}>
            {t('contactHide')}
          </Button>
          <small className="soft">{t('contactUntil', { at: short(shown.until) })}</small>
          <CorrectionHistory corrections={shown.corrections} />
        </>
      ) : (
        <>
          {NAMED_FIELDS.includes(field) && `${t(FIELD_NAMES[field])} `}
          {plain(masked)}
          {revealable && (
            <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => why(key) }}>
              <Button
                size="small"
                type="link"
                loading={busy}
                aria-label={t('contactShowField', { field: t(FIELD_NAMES[field]) })}
                data-testid={`reveal-${field}`}
              >
                {t('contactShow')}
              </Button>
            </Dropdown>
          )}
          {other && <OtherReason onReason={why} />}
        </>
      )}
      {error !== null && <ProblemView error={error} />}
    </span>
  );
};
