import { HAZARDS, MATTERS, type Hazard } from '@tingsu/contracts';
import type { Campuses, Uploaded } from '../api/types';
import { inLanguage } from '../i18n/language';
import type { FilesState } from '../kit/uploads.client';
import { Attachments } from './attachments';
import { charactersLeft, phoneDoubt, type Draft, type FieldProblem } from './draft';
import { Field } from './fields';
import { usePreferences } from './preferences';
import { relations } from './texts.zh-CN';

export type { FilesState };

export interface StepProps {
  readonly draft: Draft;
  readonly problems: readonly FieldProblem[];
  readonly campuses: Campuses['campuses'];
  readonly today: string;
  /** A screen that is not the reader's own: files on it, and names that it would fill in, are somebody else's. */
  readonly sharedScreen?: boolean;
  change(part: Partial<Draft>): void;
  changeFiles(update: (files: readonly Uploaded[]) => readonly Uploaded[]): void;
  onFiles(state: FilesState): void;
}

const Matters = ({ draft, problems, change }: Pick<StepProps, 'draft' | 'problems' | 'change'>) => {
  const { t, matter, hazard } = usePreferences();
  return (
    <>
      <Field field="matter" label={t('matterLabel')} problems={problems} group>
        {(control) => (
          <div className="choices">
            {MATTERS.map((code, index) => (
              <label key={code} className="choice">
                <input
                  id={index === 0 ? control.id : undefined}
                  type="radio"
                  name="matter"
                  checked={draft.matter === code}
                  onChange={() => change({ matter: code, hazard: '' })}
                />
                <span>{matter(code)}</span>
              </label>
            ))}
          </div>
        )}
      </Field>
      {draft.matter === 'hazard' && (
        <Field
          field="hazard"
          label={t('hazardLabel')}
          hint={t('hazardHint')}
          optional
          problems={problems}
        >
          {(control) => (
            <select
              {...control}
              value={draft.hazard}
              onChange={(event) => change({ hazard: event.target.value as Hazard | '' })}
            >
              <option value="">{t('hazardUnknown')}</option>
              {HAZARDS.map((code) => (
                <option key={code} value={code}>
                  {hazard(code)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  );
};

export const WhatStep = ({
  draft,
  problems,
  sharedScreen,
  change,
  changeFiles,
  onFiles,
}: StepProps) => {
  const { t } = usePreferences();
  const left = charactersLeft(draft.content);
  return (
    <>
      <Matters draft={draft} problems={problems} change={change} />
      <Field field="content" label={t('contentLabel')} hint={t('contentHint')} problems={problems}>
        {(control) => (
          <textarea
            {...control}
            rows={8}
            value={draft.content}
            onChange={(event) => change({ content: event.target.value })}
          />
        )}
      </Field>
      {left < 1_000 && (
        <p className="hint">
          {left < 0 ? t('contentOver', { over: -left }) : t('contentCount', { left })}
        </p>
      )}
      <Field
        field="demand"
        label={t('demandLabel')}
        hint={t('demandHint')}
        optional
        problems={problems}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            value={draft.demand}
            onChange={(event) => change({ demand: event.target.value })}
          />
        )}
      </Field>
      {!sharedScreen && (
        <Attachments
          attachments={draft.attachments}
          problems={problems}
          onChange={changeFiles}
          onFiles={onFiles}
        />
      )}
    </>
  );
};

export const WhereStep = ({ draft, problems, campuses, today, change }: StepProps) => {
  const { t, language } = usePreferences();
  const departments = campuses.find((campus) => campus.code === draft.campus)?.departments ?? [];
  return (
    <>
      <Field field="campus" label={t('campusLabel')} problems={problems} group>
        {(control) => (
          <div className="choices">
            {campuses.map((campus, index) => (
              <label key={campus.code} className="choice">
                <input
                  id={index === 0 ? control.id : undefined}
                  type="radio"
                  name="campus"
                  checked={draft.campus === campus.code}
                  onChange={() => change({ campus: campus.code, department: '' })}
                />
                <span>{inLanguage(campus.name, language)}</span>
              </label>
            ))}
          </div>
        )}
      </Field>
      {departments.length > 0 && (
        <Field field="department" label={t('departmentLabel')} optional problems={problems}>
          {(control) => (
            <select
              {...control}
              value={draft.department}
              onChange={(event) => change({ department: event.target.value })}
            >
              <option value="">{t('departmentUnknown')}</option>
              {departments.map((department) => (
                <option key={department.code} value={department.code}>
                  {inLanguage(department.name, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field field="day" label={t('dayLabel')} hint={t('dayHint')} optional problems={problems}>
        {(control) => (
          <input
            {...control}
            type="date"
            max={today}
            value={draft.day}
            onChange={(event) => change({ day: event.target.value })}
          />
        )}
      </Field>
      <Field field="time" label={t('timeLabel')} optional problems={problems}>
        {(control) => (
          <input
            {...control}
            type="time"
            value={draft.time}
            onChange={(event) => change({ time: event.target.value })}
          />
        )}
      </Field>
    </>
  );
};

/** A number that is taken, but may not reach the sender: said at once, without standing in the way. */
export const PhoneDoubt = ({ phone }: { readonly phone: string }) => {
  const { doubt } = usePreferences();
  const found = phoneDoubt(phone);
  return <div role="status">{found && <p className="notice">{doubt(found)}</p>}</div>;
};

/** Staff complain through their own portal, so the public form does not offer that relation. */
const OFFERED = Object.keys(relations).filter(
  (code): code is keyof typeof relations => code !== 'staff',
);

export const WhoStep = ({ draft, problems, sharedScreen, change }: StepProps) => {
  const { t, relation } = usePreferences();
  const text = (
    field: 'name' | 'phone' | 'email',
    label: string,
    more: { hint?: string; optional?: boolean; type: string; autoComplete: string },
  ) => (
    <Field
      field={field}
      label={label}
      hint={more.hint}
      optional={more.optional}
      problems={problems}
    >
      {(control) => (
        <input
          {...control}
          type={more.type}
          autoComplete={sharedScreen ? 'off' : more.autoComplete}
          value={draft[field]}
          onChange={(event) => change({ [field]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <p>{t('whoIntro')}</p>
      <Field field="relation" label={t('relationLabel')} problems={problems}>
        {(control) => (
          <select
            {...control}
            value={draft.relation}
            onChange={(event) => change({ relation: event.target.value as Draft['relation'] })}
          >
            <option value="" disabled />
            {OFFERED.map((code) => (
              <option key={code} value={code}>
                {relation(code)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field field="anonymous" label={t('anonymousLabel')} problems={problems} group>
        {(control) => (
          <div className="choices">
            {[false, true].map((anonymous) => (
              <label key={String(anonymous)} className="choice">
                <input
                  id={anonymous ? undefined : control.id}
                  type="radio"
                  name="anonymous"
                  checked={draft.anonymous === anonymous}
                  onChange={() => change({ anonymous })}
                />
                <span>{t(anonymous ? 'anonymousYes' : 'anonymousNo')}</span>
              </label>
            ))}
          </div>
        )}
      </Field>
      {draft.anonymous ? (
        <p className="notice" role="status">
          {t('anonymousConsequence')}
        </p>
      ) : (
        <>
          {text('name', t('nameLabel'), { type: 'text', autoComplete: 'name' })}
          {text('phone', t('phoneLabel'), {
            type: 'tel',
            autoComplete: 'tel',
            hint: t('phoneHint'),
          })}
          <PhoneDoubt phone={draft.phone} />
          {text('email', t('emailLabel'), { type: 'email', autoComplete: 'email', optional: true })}
        </>
      )}
    </>
  );
};
