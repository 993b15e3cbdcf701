import type { ReactNode } from 'react';
import { inLanguage, joined } from '../i18n/language';
import { shown } from '../kit/plain-text';
import type { DraftField, FieldProblem, Step } from './draft';
import { PhoneDoubt, type StepProps } from './form-steps';
import { usePreferences } from './preferences';

interface Row {
  readonly field: DraftField;
  readonly label: string;
  readonly value: ReactNode;
}

const AnswerProblem = ({
  problem,
  describe,
}: {
  readonly problem: FieldProblem | undefined;
  describe(problem: FieldProblem): string;
}) => (problem ? <p className="field-error">{describe(problem)}</p> : null);

export const CheckStep = ({
  draft,
  campuses,
  problems,
  sharedScreen,
  onChange,
}: StepProps & { onChange(field: DraftField): void }) => {
  const { t, language, relation, matter, hazard, fieldProblem } = usePreferences();
  const problemOf = (field: DraftField) => problems.find((problem) => problem.field === field);
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
        { field: 'matter', label: t('matterLabel'), value: matter(draft.matter) },
        ...(draft.matter === 'hazard'
          ? [
              {
                field: 'hazard',
                label: t('hazardLabel'),
                value: draft.hazard === '' ? t('hazardUnknown') : hazard(draft.hazard),
              } as const,
            ]
          : []),
        { field: 'content', label: t('stepWhat'), value: shown(draft.content) },
        { field: 'demand', label: t('demandLabel'), value: shown(draft.demand) },
        ...(sharedScreen
          ? []
          : [
              {
                field: 'attachments',
                label: t('filesLabel'),
                value: joined(
                  draft.attachments.map((file) => shown(file.fileName)),
                  language,
                ),
              } as const,
            ]),
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
            <div key={row.field} className={problemOf(row.field) && 'wrong'}>
              <dt>{row.label}</dt>
              <dd className="said">
                <AnswerProblem problem={problemOf(row.field)} describe={fieldProblem} />
                {row.value || <span className="hint">{t('none')}</span>}
              </dd>
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
      {draft.anonymous ? (
        <p className="notice">{t('anonymousConsequence')}</p>
      ) : (
        <PhoneDoubt phone={draft.phone} />
      )}
    </>
  );
};
