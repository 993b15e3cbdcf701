/** The line above what mail programs repeat of the mail that is answered. */
const REPEATS: readonly RegExp[] = [
  /^[-—_]{3,}\s*(原始邮件|原邮件|original( message)?|回复的原邮件|转发的?邮件信息|forwarded message)\s*[-—_]{3,}$/i,
  /^>?\s*在\s?.{4,80}(写道|寫道)\s*[:：]$/,
  /^on .{6,120} wrote:$/i,
];
const HEAD =
  /^[*>]*\s?(发件人|发送时间|发送日期|日期|收件人|抄送|主题|from|sent|date|to|cc|subject)\s?[*]?\s?[:：]/i;
/** So many lines of a head in a row are one. */
const LINES_OF_A_HEAD = 3;
/** What is longer is text of a person. */
const LONGEST_MARK = 200;

/**
 * The words without the mail that they answer. Everything stays where it is not certain: where somebody wrote below or between the lines
 * that are repeated, and where nothing would be left.
 */
export function withoutQuotedTail(words: string): string {
  const lines = words.split('\n');
  const tail = repeatedFrom(lines);
  const at = lines.findIndex((line, index) => beginsRepeat(lines, line.trim(), index, tail));
  const own = lines.slice(0, at < 0 ? lines.length : at);
  while (own.length > 0 && isRepeated(own.at(-1) ?? '')) own.pop();
  const kept = own.join('\n').trim();
  return kept === '' ? words : kept;
}

function beginsRepeat(
  lines: readonly string[],
  line: string,
  index: number,
  tail: number,
): boolean {
  if (line.length > LONGEST_MARK) return false;
  if (REPEATS.some((mark) => mark.test(line))) return isNoAnswer(lines, index + 1, tail);
  if (line.startsWith('>') && index >= tail) return true;
  const head = lines.slice(index, index + LINES_OF_A_HEAD);
  return head.length === LINES_OF_A_HEAD && head.every(isOfAHead);
}

const isOfAHead = (line: string): boolean => HEAD.test(line.slice(0, LONGEST_MARK).trim());

const isRepeated = (line: string): boolean => line.trim() === '' || line.trim().startsWith('>');

/** From here to the end no line is the person's. */
function repeatedFrom(lines: readonly string[]): number {
  let from = lines.length;
  while (from > 0 && isRepeated(lines[from - 1] ?? '')) from -= 1;
  return from;
}

/** Where the lines are marked one by one, a line without the mark is the person's. */
function isNoAnswer(lines: readonly string[], from: number, tail: number): boolean {
  let first = from;
  while (first < lines.length && (lines[first] ?? '').trim() === '') first += 1;
  return !(lines[first] ?? '').startsWith('>') || from >= tail;
}
