import type { ReactNode } from 'react';
import { inLanguage, joined } from '../i18n/language';
import type { DraftField, Step } from './draft';
import type { StepProps } from './form-steps';
import { usePreferences } from './preferences';

interface Row {
  readonly field: DraftField;
  readonly label: string;
  readonly value: ReactNode;
}

export const CheckStep = ({
  draft,
  campuses,
  onChange,
}: StepProps & { onChange(field: DraftField): void }) => {
  const { t, language, relation } = usePreferences();
  const campus = campuses.find((found) => found.code === draft.campus);
  const department = campus?.departments.find((found) => found.code === draft.department);
  const who: Row[] = draft.anonymous
    ? [{ field: 'anonymous', label: t('anonymousLabel'), value: t('anonymousYes') }]
    : [
        { field: 'name', label: t('nameLabel'), value: draft.name },
        { field: 'phone', label: t('phoneLabel'), value: draft.phone },
        { field: 'email', label: t('emailLabel'), value: draft.email },
      ];
  const groups: readonly (readonly [Step, readonly Row[]])[] = [
    [
      'what',
      [
        { field: 'content', label: t('stepWhat'), value: draft.content },
        { field: 'demand', label: t('demandLabel'), value: draft.demand },
        {
          field: 'attachments',
          label: t('filesLabel'),
          value: joined(
            draft.attachments.map((file) => file.fileName),
            language,
          ),
        },
      ],
    ],
    [
      'where',
      [
        {
          field: 'campus',
          label: t('campusLabel'),
          value: campus && inLanguage(campus.name, language),
        },
        {
          field: 'department',
          label: t('departmentLabel'),
          value: department ? inLanguage(department.name, language) : t('departmentUnknown'),
        },
        { field: 'day', label: t('dayLabel'), value: `${draft.day} ${draft.time}`.trim() },
      ],
    ],
    [
      'who',
      [
        {
          field: 'relation',
          label: t('relationLabel'),
          value: draft.relation && relation(draft.relation),
        },
        ...who,
      ],
    ],
  ];
  return (
    <>
      <p>{t('checkIntro')}</p>
      <dl className="answers">
        {groups.flatMap(([, rows]) =>
          rows.map((row) => (
            <div key={row.field}>
              <dt>{row.label}</dt>
              <dd className="said">{row.value || <span className="hint">{t('none')}</span>}</dd>
              <dd>
                <button
                  type="button"
                  className="link"
                  onClick={() => onChange(row.field)}
                  aria-label={t('changeWhat', { what: row.label })}
                >
                  {t('change')}
                </button>
              </dd>
            </div>
          )),
        )}
      </dl>
      {draft.anonymous && <p className="notice">{t('anonymousConsequence')}</p>}
    </>
  );
};
