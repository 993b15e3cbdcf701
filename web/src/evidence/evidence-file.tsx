import type { Evidence } from '@tingsu/contracts';
import '../i18n/office';
import { useDirectory } from '../kit/directory';
import { FilePreview } from '../kit/file-preview';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';

interface Props {
  readonly file: Evidence;
  readonly complaintNo: string;
  /** Said where files of several slots stand together. */
  readonly withSlot?: boolean;
  readonly original?: boolean;
  readonly folded?: boolean;
}

/** A file of the office with its preview, who gave it and who added it. */
export const EvidenceFile = ({
  file,
  complaintNo,
  withSlot = false,
  original = false,
  folded = false,
}: Props) => {
  const { t, label, long } = useWords();
  const { person } = useDirectory();
  const { uploadId, fileName, mediaType, bytes, source, place, note, takenAt, sha256 } = file;
  return (
    <li data-file={uploadId}>
      <FilePreview
        href={`/api/v1/complaints/${encodeURIComponent(complaintNo)}/attachments/${uploadId}`}
        fileName={fileName}
        mediaType={mediaType}
        bytes={bytes}
        original={original}
        folded={folded}
      />
      <p className="soft">
        {withSlot && `${label('evidenceSlot', file.slot)} · `}
        {t('evidenceFrom', { source: shown(source) })}
        {takenAt && ` · ${t('evidenceTaken', { at: long(takenAt) })}`}
        {place && ` · ${shown(place)}`} ·{' '}
        {t('evidenceAddedBy', { name: person(file.addedBy), at: long(file.addedAt) })}
      </p>
      {note && (
        <p className="said" dir="auto">
          {shown(note)}
        </p>
      )}
      <details>
        <summary className="soft">{t('evidenceHash')}</summary>
        <code>{sha256}</code>
      </details>
    </li>
  );
};
