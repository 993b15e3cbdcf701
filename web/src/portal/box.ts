/** A form that was opened by the QR code of a suggestion box. */
export interface FromBox {
  readonly campus: string;
}

/** What the address of the label says, `?campus=main&box=hall`; null for any other address. */
export const boxIn = (search: string): FromBox | null => {
  const query = new URLSearchParams(search);
  const campus = query.get('campus');
  return campus !== null && query.has('box') ? { campus } : null;
};

interface Campus {
  readonly code: string;
  readonly channels: readonly string[];
}

/** By which channel the form comes in: that of the box, where the campus has boxes open. */
export const channelOf = (
  box: FromBox | null,
  campus: string,
  campuses: readonly Campus[],
): 'web_form' | 'suggestion_box' =>
  box !== null &&
  box.campus === campus &&
  campuses.some(({ code, channels }) => code === campus && channels.includes('suggestion_box'))
    ? 'suggestion_box'
    : 'web_form';
