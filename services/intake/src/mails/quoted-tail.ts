/** The line above what mail programs repeat of the mail that is answered. */
const REPEATS: readonly RegExp[] = [
  /^\s*[-—_]{3,}\s*(原始邮件|原邮件|original( message)?|回复的原邮件|转发的?邮件信息|forwarded message)\s*[-—_]{3,}\s*$/i,
  /^\s*>?\s*在\s?.{4,80}(写道|寫道)\s*[:：]\s*$/,
  /^\s*on .{6,120} wrote:\s*$/i,
];
const HEAD =
  /^\s*[*>]*\s*(发件人|发送时间|发送日期|日期|收件人|抄送|主题|from|sent|date|to|cc|subject)\s*[*]?\s*[:：]/i;
/** So many lines of a head in a row are one. */
const LINES_OF_A_HEAD = 3;

/**
 * The words without the mail that they answer. Everything stays where it is not certain: where somebody wrote below or between the lines
 * that are repeated, and where nothing would be left.
 */
export function withoutQuotedTail(words: string): string {
  const lines = words.split('\n');
  const at = lines.findIndex((line, index) => beginsRepeat(lines, line, index));
  const own = lines.slice(0, at < 0 ? lines.length : at);
  while (own.length > 0 && /^\s*(>.*)?$/.test(own.at(-1) ?? '')) own.pop();
  const kept = own.join('\n').trim();
  return kept === '' ? words : kept;
}

function beginsRepeat(lines: readonly string[], line: string, index: number): boolean {
  if (REPEATS.some((mark) => mark.test(line))) return isNoAnswer(lines.slice(index + 1));
  return lines.slice(index, index + LINES_OF_A_HEAD).filter((one) => HEAD.test(one)).length ===
    LINES_OF_A_HEAD
    ? true
    : line.startsWith('>') && lines.slice(index).every(isRepeated);
}

const isRepeated = (line: string): boolean => /^\s*(>.*)?$/.test(line);

/** Where the lines are marked one by one, a line without the mark is the person's. */
const isNoAnswer = (rest: readonly string[]): boolean => {
  const written = rest.filter((line) => line.trim() !== '');
  return !(written[0] ?? '').startsWith('>') || rest.every(isRepeated);
};
