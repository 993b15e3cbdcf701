import { cpus, loadavg, totalmem } from 'node:os';

export function machine() {
  const [cpu] = cpus();
  return `machine: ${cpus().length} × ${cpu.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${new Date().toISOString()}, load ${loadavg()[0].toFixed(1)} before the first measurement\n`;
}
