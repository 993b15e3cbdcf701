import { Alert } from 'antd';
import { asProblem } from '../api/problem';
import type { ComplaintView } from '../api/types';
import { Complainant } from '../contact/complainant';
import { FIELD_NAMES } from '../contact/field-names';
import '../i18n/contact';
import { useDirectory } from '../kit/directory';
import { FilePreview } from '../kit/file-preview';
import { Loading } from '../kit/loading';
import { shown } from '../kit/plain-text';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useComplaint } from './use-complaint';

/** What intake took with a doubt, and an earlier complaint that looks the same. */
const ToCheck = ({ complaint }: { readonly complaint: ComplaintView }) => {
  const { t, label } = useWords();
  const doubts = [
    ...(complaint.warnings ?? []).map(({ code }) => label('warning', code)),
    ...(complaint.perhapsSameAs ? [t('complaintSame', { no: complaint.perhapsSameAs })] : []),
  ];
  if (doubts.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="dialog-note"
      data-testid="complaint-doubts"
      title={t('complaintCheck')}
      description={
        <ul className="plain-list">
          {doubts.map((doubt) => (
            <li key={doubt}>{doubt}</li>
          ))}
        </ul>
      }
    />
  );
};

/** What was said later, and what staff corrected of the person, oldest first. */
const Additions = ({ complaint }: { readonly complaint: ComplaintView }) => {
  const { t, label, list, long } = useWords();
  const directory = useDirectory();
  if (!complaint.additions?.length) return null;
  return (
    <>
      <h3>{t('complaintAdditions')}</h3>
      <ol className="plain-list" data-testid="complaint-additions">
        {complaint.additions.map((one) => (
          <li key={`${one.at}-${one.kind}`}>
            <p>
              {one.corrected
                ? t('correctedFields', {
                    fields: list(one.corrected.map((field) => t(FIELD_NAMES[field]))),
                  })
                : label('addition', one.kind)}{' '}
              · {one.by && `${directory.person(one.by)} · `}
              {long(one.at)}
              {one.externalDueAt && ` · ${t('additionDue', { at: long(one.externalDueAt) })}`}
            </p>
            {[one.content, one.demand, one.note]
              .filter((text) => text !== null)
              .map((text) => (
                <p key={text} className="said" dir="auto">
                  {shown(text)}
                </p>
              ))}
          </li>
        ))}
      </ol>
    </>
  );
};

const Body = ({ complaint }: { readonly complaint: ComplaintView }) => {
  const { t, long } = useWords();
  const directory = useDirectory();
  return (
    <>
      <ToCheck complaint={complaint} />
      {complaint.content === null ? (
        <p className="soft">{t('complaintDenied')}</p>
      ) : (
        <p className="said" dir="auto" data-testid="complaint-text">
          {shown(complaint.content)}
        </p>
      )}
      <dl className="pairs">
        {complaint.demand && (
          <>
            <dt>{t('complaintDemand')}</dt>
            <dd className="said" dir="auto">
              {shown(complaint.demand)}
            </dd>
          </>
        )}
        <dt>{t('complaintWho')}</dt>
        <dd>
          <Complainant complaint={complaint} />
        </dd>
        {complaint.department && (
          <>
            <dt>{t('complaintDepartment')}</dt>
            <dd>{directory.department(complaint.department)}</dd>
          </>
        )}
        {complaint.occurredAt && (
          <>
            <dt>{t('complaintOccurred')}</dt>
            <dd>{long(complaint.occurredAt)}</dd>
          </>
        )}
        {complaint.externalRef && (
          <>
            <dt>{t('complaintRef')}</dt>
            <dd>{shown(complaint.externalRef)}</dd>
          </>
        )}
        {complaint.order && (
          <>
            <dt>{t('complaintOrder')}</dt>
            <dd data-testid="complaint-order">
              {complaint.order.authority}
              {complaint.order.dueAt &&
                ` · ${t('complaintOrderDue', { at: long(complaint.order.dueAt) })}`}
              {' · '}
              {complaint.order.sentBackAt
                ? t('complaintOrderSent', {
                    at: long(complaint.order.sentBackAt),
                    who: complaint.order.sentBackBy
                      ? directory.person(complaint.order.sentBackBy)
                      : '',
                  })
                : t('complaintOrderOwed')}
            </dd>
          </>
        )}
        {complaint.attachments.length > 0 && (
          <>
            <dt>{t('complaintFiles')}</dt>
            <dd>
              <ul className="plain-list">
                {complaint.attachments.map((file) => (
                  <li key={file.uploadId}>
                    <FilePreview
                      href={`/api/v1/complaints/${encodeURIComponent(complaint.complaintNo)}/attachments/${file.uploadId}`}
                      fileName={file.fileName}
                      mediaType={file.mediaType}
                      bytes={file.bytes}
                      original={complaint.readsOriginals === true}
                    />
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      <Additions complaint={complaint} />
    </>
  );
};

/** The words of the complainant, with the identity masked, as intake lets this person see them. */
export const ComplaintCard = ({ complaintNo }: { readonly complaintNo: string }) => {
  const { t } = useWords();
  const query = useComplaint(complaintNo);
  const denied = query.error !== null && asProblem(query.error).status === 403;
  return (
    <section className="card words" aria-labelledby="complaint-title">
      <h2 id="complaint-title">{t('complaintTitle')}</h2>
      {query.isPending && <Loading rows={3} />}
      {denied && <p className="soft">{t('complaintDenied')}</p>}
      {query.error && !denied && (
        <ProblemView error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && <Body complaint={query.data} />}
    </section>
  );
};
