/** Prints a row for each sample and how many ended as expected; returns the exit code. */
export function printTable(rows) {
  const cells = rows.map(({ sample, sent, caseNo, triaged, finalState, differences }) => [
    sample.id,
    sample.channel,
    sent.way,
    caseNo,
    triaged.acceptance,
    [triaged.nature, ...triaged.natureRules].join(' '),
    `${triaged.lead}${triaged.assist.length > 0 ? ` (${triaged.assist.join('、')})` : ''}`,
    finalState,
    differences.length === 0 ? 'as expected' : differences.map(describe).join('; '),
  ]);
  const header = [
    'sample',
    'channel',
    'sent by',
    'case',
    'acceptance',
    'nature',
    'lead (assist)',
    'ended as',
    'result',
  ];
  const widths = header.map((title, column) =>
    Math.max(width(title), ...cells.map((row) => width(row[column]))),
  );
  for (const row of [header, ...cells])
    console.log(
      row.map((cell, column) => cell + ' '.repeat(widths[column] - width(cell))).join('  '),
    );
  const good = rows.filter(({ differences }) => differences.length === 0).length;
  console.log(`\n${good} of ${rows.length} samples ended where they should.`);
  return good === rows.length ? 0 : 1;
}

const describe = ({ what, wanted, got }) =>
  `${what}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`;

/** Columns on a terminal: a Chinese character takes two. */
function width(text) {
  return [...text].reduce(
    (sum, character) => sum + (/[\u2e80-\uffef]/u.test(character) ? 2 : 1),
    0,
  );
}
