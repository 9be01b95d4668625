/** An absolute budget counts as missed by this factor only: the machine may be slow or busy. */
const GENEROSITY = 5;

const HEAD = ['what', '', 'ours'];

/** Prints measurements beside those of a peer, and returns how many are beyond what may be. */
export function printTable(rows, peerName) {
  const table = rows.map((row) => ({ row, verdict: verdictOn(row) }));
  const head = [...HEAD, peerName, 'ratio', 'limit', 'budget', ''];
  const lines = [head, ...table.map(({ row, verdict }) => cellsOf(row, verdict))];
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
  for (const cells of lines) {
    const padded = cells.map((cell, column) =>
      column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
    );
    console.log(padded.join('  '));
  }
  return table.filter(({ verdict }) => verdict === 'FAILED').length;
}

function ratioOf({ ours, peer }) {
  return ours === undefined || !peer ? undefined : ours / peer;
}

function verdictOn({ ours, peer, budget = Number.POSITIVE_INFINITY, share = Number.POSITIVE_INFINITY }) {
  if (ours === undefined) return '';
  const ratio = ratioOf({ ours, peer }) ?? 0;
  if (ratio > share || ours > budget * GENEROSITY) return 'FAILED';
  return ours > budget ? 'over' : 'ok';
}

function cellsOf(row, verdict) {
  const ratio = ratioOf(row);
  const limit = (value) => (value === undefined ? '' : `≤ ${value}`);
  return [
    row.what,
    row.unit,
    number(row.ours),
    number(row.peer),
    ratio === undefined ? '' : ratio.toFixed(2),
    limit(ratio === undefined ? undefined : row.share),
    limit(row.budget),
    verdict,
  ];
}

function number(value) {
  return value === undefined ? '' : value.toFixed(value < 10 ? 1 : 0);
}
