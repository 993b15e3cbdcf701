/**
 * The measurements that a document tells of under a heading, in groups of the same conditions: `{ conditions, measured }`, of each its name
 * and its values by figure. So what was measured elsewhere, or before results were lost, stays until it is measured again.
 */
export function toldIn(document, heading) {
  const [, section = ''] = document.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  const told = [];
  for (const [table, , conditions = ''] of pieces(own.split('\n')))
    told.push({ conditions, measured: measuredIn(table.map(cellsOf)) });
  return told;
}

/** Each table with the two lines that follow it. */
function pieces(lines) {
  const found = [];
  let table = [];
  for (const [i, line] of lines.entries())
    if (line.startsWith('|')) table.push(line);
    else if (table.length > 0) {
      found.push([table, line, lines[i + 1]]);
      table = [];
    }
  return found;
}

const cellsOf = (line) =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

/** A row for each measurement, or a column. */
function measuredIn([head = [], , ...rows]) {
  if (head[0] === 'measured')
    return rows.map(([name, ...cells]) => ({
      name,
      values: new Map(head.slice(1).map((figure, i) => [figure, cells[i]])),
    }));
  return head.slice(1).map((name, i) => ({
    name,
    values: new Map(rows.map(([figure, ...cells]) => [figure, cells[i]])),
  }));
}
