import type { ReactNode } from 'react';
import { columnName } from '../i18n/column-name';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { shown } from '../kit/plain-text';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import { emptyDraft, type Draft } from './draft';
import type { Stored } from './kept.store';
import { useRegisterForm } from './use-register-form';

/** Lines to write on by hand, each high enough for it. */
const Lines = ({ count }: { readonly count: number }) => (
  <div aria-hidden="true">
    {Array.from({ length: count }, (_, index) => (
      <div key={index} className="sheet-line" />
    ))}
  </div>
);

const Cell = ({
  name,
  span,
  children,
}: {
  readonly name: string;
  readonly span?: number;
  readonly children?: ReactNode;
}) => (
  <>
    <th scope="row">{name}</th>
    <td colSpan={span}>{children}</td>
  </>
);

/** Words of the form, or lines where they are to be written by hand. */
const Words = ({
  name,
  text,
  lines,
}: {
  readonly name: string;
  readonly text: string;
  readonly lines: number;
}) => (
  <tr>
    <Cell name={name} span={5}>
      {text ? (
        <p className="said" dir="auto">
          {shown(text)}
        </p>
      ) : (
        <Lines count={lines} />
      )}
    </Cell>
  </tr>
);

const Signed = ({ name, note }: { readonly name: string; readonly note?: string }) => {
  const { t } = useWords();
  return (
    <tr className="sheet-sign">
      <Cell name={name} span={3}>
        {note}
      </Cell>
      <Cell name={t('regSheetDate')} />
    </tr>
  );
};

const People = ({ draft }: { readonly draft: Draft }) => {
  const { t, label } = useWords();
  const who = draft.anonymous ? t('regMatterAnonymous') : shown(draft.name);
  const sex = { female: 'regSexFemale', male: 'regSexMale', unknown: 'regSexUnknown' } as const;
  return (
    <>
      <tr>
        <Cell name={t('regSheetComplainant')}>{who}</Cell>
        <Cell name={t('regPhone')}>{shown(draft.phone)}</Cell>
        <Cell name={t('regRelation')}>{draft.relation && label('relation', draft.relation)}</Cell>
      </tr>
      <tr>
        <Cell name={t('regAddress')} span={5}>
          {shown([draft.address, draft.email].filter(Boolean).join(' · '))}
        </Cell>
      </tr>
      <tr>
        <Cell name={t('regPatientName')}>{shown(draft.patientName)}</Cell>
        <Cell name={t('regSheetSexAge')}>
          {[draft.sex && t(sex[draft.sex]), draft.age].filter(Boolean).join(' / ')}
        </Cell>
        <Cell name={t('regSheetNumbers')}>
          {shown([draft.recordNo, draft.visitNo].filter(Boolean).join(' / '))}
        </Cell>
      </tr>
    </>
  );
};

/** What is known of the signature when the sheet is printed: nothing is, so that it can be signed, or why there is none. */
const useSignatureNote = () => {
  const { t, label } = useWords();
  return ({ signature }: Draft): string => {
    if (signature === '' || signature === 'signed') return '';
    if (signature === 'voice') return t('regSignedByVoice');
    return signature === 'waived' ? t('regNotSigned') : label('signature', signature);
  };
};

/** The register form on one page A4: what was typed, and room for what is signed and decided; without a complaint, blank. */
export const RegisterSheet = ({ stored }: { readonly stored?: Stored }) => {
  const { t, language, label, list, long } = useWords();
  const directory = useDirectory();
  const tenant = useSession()?.tenant;
  const signatureNote = useSignatureNote();
  const draft = stored?.draft ?? emptyDraft;
  const { title, columns } = useRegisterForm(stored?.draft);
  const about = [
    ...draft.units.map(directory.department),
    ...draft.persons.map(directory.person),
    draft.others,
  ].filter(Boolean);
  const when = [draft.day, draft.time, draft.place].filter(Boolean).join(' ');
  return (
    <>
      <h1>{title ? inLanguage(title, language) : t('regSheetTitle')}</h1>
      <p>{tenant && inLanguage(tenant.name, language)}</p>
      <table>
        <tbody>
          <tr>
            <Cell name={t('regDoneNo')}>{stored?.receipt.complaintNo}</Cell>
            <Cell name={t('regChannel')}>{draft.channel && label('channel', draft.channel)}</Cell>
            <Cell name={t('regDoneAt')}>{stored && long(stored.receipt.receivedAt)}</Cell>
          </tr>
          <People draft={draft} />
          <tr>
            <Cell name={t('regSheetAbout')} span={5}>
              {shown(list(about))}
            </Cell>
          </tr>
          <tr>
            <Cell name={t('regSheetWhen')} span={5}>
              {shown(when)}
            </Cell>
          </tr>
          <Words name={t('regSheetFacts')} text={draft.content} lines={7} />
          <Words name={t('regReasons')} text={draft.reasons} lines={1} />
          <Words name={t('regDemand')} text={draft.demand} lines={2} />
          <tr>
            <Cell name={t('regSheetFiles')} span={5}>
              {shown(list(draft.attachments.map(({ fileName }) => fileName)))}
            </Cell>
          </tr>
          <Signed
            name={t('regSheetComplainantSign')}
            note={[draft.restated && t('regRestated'), signatureNote(draft)]
              .filter(Boolean)
              .join(' · ')}
          />
          <Signed
            name={t('regSheetRecipientSign')}
            note={stored && directory.person(draft.firstResponder)}
          />
          <Words
            name={t('regSheetOpinion')}
            text={draft.ending === 'solved' ? draft.outcome : ''}
            lines={2}
          />
          {columns.map((code) => (
            <Words key={code} name={columnName(code, language)} text="" lines={1} />
          ))}
          <Signed name={t('regSheetApproval')} />
          <Signed name={t('regSheetFeedback')} />
        </tbody>
      </table>
    </>
  );
};
