import { useEffect, useState } from 'react';
import '../i18n/casepage';
import { openPdf } from './open-pdf.client';
import { shown } from './plain-text';
import { adviceOn, previewOf, type PreviewKind } from './preview-kind';
import { useWords } from './words';

interface Props {
  /** Where the file is downloaded; the same address shows it. */
  readonly href: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Offers a picture as it came, which this reader may have. */
  readonly original?: boolean;
  /** Shows nothing until it is asked for, where the same file stands open elsewhere on the page. */
  readonly folded?: boolean;
}

const SHOWN_AT_ONCE_UP_TO = 2_000_000;

const size = (bytes: number): string =>
  bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1_024))} KB`
    : `${(bytes / 1_048_576).toFixed(1)} MB`;

const Shown = ({ kind, href, fileName }: Props & { readonly kind: PreviewKind }) => {
  const { t } = useWords();
  const name = shown(fileName);
  if (kind === 'picture')
    return <img className="preview" src={href} alt={t('filePicture', { name })} loading="lazy" />;
  if (kind === 'sound')
    return <audio controls preload="none" src={href} aria-label={t('fileSound', { name })} />;
  return (
    <video
      className="preview"
      controls
      preload="none"
      src={href}
      aria-label={t('fileVideo', { name })}
    />
  );
};

/** A file with its preview: small pictures at once, the rest when asked for; downloading stays as it is. */
export const FilePreview = (file: Props) => {
  const { t } = useWords();
  const { href, fileName, mediaType, bytes, original = false, folded = false } = file;
  const kind = previewOf(mediaType);
  const advice = adviceOn(mediaType);
  const atOnce = !folded && kind === 'picture' && bytes <= SHOWN_AT_ONCE_UP_TO;
  const [open, setOpen] = useState(atOnce);
  useEffect(() => setOpen(atOnce), [href, atOnce]);
  return (
    <div className="file">
      <a href={href} download={fileName}>
        {shown(fileName)}
      </a>{' '}
      <span className="soft">{size(bytes)}</span>{' '}
      {advice && <span className="soft">{t(advice)}</span>}
      {original && mediaType.startsWith('image/') && (
        <>
          <a href={`${href}?original=true`} download={fileName}>
            {t('fileOriginal')}
          </a>{' '}
        </>
      )}
      {kind === 'pdf' && (
        <button
          type="button"
          className="plain"
          onClick={() => void openPdf(href).catch(() => undefined)}
        >
          {t('fileOpen', { name: 'PDF' })}
        </button>
      )}
      {kind && kind !== 'pdf' && (
        <>
          <button
            type="button"
            className="plain"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'fileHide' : 'fileShow')}
          </button>
          {open && <Shown {...file} kind={kind} />}
        </>
      )}
    </div>
  );
};
